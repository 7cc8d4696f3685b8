import type { RegionCode, UnitId } from '../../../kernel/ids';
import type { Tier } from '../../../kernel/tier';
import { handOver } from '../../../sla';
import type { Appeal } from '../appeal';
import { eventOf, optional, part, plain, unitId } from '../card';
import { clocks, owed, resumed } from '../clocks';
import type { AppealContext } from '../context';
import type { AppealEvent } from '../events';
import { orStandIn } from '../queue';
import { inRound, withResolution } from '../resolution';

/** Who is listed no more, and who stands in for them from now on. */
export interface Heir {
  readonly from: UnitId;
  readonly to: UnitId;
}

/** Units or regions were merged or given up: what they had to do with the appeal is somebody else's now. */
export const appealInherited = eventOf('AppealInherited', {
  data: {
    heirs: plain<readonly Heir[]>(),
    /** When whoever held it is gone. */
    holder: optional(part({ from: unitId, to: unitId, tier: plain<Tier>() })),
    /** When its region is gone. */
    place: optional(part({ from: plain<RegionCode>(), to: plain<RegionCode>() })),
  },
  evolve: (appeal, { heirs, holder, place }, { occurredAt }) => {
    const { held, helpers, round, supervisions, upheld, refusedBy, exclusion } = appeal;
    const heir = <Unit extends UnitId | undefined>(unit: Unit): Unit | UnitId =>
      heirs.find(({ from }) => from === unit)?.to ?? unit;
    const kept = { ...appeal, place: place?.to ?? appeal.place };
    const inherited: Appeal = {
      ...kept,
      held: held && {
        ...held,
        decides: heir(held.decides),
        ...(holder && {
          ...{ unit: holder.to, tier: holder.tier, since: occurredAt },
          // What they had left no time for is theirs; and its siblings may still be asked.
          ...{ givenBy: holder.from, inherits: holder.from },
        }),
      },
      assignee: holder ? undefined : appeal.assignee,
      helpers: [...new Set(helpers.map(heir))].filter((unit) => unit !== holder?.to),
      supervisions: Object.fromEntries(
        Object.entries(supervisions).map(([subject, { unit, by }]) => [
          subject,
          { unit: heir(unit), by: heir(by) },
        ]),
      ),
      refusedBy: heir(refusedBy),
      upheld: upheld && { ...upheld, by: heir(upheld.by) },
      exclusion: exclusion && { ...exclusion, by: heir(exclusion.by) },
    };
    const { returning, resolution } = round;
    const answered = resolution ? withResolution(inherited, { unit: heir(resolution.unit) }) : inherited;
    return inRound(answered, { returning: heir(returning), letGo: [...new Set(round.letGo.map(heir))] });
  },
  says: ({ heirs, holder, place }, { unit, region }) => {
    if (holder !== undefined)
      return {
        zh: `机构调整，由${unit(holder.to).zh}承接${unit(holder.from).zh}的办理`,
        en: `${unit(holder.to).en} takes over from ${unit(holder.from).en}, which is no more`,
      };
    if (place !== undefined)
      return {
        zh: `区划调整，${region(place.from).zh}现属${region(place.to).zh}`,
        en: `${region(place.from).en} now belongs to ${region(place.to).en}`,
      };
    const both = (language: 'zh' | 'en', words: (from: string, to: string) => string) =>
      heirs.map(({ from, to }) => words(unit(from)[language], unit(to)[language])).join('，');
    return {
      zh: `机构调整，${both('zh', (from, to) => `${from}的职责由${to}承担`)}`,
      en: both('en', (from, to) => `${to} takes over the duties of ${from}`),
    };
  },
  shows: 'sentence',
  involves: ({ heirs }) => heirs.map(({ to }) => to),
});

/** Where the place of an appeal lies since its region was given up. */
export const placeMoved = (
  place: RegionCode,
  { directory }: Pick<AppealContext, 'directory'>,
): { readonly from: RegionCode; readonly to: RegionCode } | undefined => {
  const to = directory.placeNow(place);
  return to === place ? undefined : { from: place, to };
};

/** What is to be inherited of this appeal, and not yet recorded; once, whoever comes first. */
export function inheritanceOf(appeal: Appeal, context: AppealContext): readonly AppealEvent[] {
  const heirs = unitsIn(appeal).flatMap((from) => heirOf(from, appeal, context));
  const place = placeMoved(appeal.place, context);
  if (heirs.length === 0 && place === undefined) return [];
  const heir = (unit: string) => heirs.find(({ from }) => from === unit);
  const holder = appeal.held && heir(appeal.held.unit);
  const moves = owed(appeal).filter(({ deadline }) => heir(deadline.owner) !== undefined);
  return [
    appealInherited({
      heirs: heirs.map(({ from, to }) => ({ from, to })),
      holder,
      place,
      clocks: clocks({
        changed: moves.map((clock) =>
          handOver(resumed(clock, context), heir(clock.deadline.owner)?.to ?? clock.deadline.owner),
        ),
        // What stands still goes on standing still.
        paused: moves.flatMap(({ status, deadline }) => (status === 'paused' ? [deadline.id] : [])),
      }),
    }),
  ];
}

/** Everybody whose move it is or may become. */
function unitsIn(appeal: Appeal): readonly UnitId[] {
  const { held, helpers, round, supervisions, upheld, refusedBy } = appeal;
  const watched = Object.values(supervisions).flatMap(({ unit, by }) => [unit, by]);
  const owners = owed(appeal).flatMap(({ deadline: { owner } }) => (owner === 'reporter' ? [] : [owner]));
  const units = [held?.unit, held?.decides, round.resolution?.unit, round.returning, refusedBy, upheld?.by];
  return [...new Set([...units, ...watched, ...helpers, ...owners].flatMap((id) => id ?? []))];
}

/** Nobody who is named inherits. */
function heirOf(
  from: UnitId,
  appeal: Appeal,
  context: AppealContext,
): readonly (Heir & { readonly tier: Tier })[] {
  const { directory } = context;
  const next = directory.unit(from) ? undefined : directory.heirOf(from);
  if (next === undefined) return [];
  const to = orStandIn(next.id, appeal, context);
  return [{ from, to, tier: directory.unit(to)?.tier ?? next.tier }];
}

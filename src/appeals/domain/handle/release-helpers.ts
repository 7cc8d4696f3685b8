import type { Sealed } from '../../../kernel/sealed';
import type { UnitId } from '../../../kernel/ids';
import { listOf } from '../../../kernel/fields';
import type { Appeal } from '../appeal';
import { eventOf, freeText, unitId } from '../card';
import { clocks, owed } from '../clocks';
import type { Deciding } from '../context';
import type { AppealEvent } from '../events';

/** What helpers had not done when the lead answered, and why it did not wait for them. */
export const helpersReleased = eventOf('HelpersReleased', {
  data: { by: unitId, helpers: listOf(unitId), reason: freeText },
  evolve: (appeal) => appeal,
  says: ({ by, helpers }, { unit }) => ({
    zh: `${unit(by).zh}说明理由，不再等待${helpers.map((id) => unit(id).zh).join('、')}协办`,
    en: `${unit(by).en} says why it did not wait for ${helpers.map((id) => unit(id).en).join(', ')}`,
  }),
  text: ({ reason }) => reason,
  shows: 'nothing',
});

/** Nothing where no helper owes anything; else the lead says why it answers all the same. */
export function withoutWaiting(
  by: UnitId,
  reason: Sealed<string> | undefined,
  appeal: Appeal,
  { refusal }: Deciding<'appeal/helpers-open'>,
): readonly AppealEvent[] {
  const open = owed(appeal, 'co-handle', 'check-in').map(({ deadline }) => deadline);
  if (open.length === 0) return [];
  const helpers = [...new Set(open.map(({ owner }) => owner as UnitId))];
  if (reason === undefined) throw refusal('appeal/helpers-open', { helpers: helpers.join(',') });
  return [helpersReleased({ by, helpers, reason, clocks: clocks({ stopped: open.map(({ id }) => id) }) })];
}

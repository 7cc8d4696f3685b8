import type { DeadlineId, UnitId } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import type { ClockChanges, Deadline } from '../../sla';
import { factOf, minutesInto, withFact, withoutFact, type Fact, type Life } from './life';

/** The two clocks that rates are made of: until the reporter is reached, and until the matter is answered. */
type Rated = 'respond' | 'whole';
type InTime = 'met' | 'late';

const partsOf = (id: DeadlineId): { readonly round: number; readonly kind: string } => {
  const [round = '', kind = ''] = id.split('/');
  return { round: Number(round), kind };
};
const isRated = (kind: string): kind is Rated => kind === 'respond' || kind === 'whole';

interface Ended {
  readonly kind: Rated;
  readonly round: number;
  readonly as: InTime;
  readonly at: Instant;
  readonly unit: UnitId | undefined;
}

/** Once a round: what came of the first that came to an end counts, whoever takes over after it. */
export function answeredInTime(life: Life, { kind, round, as, at, unit }: Ended): Life {
  const id = `${round}/${kind}`;
  return factOf(life, id) === undefined ? withFact(life, { id, kind, as, round, at, unit }) : life;
}

function reached(life: Life, round: number, at: Instant): Life {
  const fact = factOf(life, `${round}/respond`);
  if (fact === undefined || fact.minutes !== undefined) return life;
  return withFact(life, { ...fact, minutes: minutesInto(life, round, at) });
}

function met(life: Life, id: DeadlineId, at: Instant): Life {
  const { round, kind } = partsOf(id);
  if (!isRated(kind)) return life;
  const ended = answeredInTime(life, { kind, round, as: 'met', at, unit: life.owners[id] });
  return kind === 'respond' ? reached(ended, round, at) : ended;
}

/** It is owed from now on; what was answered in time and is owed again was not answered. */
function runs(life: Life, { id, kind, owner }: Deadline): Life {
  if (!isRated(kind) || owner === 'reporter') return life;
  const { round } = partsOf(id);
  const fact: Fact | undefined = factOf(life, `${round}/${kind}`);
  const again = kind === 'whole' && fact?.as === 'met' ? withoutFact(life, fact.id) : life;
  return { ...again, owners: { ...again.owners, [id]: owner } };
}

/** In the order of `applyClocks`: ends before starts. */
export function afterClocks(life: Life, changes: ClockChanges | undefined, at: Instant): Life {
  if (changes === undefined) return life;
  const ended = (changes.met ?? []).reduce((before, id) => met(before, id, at), life);
  return [...(changes.changed ?? []), ...(changes.started ?? [])].reduce(runs, ended);
}

import type { Appeal } from '../../src/appeals/domain/appeal';
import type { AppealEvent, AppealEventOf, AppealEventType } from '../../src/appeals/domain/events';
import type { Recorded } from '../../src/kernel/event';
import type { Instant } from '../../src/kernel/time';
import { dayOf, lapsingKinds } from '../../src/sla';

/** A fact as somebody counts it who reads the whole history again for every question. */
export interface Counted {
  readonly leaf: string;
  readonly day: string;
  readonly unit: string | null;
  readonly until: string | null;
}
type Told = Recorded<AppealEvent>;
type Is<T extends AppealEventType> = Omit<Told, 'event'> & { readonly event: AppealEventOf<T> };

const is =
  <T extends AppealEventType>(type: T) =>
  (each: Told): each is Told & Is<T> =>
    each.event.type === type;
const at = ({ metadata }: Told): Instant => metadata.occurredAt;
const unitOf = ({ event }: Told): string | null => event.data.about?.unit ?? null;
const fact = (leaf: string, when: Instant, unit: string | null, until?: Instant): Counted => ({
  ...{ leaf, day: dayOf(when), unit },
  until: until === undefined ? null : dayOf(until),
});

/** What takes an answer back. */
const undoes = ({ event: { type, data } }: Told): boolean =>
  type === 'ResolutionRejected' ||
  type === 'ResolutionTakenBack' ||
  ('leaves' in data && data.leaves !== undefined);

const isAnswer = (each: Told): each is Is<'AppealResolved'> | Is<'AppealAnsweredDirectly'> =>
  each.event.type === 'AppealResolved' || each.event.type === 'AppealAnsweredDirectly';

/** The rounds' own events, each from the one that begins it. */
function roundsOf(told: readonly Told[]): readonly (readonly Told[])[] {
  const starts = told.flatMap(({ event: { type } }, n) =>
    type === 'AppealReported' || type === 'AppealReopened' ? [n] : [],
  );
  return starts.map((start, n) => told.slice(start, starts[n + 1]));
}

function ofRound(told: readonly Told[]): readonly Counted[] {
  const [first] = told as readonly [Told, ...Told[]];
  const afterUndone = told.slice(told.findLastIndex(undoes) + 1);
  const answers = afterUndone.filter(isAnswer);
  const [answer, last] = [answers[0], answers.at(-1)];
  const closes = told.filter(is('AppealClosed'));
  const takenBack = told.findLastIndex(is('DeclineTakenBack'));
  const close = closes.find((each) => told.indexOf(each) > takenBack);
  const ends = [answer, close].flatMap((each) => (each ? [at(each)] : [])).sort();
  const holder = told.findLast(({ event: { data } }) => data.about !== undefined);
  const begins = first.event.type === 'AppealReported' ? first.event.data.receivedAt : at(first);
  const rated = told.find(is('AppealRated'));
  // What is asked of an answer that is taken back says nothing of the next.
  const asked = afterUndone
    .filter(is('FollowUpRecorded'))
    .findLast(({ event: { data } }) => data.reached || data.unreachable);
  const yes = (answered: boolean) => (answered ? 'yes' : 'no');
  const said = rated ?? asked;
  const data = said?.event.data;
  return [
    fact(
      first.event.type === 'AppealReported' ? 'begun.reported' : 'begun.reopened',
      begins,
      holder ? unitOf(holder) : null,
      ends[0],
    ),
    ...told.filter(is('AppealRouted')).map((each) => fact('routed', at(each), each.event.data.unit)),
    ...told.filter(is('AppealTransferred')).map((each) => fact('routed', at(each), each.event.data.to)),
    ...told
      .filter(is('AppealEscalated'))
      .flatMap((each) => [
        fact('escalated', at(each), each.event.data.from),
        ...(each.event.data.routed ? [fact('routed', at(each), each.event.data.to)] : []),
      ]),
    ...told.filter(is('ReturnGranted')).map((each) => fact('returned', at(each), each.event.data.returnedBy)),
    ...told
      .filter(is('ExclusionGranted'))
      .filter((each) => told.indexOf(each) > takenBack)
      .map((each) => fact(`excluded.${each.event.data.ground}`, at(each), each.event.data.unit)),
    ...told.filter(is('AppealAccepted')).map((each) => fact('accepted', at(each), each.event.data.unit)),
    ...(answer && last
      ? [
          fact(
            `resolved.${'outcome' in last.event.data ? last.event.data.outcome : last.event.data.onTheSpot ? 'solved' : 'explained'}`,
            at(answer),
            last.event.data.unit,
          ),
        ]
      : []),
    ...(close ? [fact(`closed.${close.event.data.cause}`, at(close), unitOf(close))] : []),
    ...(rated ? [fact(`rated.${rated.event.data.stars}`, at(rated), unitOf(rated))] : []),
    ...(said && data?.solved !== undefined && data.satisfied !== undefined
      ? [fact(`answered.${yes(data.solved)}.${yes(data.satisfied)}`, at(said), unitOf(said))]
      : said
        ? [fact('answered.none', at(said), unitOf(said))]
        : close?.event.data.cause === 'unrated'
          ? [fact('answered.none', at(close), unitOf(close))]
          : []),
  ];
}

/** Respond and whole, by what the state says became of the clocks. */
function ofClocks(told: readonly Told[], { clocks }: Appeal): readonly Counted[] {
  const misses = told.filter(is('DeadlineMissed')).map(({ event }) => event.data);
  const missed = misses.filter(({ owner, kind }) => owner !== 'reporter' && !lapsingKinds.includes(kind));
  const ended = Object.values(clocks).flatMap(({ deadline: { id, kind, owner }, status, endedAt }) => {
    const [round] = id.split('/');
    const late = misses.find(({ deadline }) => deadline === id);
    if ((kind !== 'respond' && kind !== 'whole') || owner === 'reporter') return [];
    if (late !== undefined)
      return [{ key: `${round}/${kind}`, ...fact(`${kind}.late`, late.dueAt, late.chargedTo ?? late.owner) }];
    return status === 'met' && endedAt !== undefined
      ? [{ key: `${round}/${kind}`, ...fact(`${kind}.met`, endedAt, owner) }]
      : [];
  });
  return [
    ...missed.map(({ kind, owner, chargedTo, dueAt }) => fact(`missed.${kind}`, dueAt, chargedTo ?? owner)),
    // The first that ended speaks for the round; they are started one after the other.
    ...ended
      .filter(({ key }, n) => ended.findIndex((other) => other.key === key) === n)
      .map(({ key: _, ...counted }) => counted),
  ];
}

/** All facts of one appeal. */
export const recounted = (told: readonly Told[], state: Appeal): readonly Counted[] => [
  ...roundsOf(told).flatMap(ofRound),
  ...ofClocks(told, state),
];

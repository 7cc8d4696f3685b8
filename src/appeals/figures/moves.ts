import type { UnitId } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import { lapsingKinds } from '../../sla';
import type { AppealEvent, AppealEventData, AppealEventType } from '../domain/events';
import type { Accused, ResolutionOutcome } from '../domain/values';
import { afterClocks, answeredInTime } from './clock-facts';
import {
  changedFact,
  factOf,
  minutesInto,
  ofRound,
  onceMore,
  withFact,
  withoutFact,
  type Life,
} from './life';

interface Moment {
  readonly at: Instant;
  /** Whose it is after the event. */
  readonly unit: UnitId | undefined;
}
type Moves = {
  readonly [T in AppealEventType]?: (life: Life, data: AppealEventData[T], moment: Moment) => Life;
};

const begun = (life: Life, as: 'reported' | 'reopened', { at, unit }: Moment): Life =>
  withFact(life, { id: ofRound(life, 'begun'), kind: 'begun', as, round: life.round, at, unit });

/** The round is done with, at the first of being answered and being closed. */
const done = (life: Life, at: Instant): Life => {
  const start = factOf(life, ofRound(life, 'begun'));
  return start === undefined || start.until !== undefined ? life : changedFact(life, start.id, { until: at });
};

function resolved(life: Life, outcome: ResolutionOutcome, unit: UnitId, at: Instant): Life {
  const id = ofRound(life, 'resolved');
  const { round } = life;
  // What is kept open and looked at again was answered when it was answered first.
  const before = factOf(life, id);
  return done(
    withFact(
      life,
      before
        ? { ...before, as: outcome, unit }
        : { id, kind: 'resolved', as: outcome, round, at, unit, minutes: minutesInto(life, round, at) },
    ),
    at,
  );
}

/** Its answer is none any more: as if it had not been given. */
function unanswered(life: Life): Life {
  const without = withoutFact(life, ofRound(life, 'resolved'));
  const rated = factOf(life, ofRound(life, 'rated')) !== undefined;
  const asked = rated ? without : withoutFact(without, ofRound(life, 'answered'));
  const isClosed = factOf(life, ofRound(life, 'closed')) !== undefined;
  return isClosed ? asked : changedFact(asked, ofRound(life, 'begun'), { until: undefined });
}

/** What goes on again counts again. */
const counting = (life: Life): Life => ({
  ...withoutFact(life, ofRound(life, 'excluded')),
  excluded: life.excluded.filter((round) => round !== life.round),
});

type Said = 'yes' | 'no';
const said = (answer: boolean): Said => (answer ? 'yes' : 'no');

/** What the reporter thinks of the answer: the rating has the last word, and whoever says nothing is counted, too. */
const answered = (life: Life, as: `${Said}.${Said}` | 'none', { at, unit }: Moment): Life =>
  withFact(life, { id: ofRound(life, 'answered'), kind: 'answered', as, round: life.round, at, unit });

const key = ({ unit, person }: Accused): string => `${unit ?? ''}/${person ?? ''}`;
const names = (life: Life, accused: Accused): Life =>
  life.named.includes(key(accused)) ? life : { ...life, named: [...life.named, key(accused)] };

/** What each event type means for the figures; one that is not named changes no more than clocks and whose it is. */
const moves: Moves = {
  AppealReported: (life, { accused }, moment) =>
    begun(
      accused.reduce((named, each) => names(named, each), life),
      'reported',
      moment,
    ),
  AppealClassified: (life, { violation }) => ({ ...life, violation }),
  AccusedNamed: (life, { accused }) => names(life, accused),
  AccusedConfirmed: (life, { accused }) => names(life, accused),
  AccusedDismissed: (life, { accused }) => ({
    ...life,
    named: life.named.filter((each) => each !== key(accused)),
  }),

  AppealRouted: (life, { unit }, { at }) => onceMore(life, 'routed', at, unit),
  AppealTransferred: (life, { to }, { at }) => onceMore(life, 'routed', at, to),
  AppealEscalated: (life, { from, to, routed }, { at }) => {
    const escalated = onceMore(life, 'escalated', at, from);
    return routed ? onceMore(escalated, 'routed', at, to) : escalated;
  },
  ReturnGranted: (life, { returnedBy }, { at }) => onceMore(life, 'returned', at, returnedBy),
  AppealAccepted: (life, { unit }, { at }) => onceMore(life, 'accepted', at, unit),

  AppealAnsweredDirectly: (life, { unit, onTheSpot }, { at }) =>
    resolved(life, onTheSpot ? 'solved' : 'explained', unit, at),
  AppealResolved: (life, { unit, outcome }, { at }) => resolved(life, outcome, unit, at),
  ResolutionRejected: unanswered,
  ResolutionTakenBack: unanswered,

  FollowUpRecorded: (life, { reached, solved, satisfied, unreachable }, moment) => {
    if (factOf(life, ofRound(life, 'rated')) !== undefined) return life;
    if (solved !== undefined && satisfied !== undefined)
      return answered(life, `${said(solved)}.${said(satisfied)}`, moment);
    return reached || unreachable ? answered(life, 'none', moment) : life;
  },
  AppealRated: (life, { stars, solved, satisfied }, moment) =>
    answered(
      withFact(life, {
        ...{ id: ofRound(life, 'rated'), kind: 'rated', as: String(stars), round: life.round },
        ...moment,
      }),
      `${said(solved)}.${said(satisfied)}`,
      moment,
    ),
  AppealReopened: (life, { round }, moment) => begun({ ...life, round, owners: {} }, 'reopened', moment),
  AppealClosed: (life, { cause }, moment) => {
    const closed = done(
      withFact(life, {
        ...{ id: ofRound(life, 'closed'), kind: 'closed', as: cause, round: life.round },
        ...moment,
      }),
      moment.at,
    );
    const isSilent = cause === 'unrated' && factOf(life, ofRound(life, 'answered')) === undefined;
    return isSilent ? answered(closed, 'none', moment) : closed;
  },
  DeclineTakenBack: (life) =>
    changedFact(withoutFact(counting(life), ofRound(life, 'closed')), ofRound(life, 'begun'), {
      until: undefined,
    }),
  ExclusionGranted: (life, { round, ground, unit }, { at }) => ({
    ...withFact(life, { id: `${round}/excluded`, kind: 'excluded', as: ground, round, at, unit }),
    excluded: [...life.excluded, round],
  }),

  DeadlineMissed: (life, { deadline, kind, owner, chargedTo = owner, dueAt }) => {
    if (owner === 'reporter' || chargedTo === 'reporter' || lapsingKinds.includes(kind)) return life;
    const round = Number(deadline.split('/')[0]);
    const missed = withFact(life, {
      ...{ id: `missed/${deadline}`, kind: 'missed', as: kind, round },
      ...{ at: dueAt, unit: chargedTo },
    });
    return kind === 'respond' || kind === 'whole'
      ? answeredInTime(missed, { kind, round, as: 'late', at: dueAt, unit: chargedTo })
      : missed;
  },
};

/** The figures' view of an appeal after an event; `undefined` for a stream whose report is not known. */
export function lifeAfter(before: Life | undefined, event: AppealEvent, at: Instant): Life | undefined {
  const { type, data } = event;
  const { about } = data;
  const known: Life | undefined =
    type === 'AppealReported'
      ? {
          ...{ region: data.place.region, service: data.service, violation: data.violation },
          ...{ round: 1, named: [], owners: {}, excluded: [], facts: [] },
        }
      : before;
  if (known === undefined) return undefined;
  const unit = about?.unit;
  const move = moves[type] as ((life: Life, data: object, moment: Moment) => Life) | undefined;
  const moved = move?.(known, data, { at: type === 'AppealReported' ? data.receivedAt : at, unit }) ?? known;
  const left = 'leaves' in data && data.leaves !== undefined ? unanswered(moved) : moved;
  const ticked = afterClocks(left, data.clocks, at);
  if (about === undefined) return ticked;
  const placed =
    ticked.region === about.region && ticked.service === about.service
      ? ticked
      : { ...ticked, region: about.region, service: about.service };
  const start = factOf(placed, ofRound(placed, 'begun'));
  return start === undefined || start.unit === unit ? placed : changedFact(placed, start.id, { unit });
}

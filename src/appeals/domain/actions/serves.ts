import { isOwed, type Deadline, type DeadlineKind } from '../../../sla';
import type { Actor } from '../../../kernel/actor';
import type { Appeal } from '../appeal';
import { isConfidential } from '../subjects';
import type { StepVerb } from './tries';

const NONE: readonly DeadlineKind[] = [];

/** By when a verb is wanted: the kinds of deadline that it ends, or that end what it is for. */
export const serves: Readonly<Record<StepVerb, readonly DeadlineKind[]>> = {
  comment: NONE,
  correct: NONE,
  nameGuardian: NONE,
  redact: NONE,
  answerDirectly: ['dispatch', 'respond'],
  endorse: NONE,
  merge: NONE,
  unmerge: NONE,
  withdraw: NONE,

  classify: ['dispatch'],
  route: ['dispatch'],
  accept: ['respond'],
  assign: ['handle'],
  recordContact: ['respond'],
  decline: ['dispatch'],
  referOut: ['dispatch'],
  requestReturn: ['respond'],
  decideReturn: ['return-decision'],
  recall: NONE,

  recordProgress: ['handle'],
  requestInformation: ['handle'],
  supplyInformation: ['information'],
  requestSuspension: ['handle'],
  decideSuspension: ['suspension-decision'],
  resume: ['suspension'],
  requestExtension: ['handle'],
  decideExtension: ['extension-decision'],
  nameHelpers: NONE,
  reportCoHandling: ['co-handle'],
  blowWhistle: ['handle'],
  checkIn: ['check-in'],
  holdConference: NONE,
  escalate: NONE,
  transfer: ['respond', 'handle'],
  urge: NONE,
  answerUrge: ['urge-answer'],
  openSupervision: NONE,
  answerSupervision: ['supervise'],
  closeSupervision: ['supervise'],
  nameAccused: NONE,
  confirmAccused: ['accusation'],
  dismissAccused: ['accusation'],

  resolve: ['handle', 'whole'],
  confirmResolution: ['resolution-review'],
  rejectResolution: ['resolution-review'],
  deliverFeedback: ['feedback'],
  receiptFeedback: ['feedback'],
  recordFollowUp: NONE,

  rate: ['rate'],
  reopen: NONE,
  requestReview: NONE,
  decideReview: ['review'],
  undo: NONE,
  requestExclusion: NONE,
  decideExclusion: ['exclusion-decision'],
};

/**
 * The deadline by which this verb is wanted: of those that run, what is owed by the caller's own unit before what others
 * owe, due first first. Reporters are told of their own alone, claims of nobody but who oversees them.
 */
export function deadlineFor(
  verb: StepVerb,
  { clocks }: Appeal,
  { role, unit }: Pick<Actor, 'role' | 'unit'>,
  overseesClaims: boolean,
): Deadline | undefined {
  const isReporter = role === 'citizen' || role === 'anonymous';
  const isOwn = ({ owner }: Deadline): boolean => (isReporter ? owner === 'reporter' : owner === unit);
  return Object.values(clocks)
    .filter((clock) => isOwed(clock) && clock.status === 'running')
    .map(({ deadline }) => deadline)
    .filter(
      (deadline) =>
        serves[verb].includes(deadline.kind) &&
        (!isReporter || isOwn(deadline)) &&
        (overseesClaims || !isConfidential(deadline.id)),
    )
    .sort((a, b) => Number(isOwn(b)) - Number(isOwn(a)) || (a.dueAt < b.dueAt ? -1 : 1))[0];
}

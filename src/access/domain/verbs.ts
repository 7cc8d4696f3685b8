import type { Verb } from '../../appeals';

/** Every verb that a person may send; the engine's own are `system`'s alone. Keyed, so that a new verb must say which. */
const who: Readonly<Record<Verb, 'person' | 'system'>> = {
  report: 'person',
  comment: 'person',
  answerDirectly: 'person',
  endorse: 'person',
  absorb: 'system',
  merge: 'person',
  unmerge: 'person',
  release: 'system',
  withdraw: 'person',
  classify: 'person',
  route: 'person',
  accept: 'person',
  assign: 'person',
  recordContact: 'person',
  decline: 'person',
  referOut: 'person',
  requestReturn: 'person',
  decideReturn: 'person',
  recall: 'person',
  recordProgress: 'person',
  requestInformation: 'person',
  supplyInformation: 'person',
  lapseInformation: 'system',
  escalate: 'person',
  transfer: 'person',
  nameAccused: 'person',
  resolve: 'person',
  resolveMerged: 'system',
  confirmResolution: 'person',
  rejectResolution: 'person',
  deliverFeedback: 'person',
  receiptFeedback: 'person',
  recordFollowUp: 'person',
  rate: 'person',
  reopen: 'person',
  requestReview: 'person',
  decideReview: 'person',
  close: 'system',
  recordMisses: 'system',
};

/** The privacy verb lives in a stream of its own and is permitted like the rest. */
export type PermittedVerb = Verb | 'revealIdentity';

export const permittedVerbs: readonly PermittedVerb[] = [
  ...(Object.keys(who) as Verb[]).filter((verb) => who[verb] === 'person'),
  'revealIdentity',
];

import type { CitizenId } from '../../kernel/ids';
import type { Commands } from '../domain/commands';
import type { ContactData } from '../domain/commands';
import { refusal } from '../domain/errors';
import type { Body, ByPerson, Clear, StepVerb } from './clear';
import type { Sealing } from './sealing';

/** From what the caller sent to what the domain decides on. */
export type Seal<V extends StepVerb> = (
  data: Body<V>,
  sealing: Sealing,
) => ByPerson<Commands[V]> | Promise<ByPerson<Commands[V]>>;

const contact = async (
  { means, reached, note }: Clear<ContactData>,
  sealing: Sealing,
): Promise<ContactData> => ({
  means,
  reached,
  note: await sealing.maybe(note),
});

const why = async ({ reason }: { readonly reason: string }, sealing: Sealing) => ({
  reason: await sealing.text(reason),
});

const callingCitizen = ({ actor }: Sealing): CitizenId => {
  if (actor.citizen === undefined) throw refusal('appeal/not-citizen');
  return actor.citizen;
};

/**
 * One entry per verb. Every field is named: what a spread would carry along ends up in an event for good.
 * Attachments and free text are sealed here, at the edge; nothing behind it holds them in clear.
 */
export const seals: { readonly [V in StepVerb]: Seal<V> } = {
  // report
  comment: async ({ text, attachments, visibleTo }, sealing) => ({
    text: await sealing.text(text),
    attachments: await sealing.attachments(attachments),
    visibleTo,
  }),
  answerDirectly: async ({ answer, attachments }, sealing) => ({
    answer: await sealing.text(answer),
    attachments: await sealing.attachments(attachments),
  }),
  endorse: (_, sealing) => ({ citizen: callingCitizen(sealing) }),
  merge: async ({ target, reason }, sealing) => ({ target, reason: await sealing.text(reason) }),
  unmerge: why,
  withdraw: async ({ reason }, sealing) => ({ reason: await sealing.maybe(reason) }),

  // respond
  classify: async ({ service, urgency, tags, reason }, sealing) => ({
    service,
    urgency,
    tags,
    reason: await sealing.text(reason),
  }),
  route: async ({ unit, reason }, sealing) => ({ unit, reason: await sealing.maybe(reason) }),
  accept: async ({ assignee, contact: made }, sealing) => ({
    assignee,
    contact: made && (await contact(made, sealing)),
  }),
  assign: ({ assignee }) => ({ assignee }),
  recordContact: contact,
  decline: async ({ ground, note, earlier }, sealing) => ({
    ground,
    note: await sealing.maybe(note),
    earlier,
  }),
  referOut: async ({ to, acknowledgement }, sealing) => ({
    to,
    acknowledgement: await sealing.text(acknowledgement),
  }),
  requestReturn: async ({ ground, basis, proposedUnit }, sealing) => ({
    ground: await sealing.text(ground),
    basis: await sealing.text(basis),
    proposedUnit,
  }),
  decideReturn: async ({ granted, reason }, sealing) => ({ granted, reason: await sealing.text(reason) }),
  recall: why,

  // handle
  recordProgress: async ({ note, attachments, visibleTo }, sealing) => ({
    note: await sealing.text(note),
    attachments: await sealing.attachments(attachments),
    visibleTo,
  }),
  requestInformation: async ({ question }, sealing) => ({ question: await sealing.text(question) }),
  supplyInformation: async ({ answer, attachments }, sealing) => ({
    answer: await sealing.text(answer),
    attachments: await sealing.attachments(attachments),
  }),
  escalate: why,
  transfer: async ({ unit, reason }, sealing) => ({ unit, reason: await sealing.text(reason) }),
  nameAccused: ({ accused: { unit, person } }) => ({ accused: { unit, person } }),

  // feedback
  resolve: async ({ outcome, account, attachments, revisitAt }, sealing) => ({
    outcome,
    account: await sealing.text(account),
    attachments: await sealing.attachments(attachments),
    revisitAt,
  }),
  confirmResolution: async ({ note }, sealing) => ({ note: await sealing.maybe(note) }),
  rejectResolution: why,
  deliverFeedback: ({ to, means }) => ({ to, means }),
  receiptFeedback: async ({ note }, sealing) => ({ note: await sealing.maybe(note) }),
  recordFollowUp: async ({ reached, solved, satisfied, note }, sealing) => ({
    reached,
    solved,
    satisfied,
    note: await sealing.maybe(note),
  }),

  // rate
  rate: async ({ stars, responded, solved, satisfied, remark }, sealing) => ({
    stars,
    responded,
    solved,
    satisfied,
    remark: await sealing.maybe(remark),
  }),
  reopen: why,
  requestReview: async ({ ground }, sealing) => ({ ground: await sealing.text(ground) }),
  decideReview: async ({ upheld, opinion, external }, sealing) => ({
    upheld,
    opinion: await sealing.text(opinion),
    external: await sealing.maybe(external),
  }),
};

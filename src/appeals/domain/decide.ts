import type { Appeal, AppealState } from './appeal';
import { nameAccused } from './accused';
import { close } from './close';
import type { Command, CommandOf, Verb } from './commands';
import type { AppealContext, Decide } from './context';
import { refusal } from './errors';
import { escalate } from './escalate';
import type { AppealEvent } from './events';
import { deliverFeedback, receiptFeedback, recordFollowUp } from './feedback';
import { isHiddenFrom } from './guards';
import { recordProgress, lapseInformation, requestInformation, supplyInformation, transfer } from './handle';
import { decline, referOut } from './intake';
import { absorb, merge, release, resolveMerged, unmerge } from './merge';
import { rate, reopen } from './rate';
import { report } from './report';
import { confirmResolution, rejectResolution, resolve } from './resolve';
import { accept, assign, decideReturn, recordContact, requestReturn } from './respond';
import { decideReview, requestReview } from './review';
import { classify, recall, route } from './route';
import { answerDirectly, comment, endorse, withdraw } from './speak';
import { recordMisses, withConsequences } from './time';

/** One rule per verb: the compiler lists what a new one lacks. */
const rules: { readonly [V in Verb]: Decide<V> } = {
  report: () => {
    throw refusal('appeal/already-reported');
  },
  comment,
  answerDirectly,
  endorse,
  absorb,
  merge,
  unmerge,
  release,
  withdraw,
  classify,
  route,
  accept,
  assign,
  recordContact,
  decline,
  referOut,
  requestReturn,
  decideReturn,
  recall,
  recordProgress,
  requestInformation,
  supplyInformation,
  lapseInformation,
  escalate,
  transfer,
  nameAccused,
  resolve,
  resolveMerged,
  confirmResolution,
  rejectResolution,
  deliverFeedback,
  receiptFeedback,
  recordFollowUp,
  rate,
  reopen,
  requestReview,
  decideReview,
  close,
  recordMisses,
};

const ruled = <V extends Verb>(command: CommandOf<V>, appeal: Appeal, context: AppealContext) =>
  rules[command.verb](command.data, appeal, context);

/** Throws a `DomainError` of an `appeal/` code, or of the feature whose rule refused, and nothing else. */
export function decide(command: Command, state: AppealState, context: AppealContext): readonly AppealEvent[] {
  if (state.status === 'none') {
    if (command.verb === 'report') return report(command.data, context);
    throw refusal('appeal/not-found');
  }
  if (isHiddenFrom(context.actor, state, context)) throw refusal('appeal/not-found');
  return withConsequences(ruled(command, state, context), state, context);
}

import type { Body, PublicVerb, ReportInput, StepVerb } from '../../application/clear';
import * as feedback from './feedback.dto';
import * as handle from './handle.dto';
import * as rate from './rate.dto';
import * as report from './report.dto';
import * as respond from './respond.dto';

type Input<V extends PublicVerb> = V extends StepVerb ? Body<V> : ReportInput;
type Classes = { readonly [V in PublicVerb]: new () => Input<V> };
/** The way back: no field of a command, optional ones included, that its body lacks. */
type Complete<T extends Classes> = {
  readonly [V in PublicVerb]: keyof Input<V> extends keyof InstanceType<T[V]> ? unknown : never;
};
const equalToTheirCommands = <T extends Classes>(classes: T & Complete<T>): T => classes;

/** The body of each verb. A verb without one, or one that differs from its command, does not compile. */
export const bodies = equalToTheirCommands({
  report: report.ReportBody,
  comment: report.CommentBody,
  answerDirectly: report.AnswerDirectlyBody,
  endorse: report.EndorseBody,
  merge: report.MergeBody,
  unmerge: report.UnmergeBody,
  withdraw: report.WithdrawBody,
  classify: respond.ClassifyBody,
  route: respond.RouteBody,
  accept: respond.AcceptBody,
  assign: respond.AssignBody,
  recordContact: respond.RecordContactBody,
  decline: respond.DeclineBody,
  referOut: respond.ReferOutBody,
  requestReturn: respond.RequestReturnBody,
  decideReturn: respond.DecideReturnBody,
  recall: respond.RecallBody,
  recordProgress: handle.RecordProgressBody,
  requestInformation: handle.RequestInformationBody,
  supplyInformation: handle.SupplyInformationBody,
  escalate: handle.EscalateBody,
  transfer: handle.TransferBody,
  nameAccused: handle.NameAccusedBody,
  resolve: feedback.ResolveBody,
  confirmResolution: feedback.ConfirmResolutionBody,
  rejectResolution: feedback.RejectResolutionBody,
  deliverFeedback: feedback.DeliverFeedbackBody,
  receiptFeedback: feedback.ReceiptFeedbackBody,
  recordFollowUp: feedback.RecordFollowUpBody,
  rate: rate.RateBody,
  reopen: rate.ReopenBody,
  requestReview: rate.RequestReviewBody,
  decideReview: rate.DecideReviewBody,
});

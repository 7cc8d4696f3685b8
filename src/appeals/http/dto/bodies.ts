import type { Body, ReportInput, StepVerb } from '../../application/clear';
import * as feedback from './feedback.dto';
import * as handle from './handle.dto';
import * as rate from './rate.dto';
import * as report from './report.dto';
import * as respond from './respond.dto';

/** The body of each step. A verb without one, or a body that a verb does not have, does not compile. */
export const bodies = {
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
} satisfies { readonly [V in StepVerb]: new () => Body<V> };

type Bodies = { readonly [V in StepVerb]: InstanceType<(typeof bodies)[V]> };

/** The way back: no field of a command that its body lacks, none in a body that the command does not know. */
type Differs<A, B> = keyof A extends keyof B ? (keyof B extends keyof A ? never : 'fields') : 'fields';
type Unequal =
  | { readonly [V in StepVerb]: Differs<Bodies[V], Body<V>> }[StepVerb]
  | Differs<report.ReportBody, ReportInput>;
export const everyBodyIsItsCommand: [Unequal] extends [never] ? true : Unequal = true;

import { confirmResolution, resolutionConfirmed } from './confirm-resolution';
import { deliverFeedback, feedbackDelivered } from './deliver-feedback';
import { feedbackReceipted, receiptFeedback } from './receipt-feedback';
import { followUpRecorded, recordFollowUp } from './record-follow-up';
import { rejectResolution, resolutionRejected } from './reject-resolution';
import { appealResolved, resolve } from './resolve';
import { resolveMerged } from './resolve-merged';
import { resolveWithIncident } from './resolve-with-incident';
import { takeBackMerged } from './take-back-merged';
import { resolutionTakenBack } from './take-back';

export const feedbackVerbs = {
  resolve,
  resolveMerged,
  resolveWithIncident,
  takeBackMerged,
  confirmResolution,
  rejectResolution,
  deliverFeedback,
  receiptFeedback,
  recordFollowUp,
};

export const feedbackEvents = [
  appealResolved,
  resolutionConfirmed,
  resolutionRejected,
  resolutionTakenBack,
  feedbackDelivered,
  feedbackReceipted,
  followUpRecorded,
] as const;

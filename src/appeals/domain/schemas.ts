import type { EventSchemas, Upcast } from '../../kernel/decider';
import type { AppealEventType } from './events';

/** Event type → the schema version that is written today. */
const versions: Readonly<Record<AppealEventType, number>> = {
  AppealReported: 2,
  CommentAdded: 1,
  AppealAnsweredDirectly: 1,
  AppealEndorsed: 1,
  AppealAbsorbed: 1,
  AppealMerged: 1,
  AppealReleased: 1,
  AppealUnmerged: 1,
  AppealWithdrawn: 1,
  AppealClassified: 1,
  AppealQueued: 1,
  AppealRouted: 1,
  AppealAccepted: 1,
  AppealAssigned: 1,
  ContactRecorded: 1,
  AppealDeclined: 1,
  AppealReferredOut: 1,
  ReturnRequested: 1,
  ReturnGranted: 1,
  ReturnRefused: 1,
  AppealRecalled: 1,
  ProgressRecorded: 1,
  InformationRequested: 1,
  InformationSupplied: 1,
  InformationLapsed: 1,
  AppealEscalated: 1,
  AppealTransferred: 1,
  AccusedNamed: 1,
  AppealResolved: 1,
  ResolutionConfirmed: 1,
  ResolutionRejected: 1,
  FeedbackDelivered: 1,
  FeedbackReceipted: 1,
  FollowUpRecorded: 1,
  AppealRated: 1,
  AppealReopened: 1,
  ReviewRequested: 1,
  ReviewDecided: 1,
  AppealClosed: 1,
  DeadlineMissed: 1,
};

/** Version 1 knew only citizens' appeals, one urgency, and a place that was nothing but its region. */
const reportedWithoutOrigin: Upcast = ({ region, ...data }) => ({
  ...data,
  origin: 'citizen',
  urgency: 'routine',
  place: { region },
});

export const appealSchemas: EventSchemas = {
  versions,
  upcasts: { AppealReported: { 1: reportedWithoutOrigin } },
};

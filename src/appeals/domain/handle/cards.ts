import { answerSupervision, supervisionAnswered } from './answer-supervision';
import { answerUrge, urgeAnswered } from './answer-urge';
import { blowWhistle, whistleBlown } from './blow-whistle';
import { checkIn, departmentCheckedIn } from './check-in';
import { closeSupervision, supervisionClosed } from './close-supervision';
import { accusedConfirmed, confirmAccused } from './confirm-accused';
import { decideExtension, extensionGranted, extensionRefused } from './decide-extension';
import { decideSuspension, handlingSuspended, suspensionRefused } from './decide-suspension';
import { accusedDismissed, dismissAccused } from './dismiss-accused';
import { appealEscalated, escalate } from './escalate';
import { conferenceHeld, holdConference } from './hold-conference';
import { incidentJoined, joinIncident } from './join-incident';
import { incidentLeft, leaveIncident } from './leave-incident';
import { informationLapsed, lapseInformation } from './lapse-information';
import { accusedNamed, nameAccused } from './name-accused';
import { openSupervision, supervisionOpened } from './open-supervision';
import { helpersNamed, nameHelpers } from './name-helpers';
import { helpersReleased } from './release-helpers';
import { coHandlingReported, reportCoHandling } from './report-co-handling';
import { progressRecorded, recordProgress } from './record-progress';
import { informationRequested, requestInformation } from './request-information';
import { extensionRequested, requestExtension } from './request-extension';
import { requestSuspension, suspensionRequested } from './request-suspension';
import { handlingResumed, resume } from './resume';
import { informationSupplied, supplyInformation } from './supply-information';
import { incidentProgressed, tellOfIncident } from './tell-of-incident';
import { appealTransferred, transfer } from './transfer';
import { appealUrged, urge } from './urge';

export const handleVerbs = {
  recordProgress,
  requestInformation,
  supplyInformation,
  lapseInformation,
  requestSuspension,
  decideSuspension,
  resume,
  requestExtension,
  decideExtension,
  nameHelpers,
  reportCoHandling,
  blowWhistle,
  checkIn,
  holdConference,
  escalate,
  transfer,
  urge,
  answerUrge,
  openSupervision,
  answerSupervision,
  closeSupervision,
  nameAccused,
  confirmAccused,
  dismissAccused,
  joinIncident,
  leaveIncident,
  tellOfIncident,
};

export const handleEvents = [
  progressRecorded,
  informationRequested,
  informationSupplied,
  informationLapsed,
  suspensionRequested,
  handlingSuspended,
  suspensionRefused,
  handlingResumed,
  extensionRequested,
  extensionGranted,
  extensionRefused,
  helpersNamed,
  coHandlingReported,
  helpersReleased,
  whistleBlown,
  departmentCheckedIn,
  conferenceHeld,
  appealEscalated,
  appealTransferred,
  appealUrged,
  urgeAnswered,
  supervisionOpened,
  supervisionAnswered,
  supervisionClosed,
  accusedNamed,
  accusedConfirmed,
  accusedDismissed,
  incidentJoined,
  incidentLeft,
  incidentProgressed,
] as const;

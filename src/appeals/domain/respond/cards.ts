import { accept, appealAccepted } from './accept';
import { appealAssigned, assign } from './assign';
import { appealClassified, classify } from './classify';
import { decideReturn, returnGranted, returnRefused } from './decide-return';
import { appealDeclined, decline } from './decline';
import { appealRecalled, recall } from './recall';
import { contactRecorded, recordContact } from './record-contact';
import { appealReferredOut, referOut } from './refer-out';
import { requestReturn, returnRequested } from './request-return';
import { appealQueued, appealRouted, route } from './route';

export const respondVerbs = {
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
};

export const respondEvents = [
  appealClassified,
  appealQueued,
  appealRouted,
  appealAccepted,
  appealAssigned,
  contactRecorded,
  appealDeclined,
  appealReferredOut,
  returnRequested,
  returnGranted,
  returnRefused,
  appealRecalled,
] as const;

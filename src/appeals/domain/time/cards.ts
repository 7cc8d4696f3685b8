import { claimsGivenTime, giveClaimsTime } from './give-claims-time';
import { deadlineApproaching, recordApproaching } from './record-approaching';
import { deadlineChanged, recountDeadlines } from './recount-deadlines';
import { appealInherited } from './inherit';
import { deadlineMissed, recordMisses } from './record-misses';
import { ladderStepped, stepLadder } from './step-ladder';

export const timeVerbs = { recordMisses, recountDeadlines, recordApproaching, stepLadder, giveClaimsTime };

export const timeEvents = [
  deadlineMissed,
  deadlineChanged,
  deadlineApproaching,
  ladderStepped,
  appealInherited,
  claimsGivenTime,
] as const;

import { deadlineApproaching, recordApproaching } from './record-approaching';
import { deadlineMissed, recordMisses } from './record-misses';
import { ladderStepped, stepLadder } from './step-ladder';

export const timeVerbs = { recordMisses, recordApproaching, stepLadder };

export const timeEvents = [deadlineMissed, deadlineApproaching, ladderStepped] as const;

import { deadlineChanged, recountDeadlines } from './recount-deadlines';
import { deadlineMissed, recordMisses } from './record-misses';

export const timeVerbs = { recordMisses, recountDeadlines };

export const timeEvents = [deadlineMissed, deadlineChanged] as const;

import { deadlineMissed, recordMisses } from './record-misses';

export const timeVerbs = { recordMisses };

export const timeEvents = [deadlineMissed] as const;

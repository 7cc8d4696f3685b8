import { setTimeout as sleep } from 'node:timers/promises';

const LONGEST_MS = 100;

/** Twice as long each time, with jitter, so that writers who ran into each other do not meet again. */
export const pauseBriefly = (attempt: number): Promise<void> =>
  sleep(Math.random() * Math.min(LONGEST_MS, 2 ** attempt));

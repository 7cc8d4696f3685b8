import { setTimeout as pause } from 'node:timers/promises';
import type { JobProgress } from './jobs.projection';

/** As often as a bar on a screen moves. */
const LOOK_MS = 300;
const BEAT_MS = 15_000;
const ASK_AGAIN_MS = 20_000;

export interface Watching {
  /** `undefined` while the read model has not heard of the job. */
  readonly progress: () => Promise<JobProgress | undefined>;
  /** Whether the token still holds. */
  readonly mayGoOn: () => Promise<boolean>;
  readonly isStopping: () => boolean;
  readonly gone: AbortSignal;
  readonly nowMs: () => number;
}

/** How far a job is, whenever that changes, until it is over. Nothing is kept: who comes again is told how far it is. */
export async function* watch({
  progress,
  mayGoOn,
  isStopping,
  gone,
  nowMs,
}: Watching): AsyncGenerator<string> {
  let told = '';
  let sentAt = nowMs();
  let askedAt = nowMs();
  yield 'retry: 2000\nid: 0\n\n';
  while (!gone.aborted && !isStopping()) {
    const now = await progress();
    const text = now === undefined ? told : JSON.stringify(now);
    if (text !== told) {
      told = text;
      sentAt = nowMs();
      yield `event: progress\ndata: ${text}\n\n`;
    }
    if (now?.state === 'finished') {
      yield bye('finished');
      return;
    }
    if (nowMs() - askedAt >= ASK_AGAIN_MS) {
      if (!(await mayGoOn())) {
        yield bye('token');
        return;
      }
      askedAt = nowMs();
    }
    if (nowMs() - sentAt >= BEAT_MS) {
      sentAt = nowMs();
      yield ': beat\n\n';
    }
    await pause(LOOK_MS, undefined, { signal: gone }).catch(() => undefined);
  }
  yield bye('restart');
}

const bye = (reason: 'finished' | 'token' | 'restart'): string =>
  `event: bye\ndata: ${JSON.stringify({ reason })}\n\n`;

import type { Identity } from '../../identity';
import { withCountyTime } from '../../kernel/county-time';
import type { Position } from '../../kernel/ids';
import { isDomainError } from '../../kernel/domain-error';
import type { ReferenceData } from '../../reference';
import { tell, type Listening } from './entry';
import type { LiveTail } from './tail';

export interface Ears {
  readonly tail: Pick<LiveTail, 'join' | 'leave' | 'after' | 'changed' | 'isStopping'>;
  /** As a browser sends it back when it comes again. */
  readonly token: (position: Position) => string;
  readonly inForce: () => ReferenceData;
  /** Who calls, asked anew. @throws DomainError `auth/*` once the token holds no longer */
  readonly again: () => Promise<Identity>;
  readonly nowMs: () => number;
  /** They have hung up. */
  readonly gone: AbortSignal;
}

/** Proxies close what is silent for longer; and who has gone is noticed. */
const BEAT_MS = 15_000;
/** Rights that have shrunk are noticed within a minute. */
const ASK_AGAIN_MS = 20_000;

/**
 * What one listener is sent, from a position on: each event that is theirs once, in the order of the log. It is made as
 * it is taken: a slow reader holds nothing but its position. Ends when the token does, or says no longer the same of its
 * holder, or the node stops; who comes again with `Last-Event-ID` misses nothing.
 */
export async function* listen(
  from: Position,
  listening: Omit<Listening, 'actor'>,
  { tail, token, inForce, again, nowMs, gone }: Ears,
): AsyncGenerator<string> {
  await tail.join();
  try {
    let at = from;
    let actor = (await again()).actor;
    let askedAt = nowMs();
    let sentAt = nowMs();
    yield `retry: 2000\nid: ${token(at)}\n\n`;
    while (!tail.isStopping && !gone.aborted) {
      if (nowMs() - askedAt >= ASK_AGAIN_MS) {
        const now = await heldBy(again);
        if (now === undefined || !isSame(now.actor, actor)) {
          yield bye('token');
          return;
        }
        actor = now.actor;
        askedAt = nowMs();
      }
      const { entries, upTo } = await tail.after(at);
      for (const entry of entries) {
        const message = tell(entry, { ...listening, actor }, inForce());
        if (message === undefined) continue;
        yield `id: ${token(entry.position)}\nevent: appeal\ndata: ${JSON.stringify(withCountyTime(message))}\n\n`;
        sentAt = nowMs();
      }
      const moved = upTo > at;
      at = moved ? upTo : at;
      if (nowMs() - sentAt >= BEAT_MS) {
        // Moves the browser's `Last-Event-ID` without an event.
        yield `: beat\nid: ${token(at)}\n\n`;
        sentAt = nowMs();
      }
      if (!moved) await tail.changed(1_000);
    }
    yield bye('restart');
  } finally {
    tail.leave();
  }
}

const bye = (reason: 'token' | 'restart'): string => `event: bye\ndata: ${JSON.stringify({ reason })}\n\n`;

async function heldBy(again: Ears['again']): Promise<Identity | undefined> {
  try {
    return await again();
  } catch (error) {
    if (isDomainError(error) && error.code !== 'auth/issuer-unavailable') return undefined;
    throw error;
  }
}

const isSame = (a: Identity['actor'], b: Identity['actor']): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

import type { Milliseconds } from '../../kernel/time';
import { Countdown } from '../clock/countdown';
import { Silence } from './faults';
import type { Listener, Sent, Stop } from './wire';

export interface Gathering {
  /** @returns whether that was enough */
  readonly event: (sent: Sent) => boolean;
  readonly checkpoint?: ((position: number) => void) | undefined;
}

/**
 * Hears a read to its end, or until it is enough, or a subscription until it has caught up. Every word starts the
 * time limit anew: a long page on a slow line is no silence.
 * @throws Silence, what the client says, or what `event` throws
 */
export function gather(
  start: (listener: Listener) => Stop,
  silence: Milliseconds,
  { event, checkpoint }: Gathering,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let stop: Stop | undefined;
    const settle = (tell: () => void) => {
      countdown.stop();
      stop?.();
      tell();
    };
    const fail = (error: unknown) =>
      settle(() => reject(error instanceof Error ? error : new Error(String(error))));
    const countdown = new Countdown(silence, () => fail(new Silence(`no word for ${silence} ms`)));
    try {
      stop = start({
        event: (sent) => {
          countdown.refresh();
          if (event(sent)) settle(resolve);
        },
        checkpoint: (position) => {
          countdown.refresh();
          checkpoint?.(position);
        },
        caughtUp: () => settle(resolve),
        end: () => settle(resolve),
        failed: fail,
      });
    } catch (error) {
      fail(error);
    }
  });
}

/** All that a read gives. */
export async function gatherAll(
  start: (listener: Listener) => Stop,
  silence: Milliseconds,
): Promise<readonly Sent[]> {
  const read: Sent[] = [];
  await gather(start, silence, { event: (sent) => read.push(sent) === 0 });
  return read;
}

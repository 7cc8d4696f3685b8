import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Service } from '../../test/kit/service';

/** A node that can be lost and come again at its address. */
export interface Disturbed {
  readonly name: string;
  service: Service;
  readonly startAgain: () => Promise<Service>;
}

export interface Disturbances {
  kills: number;
  pauses: number;
  longestPauseMs: number;
}

/**
 * Kills nodes and has them come again, and stops others for longer than a lease lasts, at random, until it is over.
 * All run when it ends.
 */
export async function disturb(nodes: readonly Disturbed[], untilMs: number): Promise<Disturbances> {
  const seen: Disturbances = { kills: 0, pauses: 0, longestPauseMs: 0 };
  const until = performance.now() + untilMs;
  await Promise.all(
    nodes.map(async (node) => {
      for (;;) {
        await pause(500 + randomInt(4_000));
        if (performance.now() > until) return;
        if (randomInt(2) === 0) {
          await node.service.kill();
          seen.kills++;
          await pause(randomInt(1_000));
          node.service = await node.startAgain();
        } else {
          const ms = Math.min(1_000 + randomInt(15_000), Math.max(1_000, until - performance.now()));
          process.kill(node.service.pid, 'SIGSTOP');
          await pause(ms);
          process.kill(node.service.pid, 'SIGCONT');
          seen.pauses++;
          seen.longestPauseMs = Math.max(seen.longestPauseMs, ms);
        }
      }
    }),
  );
  return seen;
}

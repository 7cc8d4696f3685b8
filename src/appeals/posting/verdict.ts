import type { CommandOutcome } from '../../kernel/ports/command-port';
import { millisOf, type Instant } from '../../kernel/time';
import { backoff } from '../../runtime/follower/retry';
import type { PostingLimits } from '../../runtime/runners/keepers';
import { POST_OVER, type Post } from '../notices/post-task';
import type { PostingRow, Target } from './rows';

/** What becomes of a message and its target after a try. */
export type Verdict =
  /** It is recorded, or there is nothing to record it of. */
  | { readonly message: 'over'; readonly target: Target }
  | { readonly message: 'again'; readonly inMs: number; readonly cause: string; readonly target: Target }
  /** Nobody has tried: stores or keys were away. */
  | { readonly message: 'untried'; readonly inMs: number; readonly target: Target };

const UNTRIED_MS = 1_000;
const OVER: readonly string[] = [POST_OVER.withheld, POST_OVER.erased];

/**
 * Waits double, by message and by target, so that a receiver that is away is asked by one message at a time.
 * @param attempts of this message, this try counted
 * @param chance from 0 to 1: spreads what failed together
 */
export function verdictOn(
  outcome: CommandOutcome,
  { verb, attempts }: Pick<Post, 'verb' | 'attempts'>,
  target: Target,
  limits: PostingLimits,
  { now, chance }: { readonly now: number; readonly chance: number },
): Verdict {
  if (outcome.kind === 'unavailable') return { message: 'untried', inMs: UNTRIED_MS, target };
  if (outcome.kind === 'done') {
    const isWell = verb === 'giveUp' || target.failures === 0;
    return {
      message: 'over',
      target: isWell ? target : { ...target, failures: 0, retryAt: 0, cause: undefined },
    };
  }
  const { code: cause } = outcome;
  if (verb === 'giveUp' || cause === POST_OVER.missing) return { message: 'over', target };
  // Given up at the next look, with the cause on record.
  if (OVER.includes(cause)) return { message: 'again', inMs: 0, cause, target };
  const wait = (failed: number): number => Math.round(backoff(failed - 1, limits) * (0.5 + chance / 2));
  const failures = target.failures + 1;
  const isOff = target.channel === 'webhook' && (cause === POST_OVER.gone || failures >= limits.offAfter);
  return {
    ...{ message: 'again', inMs: wait(attempts), cause },
    target: {
      ...{ ...target, failures, cause, retryAt: now + wait(failures) },
      state: isOff && target.state === 'on' ? 'switching-off' : target.state,
    },
  };
}

/**
 * Why nobody tries any more; nothing while somebody does. What never reached its receiver is tried for as long as it is worth telling,
 * and what the receiver refuses a few times.
 */
export function whyOver(
  { cause, attempts, written_at }: Pick<PostingRow, 'cause' | 'attempts' | 'written_at'>,
  { refusals, keep }: PostingLimits,
  now: Instant,
): string | undefined {
  if (cause !== null && OVER.includes(cause)) return cause;
  if (cause?.startsWith('answered ') === true && attempts >= refusals) return cause;
  if (millisOf(now) - millisOf(written_at as Instant) >= keep)
    return cause === null ? 'too old' : `too old; last: ${cause}`;
  return undefined;
}

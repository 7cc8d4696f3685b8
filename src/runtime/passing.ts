import { isDomainError } from '../kernel/domain-error';
import type { CommandOutcome } from '../kernel/ports/command-port';
import { PrimaryDataUnavailable } from '../kernel/ports/primary-data';

/** Refusals that may pass by themselves: whoever has time keeps the command and sends it again. */
const passing: ReadonlySet<string> = new Set([
  'store/unavailable',
  'store/keys-unavailable',
  'clock/disputed',
  'event/unknown-type',
  'command/conflict',
]);

/** A refusal that stays one, however often the same is asked. Whatever else was thrown is worth another try. */
export const staysRefused = (error: unknown): boolean => isDomainError(error) && !passing.has(error.code);

/** What a runner hears of a command that ended by throwing. @throws whatever is neither a refusal nor an outage */
export function outcomeOfThrown(error: unknown): CommandOutcome {
  if (error instanceof PrimaryDataUnavailable)
    return { kind: 'unavailable', reason: 'the keys cannot be reached' };
  if (!isDomainError(error)) throw error;
  const { code } = error;
  return staysRefused(error) ? { kind: 'refused', code } : { kind: 'unavailable', reason: code };
}

import { isDomainError } from '../kernel/domain-error';

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

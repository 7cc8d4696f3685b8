import { DomainError } from '../kernel/domain-error';
import { ClockDisputed } from '../kernel/ports/clock';
import { AppendRefused, StoreUnavailable } from '../kernel/ports/event-store';

export type ExecutorErrorCode =
  | 'command/key-reused'
  | 'command/revision-mismatch'
  | 'command/conflict'
  | 'command/too-large'
  | 'store/unavailable'
  | 'clock/disputed'
  | 'event/unknown-type';

/** What ports throw, as the one error that callers of the executor see; anything else is passed on as it is. */
export function refusalFor(error: unknown): unknown {
  if (error instanceof StoreUnavailable) return refusal('store/unavailable', error);
  if (error instanceof ClockDisputed) return refusal('clock/disputed', error);
  if (error instanceof AppendRefused) return refusal('command/too-large', error);
  return error;
}

const refusal = (code: ExecutorErrorCode, cause: Error): DomainError => new DomainError(code, {}, { cause });

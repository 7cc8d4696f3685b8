import type { StreamName } from '../../kernel/ids';
import type { DueTimer } from '../timers/timer-store';
import { causeOfOutcome, causeOfTimer, type AnyInput, type Cause, type OutgoingCommand } from './saga-input';

/** An input other than an event, as it waits for a parked instance. */
type KeptInput =
  | { readonly kind: 'timeout'; readonly timer: DueTimer }
  | { readonly kind: 'outcome'; readonly command: OutgoingCommand; readonly code?: string | undefined };

/** Parks all of a stream, when not even the instances of its event can be told. */
export const streamKey = (stream: StreamName): string => `stream ${stream}`;

export const keptTimeout = (timer: DueTimer): string =>
  JSON.stringify({ kind: 'timeout', timer } satisfies KeptInput);

export const keptOutcome = (command: OutgoingCommand, code: string | undefined): string =>
  JSON.stringify({ kind: 'outcome', command, ...(code === undefined ? {} : { code }) } satisfies KeptInput);

export function inputOf(text: string): { readonly input: AnyInput; readonly cause: Cause } {
  const kept = JSON.parse(text) as KeptInput;
  if (kept.kind === 'timeout') {
    const { name, at } = kept.timer;
    return { input: { kind: 'timeout', name, at }, cause: causeOfTimer(kept.timer) };
  }
  const command = JSON.parse(kept.command.command) as unknown;
  const input: AnyInput =
    kept.code === undefined ? { kind: 'done', command } : { kind: 'refused', command, code: kept.code };
  return { input, cause: causeOfOutcome(kept.command) };
}

import type { CommandEnvelope, CommandOutcome } from '../../kernel/ports/command-port';
import type { Runners } from '../runners/start';
import type { RunnerStatus } from '../runners/status';

/** What an operator can ask of a runner. */
export type OperatorCall =
  | { readonly verb: 'release'; readonly runner: string; readonly key: string }
  | { readonly verb: 'rebuild' | 'accept' | 'discard' | 'purge'; readonly runner: string };

export const operateOn = (runners: Runners, call: OperatorCall): Promise<void> =>
  call.verb === 'release' ? runners.release(call.runner, call.key) : runners[call.verb](call.runner);

export type ToRunners =
  /** Events were appended; many hints in one tick count as one. */
  | { readonly kind: 'wake' }
  /** The settable clock was set or sped up. */
  | { readonly kind: 'clock' }
  | { readonly kind: 'outcome'; readonly id: number; readonly outcome: CommandOutcome }
  | { readonly kind: 'operator'; readonly id: number; readonly call: OperatorCall }
  | { readonly kind: 'stop' };

export type FromRunners =
  | { readonly kind: 'started' }
  | { readonly kind: 'send'; readonly id: number; readonly envelope: CommandEnvelope }
  /** After each commit; the latest of a tick counts. */
  | { readonly kind: 'status'; readonly status: RunnerStatus }
  | { readonly kind: 'reply'; readonly id: number; readonly error?: string | undefined }
  | { readonly kind: 'stopped'; readonly error?: string | undefined };

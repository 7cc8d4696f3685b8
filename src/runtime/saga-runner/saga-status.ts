import { BEFORE_ALL, type Position } from '../../kernel/ids';
import type { RunnerLimits } from '../runners/limits';
import type { RunnerState, RunnerStatus } from '../runners/status';
import type { OpenSaga } from './saga-transaction';

/** Why a saga stands still. */
export interface Halt {
  readonly state: Extract<RunnerState, 'store-changed' | 'unknown-event' | 'too-many-parked'>;
  readonly error: string;
}

interface Known {
  readonly open: OpenSaga | undefined;
  readonly halt: Halt | undefined;
  readonly failure: string | undefined;
  readonly head: Position;
  readonly timersHeld: boolean;
}

export function sagaStatus(name: string, known: Known, limits: RunnerLimits): RunnerStatus {
  const { open, halt, failure, head, timersHeld } = known;
  const position = open?.checkpoint.position ?? BEFORE_ALL;
  const lag = Math.max(head - position, 0);
  const error = failure ?? halt?.error;
  return {
    name,
    kind: 'saga',
    state: stateOf(known, lag, limits),
    position,
    lag,
    parked: [...(open?.parked.values() ?? [])].map((row) => ({
      key: row.key,
      position: row.position,
      error: row.error,
      at: row.at,
    })),
    ...(error === undefined ? {} : { error }),
    ...(timersHeld ? { timersHeld } : {}),
  };
}

function stateOf({ open, halt, failure }: Known, lag: number, { batch }: RunnerLimits): RunnerState {
  if (halt) return halt.state;
  if (failure !== undefined) return 'failing';
  if (!open) return 'waiting-for-lease';
  if (open.progress.replayUntil !== undefined) return 'rebuilding';
  return lag > batch ? 'catching-up' : 'running';
}

import type { Actor } from '../../../src/kernel/actor';
import { DomainError } from '../../../src/kernel/domain-error';
import type {
  CommandId,
  CorrelationId,
  PersonId,
  Revision,
  StreamName,
  UnitId,
} from '../../../src/kernel/ids';
import type { Clock } from '../../../src/kernel/ports/clock';
import type { CommandEnvelope } from '../../../src/kernel/ports/command-port';
import type { Instant, Milliseconds } from '../../../src/kernel/time';
import { CommandExecutor, type ExecutorDeps } from '../../../src/runtime/executor';
import { MemoryEventStore } from '../../kit/memory-event-store';
import type { MaizeCommand } from '../../kit/toy-aggregate';

export const PANLONG = 'maize-panlong' as StreamName;
export const NOON = '2022-07-18T04:00:00.000Z' as Instant;

export const officer: Actor = {
  id: 'wang-fang' as PersonId,
  role: 'officer',
  unit: 'centre-610921102' as UnitId,
};

/** The same rules with every history read anew and with histories kept. */
export const modes = [
  ['histories read each time', undefined],
  ['histories kept', 10_000],
] as const;

/** Stands still until it is told. */
export class StoppedClock implements Clock {
  time: Instant = NOON;
  fault: Error | undefined;

  now(): Instant {
    if (this.fault) throw this.fault;
    return this.time;
  }

  realDelayUntil(): Milliseconds {
    return 0 as Milliseconds;
  }

  onChanged(): () => void {
    return () => undefined;
  }
}

export interface Seen {
  readonly refused: string[];
  readonly pauses: number[];
  conflicts: number;
  appends: number;
}

export function setUp(cachedEvents: number | undefined, deps: Partial<ExecutorDeps> = {}) {
  const store = new MemoryEventStore();
  const clock = new StoppedClock();
  const seen: Seen = { refused: [], pauses: [], conflicts: 0, appends: 0 };
  const make = () =>
    new CommandExecutor({
      store,
      clock,
      cachedEvents,
      pause: async (attempt) => void seen.pauses.push(attempt),
      observe: {
        refused: (code) => void seen.refused.push(code),
        conflicted: () => void seen.conflicts++,
        appended: () => void seen.appends++,
      },
      ...deps,
    });
  return { store, clock, seen, executor: make(), anotherNode: make() };
}

let count = 0;

/** A command's envelope with an id of its own unless one is given. */
export const envelope = (
  more: Partial<CommandEnvelope<MaizeCommand>> = {},
): Omit<CommandEnvelope<MaizeCommand>, 'command'> => ({
  stream: PANLONG,
  commandId: `command-${++count}` as CommandId,
  correlationId: 'visit-of-july-18' as CorrelationId,
  actor: officer,
  ...more,
});

export const revision = (number: number) => number as Revision;

export async function refusalOf(promise: Promise<unknown>): Promise<DomainError> {
  const error = await promise.then(
    () => new Error('not refused'),
    (reason: unknown) => reason,
  );
  if (error instanceof DomainError) return error;
  throw error;
}

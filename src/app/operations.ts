import type { FreshnessPort, HealthCheck, RunnerOperations } from '../http';
// Past the index, which loads the whole edge: this is needed before it is.
import { calendarReading, clockCheck, pingCheck, runnerReading } from '../http/health/checks';
import { DomainError } from '../kernel/domain-error';
import type { Clock } from '../kernel/ports/clock';
import type { EventReader } from '../kernel/ports/event-store';
import type { CitizenIndex } from '../kernel/ports/primary-data';
import type { Readings } from '../observability';
import type { ReferenceData } from '../reference';
import type { Progress } from '../runtime/progress/progress';
import type { RunnerStatus } from '../runtime/runners/status';
import { dayOf } from '../sla';
import type { RunnerThread } from './runner-thread';

/** What an operator does to the runners, over the bridge to their thread. */
export function operationsOf(thread: RunnerThread, progress: Progress): RunnerOperations {
  const statusOf = (name: string): RunnerStatus => {
    const status = progress.all().find((runner) => runner.name === name);
    if (!status) throw new DomainError('runner/not-found', { runner: name });
    return status;
  };
  const operate = (verb: 'rebuild' | 'accept' | 'discard') => async (runner: string) => {
    statusOf(runner);
    await thread.operate({ verb, runner });
  };
  return {
    list: async () => progress.all(),
    release: async (runner, key) => {
      const { parked } = statusOf(runner);
      for (const each of key === undefined ? parked.map((one) => one.key) : [key])
        await thread.operate({ verb: 'release', runner, key: each });
    },
    rebuild: operate('rebuild'),
    accept: operate('accept'),
    discard: operate('discard'),
  };
}

export const freshnessOf = (events: EventReader, progress: Progress): FreshnessPort => ({
  epoch: () => events.epoch(),
  waitFor: async (readModel, position, timeoutMs) => {
    if (!(await progress.waitFor(readModel, position, timeoutMs))) return 'late';
    const status = progress.all().find(({ name }) => name === readModel);
    return status?.parked.some((parked) => parked.position <= position) ? 'parked' : 'fresh';
  },
});

export interface Watched {
  readonly events: EventReader;
  readonly citizens: CitizenIndex;
  readonly clock: Clock;
  readonly inForce: () => ReferenceData;
  readonly progress: Progress;
  readonly thread: RunnerThread;
}

/** What must hold before requests are sent here. */
export const healthChecksOf = ({
  events,
  citizens,
  clock,
  inForce,
  progress,
  thread,
}: Watched): readonly HealthCheck[] => [
  pingCheck('event store', () => events.newest()),
  pingCheck('primary data', () => citizens.find('readiness')),
  clockCheck(() => clock.now()),
  {
    name: 'calendar',
    read: async () => calendarReading(dayOf(clock.now()), inForce().calendar.document.horizon),
  },
  {
    name: 'runners',
    read: async () =>
      thread.alive
        ? { name: 'runners', state: 'ok' }
        : { name: 'runners', state: 'fail', detail: 'their thread ended and is being started again' },
  },
  ...['appeals', 'routing', 'deadlines', 'rating', 'merging', 'carrying'].map((name) =>
    runnerCheck(name, progress),
  ),
];

const runnerCheck = (name: string, progress: Progress): HealthCheck => ({
  name: `runner ${name}`,
  read: async () => {
    const status = progress.all().find((runner) => runner.name === name);
    if (!status) return { name: `runner ${name}`, state: 'fail', detail: 'has not reported yet' };
    return runnerReading({ ...status, parked: status.parked.length });
  },
});

/** @param timersDue how many timers are due and have not fired */
export const readingsOf = (progress: Progress, timersDue: () => Promise<number>): Readings => ({
  runners: async () =>
    progress.all().map(({ name, state, lag, parked }) => ({ name, state, lag, parked: parked.length })),
  timersDue,
});

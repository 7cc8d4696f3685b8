import { appealOf, type AppealId, type DeadlineId } from '../../kernel/ids';
import type { SagaInput } from '../../kernel/saga';
import type { Instant } from '../../kernel/time';
import { hasLadder, type ClockChanges, type DeadlineKind } from '../../sla';
import type { Command } from '../domain/commands';
import type { AppealEvent, AppealEventOf } from '../domain/events';
import { appealSchemas } from '../domain/schemas';
import { send, type AppealSaga, type Effect } from './appeal-saga';

/** A deadline that runs, with the one timer that it has. */
interface Armed {
  /** Ahead, in order: its warning points, then the due time. Once missed, the next step of its ladder or nothing. */
  readonly points: readonly Instant[];
  readonly missed?: true | undefined;
}

export interface DeadlinesState {
  readonly armed: Readonly<Record<DeadlineId, Armed>>;
}

type Input = SagaInput<AppealEvent, Command>;
type Miss = AppealEventOf<'DeadlineMissed'>['data'];

const SILENCE = '逾期未批';

/** What ends by itself when its time is over: nobody is late, and no ladder begins. */
const onMiss: Readonly<Partial<Record<DeadlineKind, (missed: Miss, self: AppealId) => readonly Effect[]>>> = {
  information: (missed, self) => [send(self, 'lapseInformation', { deadline: missed.deadline })],
  'extension-decision': (_, self) => [send(self, 'decideExtension', { granted: false, reason: SILENCE })],
  suspension: (_, self) => [send(self, 'resume', {})],
  rate: (_, self) => [send(self, 'close', { cause: 'unrated' })],
};

const step = (self: AppealId, deadline: DeadlineId): Effect => send(self, 'stepLadder', { deadline });

const disarmed = (changes: ClockChanges): readonly DeadlineId[] => [
  ...(changes.met ?? []),
  ...(changes.stopped ?? []),
  ...(changes.paused ?? []),
];
const runsOn = (changes: ClockChanges) =>
  (changes.changed ?? []).filter(({ id }) => !changes.paused?.includes(id));

/**
 * One timer per running deadline: at its next warning point, then its due time, then each step of its ladder until it
 * is met. The saga reads only `clocks`, so a deadline of a new kind is armed without a change here. Facts stay in the
 * log: a timer that fires sends a command that records once what is due, whoever recorded it; a miss and a step are
 * followed from their events. A missed deadline that runs on after a pause or with another owner asks when its ladder
 * goes on. Other refusals end quietly.
 */
export const deadlinesSaga: AppealSaga<DeadlinesState> = {
  name: 'deadlines',
  version: 2,
  startsAt: 'beginning',
  category: 'appeal',
  schemas: appealSchemas,
  initial: { armed: {} },
  instancesOf: ({ event, stream }) =>
    event.data.clocks !== undefined || ofTimers.has(event.type) ? [appealOf(stream)] : [],
  // A done instance equals a new one, so its row need not be kept.
  isOver: (state) => Object.keys(state.armed).length === 0,

  evolve(state, input) {
    const armed: Record<DeadlineId, Armed> = { ...state.armed };
    if (input.kind === 'timeout') passed(armed, input.name as DeadlineId, input.at);
    if (input.kind === 'refused') cameEarly(armed, input);
    if (input.kind !== 'event') return { armed };
    const { event, metadata } = input.recorded;
    const now = metadata.occurredAt;
    const changes = event.data.clocks ?? {};
    for (const id of [...(changes.met ?? []), ...(changes.stopped ?? [])]) delete armed[id];
    for (const id of changes.paused ?? [])
      if (armed[id]?.missed) armed[id] = { points: [], missed: true };
      else delete armed[id];
    for (const { id, dueAt, warnAt } of [...(changes.started ?? []), ...runsOn(changes)])
      armed[id] = armed[id]?.missed
        ? armed[id]
        : // Whatever comes back after its time has been missed.
          dueAt <= now
          ? { points: [], missed: true }
          : { points: [...warnAt.filter((at) => at > now && at < dueAt), dueAt] };
    if (event.type === 'DeadlineMissed') armed[event.data.deadline] = { points: [], missed: true };
    if (event.type === 'DeadlineApproaching') passed(armed, event.data.deadline, event.data.warnAt);
    if (event.type === 'LadderStepped' && armed[event.data.deadline] !== undefined)
      armed[event.data.deadline] = { points: event.data.next ? [event.data.next] : [], missed: true };
    return { armed };
  },

  react(state, input, instance) {
    const self = instance as AppealId;
    switch (input.kind) {
      case 'timeout':
        return fired(state, input.name as DeadlineId, input.at, self);
      case 'refused': {
        if (input.code !== 'appeal/deadline-not-due') return [];
        const name = timed(input.command);
        return name === undefined ? [] : timer(state, name);
      }
      case 'done':
        return [];
      case 'event':
        return followed(state, input.recorded.event, self);
    }
  },
};

const ofTimers: ReadonlySet<AppealEvent['type']> = new Set([
  'DeadlineMissed',
  'DeadlineApproaching',
  'LadderStepped',
]);

/** A point that is over; the due time stays, so that a timer that came early can be armed again. */
function passed(armed: Record<DeadlineId, Armed>, id: DeadlineId, at: Instant): void {
  const was = armed[id];
  if (was === undefined || was.missed) return;
  armed[id] = { points: was.points.filter((point, n) => point > at || n === was.points.length - 1) };
}

/** The warning point was passed when its timer fired, but by the clock of the appeal it lies ahead. */
function cameEarly(armed: Record<DeadlineId, Armed>, { command, code }: Input & { kind: 'refused' }): void {
  if (command.verb !== 'recordApproaching' || code !== 'appeal/deadline-not-due') return;
  const { deadline, warnAt } = command.data;
  const was = armed[deadline];
  if (was !== undefined && !was.missed && !was.points.includes(warnAt))
    armed[deadline] = { points: [warnAt, ...was.points] };
}

function timer({ armed }: DeadlinesState, name: DeadlineId): readonly Effect[] {
  const at = armed[name]?.points[0];
  return at === undefined ? [] : [{ kind: 'start-timer', name, at }];
}

/** Whose timer it is. */
const timed = (command: Command): DeadlineId | undefined =>
  command.verb === 'recordMisses' || command.verb === 'recordApproaching' || command.verb === 'stepLadder'
    ? command.data.deadline
    : undefined;

function fired(state: DeadlinesState, deadline: DeadlineId, at: Instant, self: AppealId): readonly Effect[] {
  const armed = state.armed[deadline];
  if (armed?.missed) return [step(self, deadline)];
  const due = armed?.points.at(-1);
  if (due === undefined || at >= due) return [send(self, 'recordMisses', { deadline })];
  return [send(self, 'recordApproaching', { deadline, warnAt: at }), ...timer(state, deadline)];
}

function followed(state: DeadlinesState, event: AppealEvent, self: AppealId): readonly Effect[] {
  const changes = event.data.clocks ?? {};
  const missed = event.type === 'DeadlineMissed' ? event.data : undefined;
  const cancelled = missed ? [missed.deadline, ...disarmed(changes)] : disarmed(changes);
  const running = [...(changes.started ?? []), ...runsOn(changes)].map(({ id }) => id);
  const late = running.filter((id) => state.armed[id]?.missed && id !== missed?.deadline);
  const timers = running.filter((id) => !state.armed[id]?.missed);
  const told =
    event.type === 'LadderStepped' || event.type === 'DeadlineApproaching' ? [event.data.deadline] : [];
  return [
    ...cancelled.map((name): Effect => ({ kind: 'cancel-timer', name })),
    ...[...timers, ...told].flatMap((id) => timer(state, id)),
    ...late.map((id) => step(self, id)),
    ...(missed ? (onMiss[missed.kind]?.(missed, self) ?? laddered(missed, self)) : []),
  ];
}

const laddered = ({ kind, deadline }: Miss, self: AppealId): readonly Effect[] =>
  hasLadder(kind) ? [step(self, deadline)] : [];

import { appealOf, type AppealId, type DeadlineId } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import type { ClockChanges, DeadlineKind } from '../../sla';
import type { AppealEventOf } from '../domain/events';
import { appealSchemas } from '../domain/schemas';
import { send, type AppealSaga, type Effect } from './appeal-saga';

/** Only what a timer needs: the deadlines that are armed, and when each is due. */
export interface DeadlinesState {
  readonly armed: Readonly<Record<DeadlineId, Instant>>;
}

type Miss = AppealEventOf<'DeadlineMissed'>['data'];

const escalate = (reason: string) => (missed: Miss, self: AppealId) => [
  send(self, 'escalate', { reason, missed: missed.deadline }),
];

/** What a miss leads to by itself; any other stays in its owner's queue, or went to the county's with the miss. */
const onMiss: Readonly<Partial<Record<DeadlineKind, (missed: Miss, self: AppealId) => readonly Effect[]>>> = {
  dispatch: escalate('派单超时'),
  respond: escalate('响应超时'),
  handle: escalate('办理超时'),
  whole: escalate('全程超时'),
  information: (missed, self) => [send(self, 'lapseInformation', { deadline: missed.deadline })],
  rate: (_, self) => [send(self, 'close', { cause: 'unrated' })],
};

const disarmed = (changes: ClockChanges): readonly DeadlineId[] => [
  ...(changes.met ?? []),
  ...(changes.stopped ?? []),
  ...(changes.paused ?? []),
];
/** Every command records what is due before it decides: a changed deadline that is due by now has been missed. */
const rearmed = (changes: ClockChanges, now: Instant) => [
  ...(changes.started ?? []),
  ...(changes.changed ?? []).filter(({ id, dueAt }) => dueAt > now && !changes.paused?.includes(id)),
];

/**
 * One timer per running deadline that has not been missed. The saga reads only `clocks`, so a deadline of a new
 * kind is armed without a change here. Facts stay in the log: a timer that fires sends `recordMisses`, and what
 * a miss leads to hangs on the DeadlineMissed event, whoever recorded it. Other refusals (no tier above,
 * already escalated past this miss) end quietly: the owed deadline stays in its owner's queue.
 */
export const deadlinesSaga: AppealSaga<DeadlinesState> = {
  name: 'deadlines',
  version: 1,
  startsAt: 'beginning',
  category: 'appeal',
  schemas: appealSchemas,
  initial: { armed: {} },
  instancesOf: ({ event, stream }) =>
    event.data.clocks !== undefined || event.type === 'DeadlineMissed' ? [appealOf(stream)] : [],
  // A done instance equals a new one, so its row need not be kept.
  isOver: (state) => Object.keys(state.armed).length === 0,

  evolve(state, input) {
    if (input.kind !== 'event') return state;
    const { event, metadata } = input.recorded;
    const armed: Record<DeadlineId, Instant> = { ...state.armed };
    if (event.type === 'DeadlineMissed') delete armed[event.data.deadline];
    const changes = event.data.clocks ?? {};
    for (const id of disarmed(changes)) delete armed[id];
    for (const { id, dueAt } of rearmed(changes, metadata.occurredAt)) armed[id] = dueAt;
    return { armed };
  },

  react(state, input, instance) {
    const self = instance as AppealId;
    switch (input.kind) {
      case 'timeout':
        return [send(self, 'recordMisses', { deadline: input.name as DeadlineId })];
      case 'refused': {
        if (input.command.verb !== 'recordMisses' || input.code !== 'appeal/deadline-not-due') return [];
        const name = input.command.data.deadline;
        const at = state.armed[name];
        return at === undefined ? [] : [{ kind: 'start-timer', name, at }];
      }
      case 'done':
        return [];
      case 'event': {
        const { event, metadata } = input.recorded;
        const changes = event.data.clocks ?? {};
        const cancelled = event.type === 'DeadlineMissed' ? [event.data.deadline] : disarmed(changes);
        return [
          ...cancelled.map((name): Effect => ({ kind: 'cancel-timer', name })),
          ...rearmed(changes, metadata.occurredAt).map(({ id, dueAt }): Effect => ({
            kind: 'start-timer',
            name: id,
            at: dueAt,
          })),
          ...(event.type === 'DeadlineMissed' ? (onMiss[event.data.kind]?.(event.data, self) ?? []) : []),
        ];
      }
    }
  },
};

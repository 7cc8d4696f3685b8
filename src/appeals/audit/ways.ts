import type { Recorded } from '../../kernel/event';
import { appealOf, type AppealId, type CommandId } from '../../kernel/ids';
import { commandIdFor, type Cause } from '../../runtime/saga-runner/saga-input';
import type { AppealEvent } from '../domain/events';
import { settingsIn, type Setting, type WayOf } from '../views/causes';
import { carryingSaga } from '../sagas/carrying';
import { deadlinesSaga } from '../sagas/deadlines';
import { mergingSaga } from '../sagas/merging';
import { ratingSaga } from '../sagas/rating';
import { routingSaga } from '../sagas/routing';

const sagas = [routingSaga, deadlinesSaga, ratingSaga, mergingSaga, carryingSaga].map(({ name }) => name);

/** A reaction that sends more than these is told of as the service's. */
const MOST_SENT = 8;

/**
 * Which saga sent a command, and by which timer, from the command's id alone: it is derived from its cause, so nothing needs
 * to be kept for it, and no other cause gives the same.
 */
export function waysOf(events: readonly Recorded<AppealEvent>[]): WayOf {
  const [first] = events;
  const self = first === undefined ? undefined : appealOf(first.stream);
  const instances = self === undefined ? [] : [self, ...relativesIn(events)];
  const settings = settingsIn(events);
  const byTimer = new Map(
    settings.flatMap((setting) =>
      instances.flatMap((instance) =>
        [0, 1].map((index) => [timerCommand(instance, setting, index), setting] as const),
      ),
    ),
  );
  return ({ event, metadata: { actor, commandId, causationId }, revision }) => {
    if (event.type === 'DeadlineMissed') {
      const { deadline, dueAt } = event.data;
      const set = settings.findLast((each) => each.deadline === deadline && each.revision < revision);
      if (set !== undefined)
        return { through: 'timer', saga: deadlinesSaga.name, timer: { ...set, at: dueAt } };
    }
    if (actor.role !== 'system') return { through: 'person' };
    const timer = byTimer.get(commandId);
    if (timer !== undefined) return { through: 'timer', saga: deadlinesSaga.name, timer };
    const saga = causationId && sagaOf(commandId, causationId, instances);
    return saga ? { through: 'saga', saga } : { through: 'service' };
  };
}

const timerCommand = (instance: string, { deadline, at }: Setting, index: number): CommandId =>
  commandIdFor(deadlinesSaga.name, instance, causeOf(['timer', deadline, at]), index);

const causeOf = (parts: readonly string[]): Cause => ({ parts, correlation: '' as never, causation: '' });

function sagaOf(commandId: CommandId, cause: string, instances: readonly AppealId[]): string | undefined {
  const indexes = Array.from({ length: MOST_SENT }, (_, index) => index);
  return sagas.find((saga) =>
    instances.some((instance) =>
      (['event', 'outcome'] as const).some((kind) =>
        indexes.some((index) => commandIdFor(saga, instance, causeOf([kind, cause]), index) === commandId),
      ),
    ),
  );
}

/** Whose instances may have sent a command to this appeal: what it merged with. */
function relativesIn(events: readonly Recorded<AppealEvent>[]): readonly AppealId[] {
  const named = events.flatMap(({ event }): readonly AppealId[] => {
    switch (event.type) {
      case 'AppealAbsorbed':
      case 'AppealReleased':
        return [event.data.source];
      case 'AppealMerged':
        return [event.data.target];
      default:
        return [];
    }
  });
  return [...new Set(named)];
}

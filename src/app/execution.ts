import { appealAggregate } from '../appeals/application/aggregate';
import { isDomainError } from '../kernel/domain-error';
import type { Clock } from '../kernel/ports/clock';
import type { CommandEnvelope, CommandOutcome } from '../kernel/ports/command-port';
import type { EventStore } from '../kernel/ports/event-store';
import type { Metrics } from '../observability';
import type { ReferenceData } from '../reference';
import { CommandExecutor } from '../runtime/executor';
import type { Command } from '../appeals/domain/commands';

/** Folded appeals are kept for this many events in all, some 15,000 appeals at work: a command then reads nothing. */
const KEPT_EVENTS = 200_000;

export const createExecutor = (store: EventStore, clock: Clock, metrics: Metrics): CommandExecutor =>
  new CommandExecutor({
    store,
    clock,
    cachedEvents: KEPT_EVENTS,
    observe: {
      appended: (took) => metrics.appended(took / 1000),
      refused: (code) => metrics.refused(code),
    },
  });

/** Refusals that may pass by themselves: the runner keeps its command and sends it again. */
const passing = new Set(['store/unavailable', 'clock/disputed', 'event/unknown-type', 'command/conflict']);

/** Executes what runners send. All their commands are to appeals. */
export function commandsOfRunners(executor: CommandExecutor, inForce: () => ReferenceData) {
  const aggregate = appealAggregate(inForce);
  return async (envelope: CommandEnvelope): Promise<CommandOutcome> => {
    try {
      const { revision, position } = await executor.execute(aggregate, envelope, envelope.command as Command);
      return { kind: 'done', revision, position };
    } catch (error) {
      if (!isDomainError(error)) throw error;
      const { code } = error;
      return passing.has(code) ? { kind: 'unavailable', reason: code } : { kind: 'refused', code };
    }
  };
}

import { categoryOf } from '../kernel/ids';
import type { CommandEnvelope, CommandOutcome, CommandPort } from '../kernel/ports/command-port';
import type { CommandExecutor } from '../runtime/executor';
import { outcomeOfThrown } from '../runtime/passing';
import type { TaskPorts } from '../runtime/tasks';
import type { Composition } from './composition';

/** Executes what runners send, each on the aggregate of its stream, or as the task that it is. */
export function commandsOfRunners(
  executor: Pick<CommandExecutor, 'execute'>,
  { aggregates, tasks }: Pick<Composition, 'aggregates' | 'tasks'>,
  ports: Omit<TaskPorts, 'send'>,
): CommandPort['send'] {
  const send = async (envelope: CommandEnvelope): Promise<CommandOutcome> => {
    const task = tasks.get(categoryOf(envelope.stream));
    const aggregate = aggregates.get(categoryOf(envelope.stream));
    try {
      if (task !== undefined) return await task.run(envelope, { ...ports, send });
      if (aggregate === undefined) throw new Error(`no feature has streams such as ${envelope.stream}`);
      const { revision, position } = await executor.execute(aggregate, envelope, envelope.command as object);
      return { kind: 'done', revision, position };
    } catch (error) {
      return outcomeOfThrown(error);
    }
  };
  return send;
}

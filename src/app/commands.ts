import { isDomainError } from '../kernel/domain-error';
import { categoryOf } from '../kernel/ids';
import type { CommandEnvelope, CommandOutcome, CommandPort } from '../kernel/ports/command-port';
import type { CommandExecutor } from '../runtime/executor';
import { staysRefused } from '../runtime/passing';
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
    if (task !== undefined) return task.run(envelope, { ...ports, send });
    const aggregate = aggregates.get(categoryOf(envelope.stream));
    if (aggregate === undefined) throw new Error(`no feature has streams such as ${envelope.stream}`);
    try {
      const { revision, position } = await executor.execute(aggregate, envelope, envelope.command as object);
      return { kind: 'done', revision, position };
    } catch (error) {
      if (!isDomainError(error)) throw error;
      const { code } = error;
      return staysRefused(error) ? { kind: 'refused', code } : { kind: 'unavailable', reason: code };
    }
  };
  return send;
}

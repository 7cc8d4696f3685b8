import { isDomainError } from '../kernel/domain-error';
import { categoryOf } from '../kernel/ids';
import type { CommandEnvelope, CommandOutcome } from '../kernel/ports/command-port';
import type { CommandExecutor } from '../runtime/executor';
import type { Composition } from './composition';

/** Refusals that may pass by themselves: the runner keeps its command and sends it again. */
const passing = new Set(['store/unavailable', 'clock/disputed', 'event/unknown-type', 'command/conflict']);

/** Executes what runners send, each on the aggregate of its stream. */
export const commandsOfRunners =
  (executor: Pick<CommandExecutor, 'execute'>, { aggregates }: Pick<Composition, 'aggregates'>) =>
  async (envelope: CommandEnvelope): Promise<CommandOutcome> => {
    const aggregate = aggregates.get(categoryOf(envelope.stream));
    if (aggregate === undefined) throw new Error(`no feature has streams such as ${envelope.stream}`);
    try {
      const { revision, position } = await executor.execute(aggregate, envelope, envelope.command as object);
      return { kind: 'done', revision, position };
    } catch (error) {
      if (!isDomainError(error)) throw error;
      const { code } = error;
      return passing.has(code) ? { kind: 'unavailable', reason: code } : { kind: 'refused', code };
    }
  };

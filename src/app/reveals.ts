import { appealAggregate } from '../appeals/application/aggregate';
import type { AppealPorts } from '../appeals/application/ports';
import { DomainError } from '../kernel/domain-error';
import { appealStream, type AppealId } from '../kernel/ids';
import { IdentityReveals, type HeldIdentities, type Sealer } from '../privacy';
import type { ReferenceData } from '../reference';
import type { CommandExecutor } from '../runtime/executor';

/** The appeal's own stream says who stands behind it; the access stream beside it says who read that. */
export function createReveals(
  executor: CommandExecutor,
  sealer: Sealer,
  inForce: () => ReferenceData,
): AppealPorts['reveals'] {
  const aggregate = appealAggregate(inForce);
  const identitiesOf = async (appeal: AppealId): Promise<HeldIdentities> => {
    const { state, events } = await executor.load(aggregate, appealStream(appeal));
    const reported = events[0]?.event;
    if (state.status === 'none' || reported?.type !== 'AppealReported')
      throw new DomainError('appeal/not-found');
    const { reporter, proxy } = reported.data;
    return { key: state.key, violation: state.violation, reporter, proxy };
  };
  return new IdentityReveals({ executor, sealer, identitiesOf, versions: () => ({ ...inForce().versions }) });
}

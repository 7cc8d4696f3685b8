import type { AppealContext } from '../../../src/appeals/domain/context';
import { indexCatalogue } from '../../../src/catalogue';
import type { Actor } from '../../../src/kernel/actor';
import { indexPolicies } from '../../../src/sla';
import { as, catalogue, hanyin, reporter, townDispatcher, villageOfficer } from '../../kit/appeal-context';
import { ask, by, handling, reported, resolved, routed, sealed, told } from '../../kit/appeal-story';
import { serviceId } from '../../kit/hanyin';

/** Without these, from now on. */
const without = (...ids: readonly string[]) => ({
  catalogue: indexCatalogue(
    {
      services: catalogue.all().filter(({ id }) => !ids.includes(id)),
      withdrawn: catalogue.all().filter(({ id }) => ids.includes(id)),
    },
    2,
  ),
});
const DISPUTE = 'neighbour-dispute';
const since = (actor: Actor): Partial<AppealContext> => ({ ...as(actor), ...without(DISPUTE) });

describe('a service that the catalogue offers no more', () => {
  it('given handling · when its holder resolves · then as if it were still offered', () => {
    const handled = told(...handling);
    const { command } = resolved();
    const before = handled.when(command, as(villageOfficer));
    expect(handled.when(command, since(villageOfficer)).events).toEqual(before.events);
    expect(before.refused).toBeUndefined();
  });

  it('given reported · when a rule routes it · then to the duty that the service had', () => {
    told(reported())
      .when(routed.command, { ...as(routed.actor), ...without(DISPUTE) })
      .thenMatching({ type: 'AppealRouted' });
  });

  it('it may stay what it is, more urgent; nothing else becomes one', () => {
    const urgent = { service: serviceId(DISPUTE), urgency: 'urgent' as const, reason: sealed('有人受伤') };
    told(...handling)
      .when(ask('classify', urgent), since(villageOfficer))
      .thenMatching({ type: 'AppealClassified', data: { service: DISPUTE, urgency: 'urgent' } });
    const sanitation = { service: serviceId('sanitation'), reason: sealed('是环境卫生') };
    told(...handling, by(townDispatcher, 'classify', sanitation))
      .when(ask('classify', urgent), since(townDispatcher))
      .thenRefused('appeal/unknown-service');
  });

  it('given its policy is gone, too · when a clock starts · then the general one counts', () => {
    const policies = hanyin.policies.all().filter(({ name }) => name !== 'consultation');
    const asked = { service: serviceId('policy-consultation') };
    told(reported(asked))
      .when(ask('urge', { reason: sealed('还没有人来') }), {
        ...as(reporter),
        ...without('policy-consultation'),
        policies: indexPolicies({ policies }, 2),
      })
      .thenMatching({ type: 'AppealUrged' });
  });
});

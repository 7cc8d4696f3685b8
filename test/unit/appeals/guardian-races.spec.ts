import type { AppealSteps } from '../../../src/appeals/application/appeal-steps';
import { nameGuardianOf } from '../../../src/appeals/application/name-guardian';
import type { HeldAppeals } from '../../../src/appeals/identities/held';
import type { Envelope } from '../../../src/kernel/envelope';
import { appealStream, type AppealId, type CitizenId } from '../../../src/kernel/ids';
import type { DomainError } from '../../../src/kernel/domain-error';
import { party } from '../../kit/appeal-story';

const [FIRST, OTHER] = ['first', 'other'] as unknown as readonly [AppealId, AppealId];
const child = party('shi-xiaoyu');
const [father, aunt] = [party('shi-dachuan'), party('li-mei')];
const from = { commandId: 'naming', ifMatch: undefined } as unknown as Envelope;
const body = { guardian: { name: '石大川', phone: '13891500092' }, reason: '父亲到窗口' };
const events = [
  { event: { type: 'AppealReported', data: { reporter: child } }, metadata: { actor: { role: 'officer' } } },
  {
    ...{ revision: 1, metadata: { commandId: 'naming', actor: { role: 'dispatcher' } } },
    event: { type: 'GuardianNamed', data: { guardian: father } },
  },
];

/** What became of the child's other appeal, which was looked up as if nobody spoke there. */
async function namedBeside(proxyByNow: CitizenId | undefined): Promise<string> {
  let became = 'untouched';
  const state = { status: 'reported', violation: true, child: true, reporter: child.citizen };
  const steps = {
    ports: {
      executor: { load: async () => ({ state, events }) },
      // Whoever comes this far is about to be named.
      citizens: { of: () => Promise.reject(new Error('named')) },
    },
    run: async (sending: { stream: string }, _: string, build: (state: object) => Promise<unknown>) => {
      if (sending.stream === appealStream(FIRST)) return {};
      try {
        return await build({ ...state, proxy: proxyByNow });
      } catch (error) {
        became = (error as DomainError).code ?? (error as Error).message;
        throw error;
      }
    },
  } as unknown as AppealSteps;
  const held = {
    of: async () => [FIRST, OTHER].map((appeal) => ({ appeal, read: { appeal: state } })),
  } as unknown as HeldAppeals;
  await nameGuardianOf(steps, held, FIRST, body, from).catch(() => undefined);
  return became;
}

describe('a guardian of the other appeals of a child', () => {
  it('is named where nobody speaks when it is decided', async () => {
    expect(await namedBeside(undefined)).toBe('named');
  });

  it('takes the place of nobody whom another dispatcher named meanwhile', async () => {
    expect(await namedBeside(aunt.citizen)).toBe('appeal/guardian-unchanged');
  });
});

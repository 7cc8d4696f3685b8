import type { CommandBus, QueryBus } from '@nestjs/cqrs';
import { AppealSteps, hideInAppeals, type AppealPorts, type HideInAppeals } from '../../../src/appeals';
import { appealAggregate } from '../../../src/appeals/application/aggregate';
import { commandsOfRunners } from '../../../src/app/commands';
import { hideTask } from '../../../src/incidents/application/hide-task';
import { IncidentDesk } from '../../../src/incidents/application/incident-desk';
import { incidentAggregate, incidentStream } from '../../../src/incidents/domain/incident';
import { hidingSaga } from '../../../src/incidents/sagas/hiding';
import type { AnyAggregate } from '../../../src/kernel/aggregate';
import type { Envelope } from '../../../src/kernel/envelope';
import { appealStream, type AppealId, type CommandId, type IncidentId } from '../../../src/kernel/ids';
import type { Saga } from '../../../src/kernel/saga';
import { CommandExecutor } from '../../../src/runtime/executor';
import { hanyin, reporter, townDispatcher } from '../../kit/appeal-context';
import { OTHER, POLE, reporting, sealed } from '../../kit/appeal-story';
import { hanyinPermissions } from '../../kit/hanyin';
import { eventually } from '../../kit/eventually';
import { Station } from '../../kit/running';

const NAME = '李长顺';
const aggregates = new Map<string, AnyAggregate>([
  ['appeal', appealAggregate],
  ['incident', incidentAggregate],
]);
/** What is sealed lies open, so that a specification reads it. */
const sealer = {
  open: async ({ box }: { readonly box: unknown }) => box,
  newKey: async () => ({ id: 'key-incident' }),
  seal: ({ id }: { readonly id: string }, box: unknown) => ({ key: id, box }),
  sealUnder: async (key: string, box: unknown) => ({ key, box }),
};

describe('hiding in the appeals of an incident', () => {
  let station: Station;
  let executor: CommandExecutor;
  let steps: AppealSteps;
  let serial = 0;
  const inForce = () => ({ ...hanyin, permissions: hanyinPermissions() });

  beforeEach(() => {
    station = new Station();
    executor = new CommandExecutor({ store: station.log, clock: station.clock, inForce });
    steps = new AppealSteps({ executor, inForce, sealer } as unknown as AppealPorts);
  });
  afterEach(() => station.close());

  const from = (actor = townDispatcher): Envelope => {
    const id = `00000000-0000-8000-8000-${String(++serial).padStart(12, '0')}` as CommandId;
    return {
      ...{ actor, commandId: id, correlationId: id as string as never },
      ...{ route: 'specification', hasKey: true, bodyDigest: `digest ${serial}` },
    };
  };
  const desk = (hides: (command: HideInAppeals) => Promise<void>) =>
    new IncidentDesk(
      executor,
      { execute: async () => [] } as unknown as QueryBus,
      { execute: hides } as unknown as CommandBus,
      sealer as never,
      {} as never,
      { current: inForce } as never,
    );
  const all = ({ hiding }: HideInAppeals) => hideInAppeals(steps, hiding);
  /** The process is gone after the first of them. */
  const killed = async ({ hiding }: HideInAppeals) => {
    await hideInAppeals(steps, { ...hiding, appeals: hiding.appeals.slice(0, 1) });
    throw new Error('killed');
  };
  const begins = async (saga: Saga<object, never, never> = hidingSaga as never) => {
    const ports = { executor, inForce, open: sealer.open, seal: sealer.sealUnder } as never;
    const send = commandsOfRunners(
      executor,
      { aggregates, tasks: new Map([[hideTask.category, hideTask]]) },
      ports,
    );
    return station.start({ sagas: [saga], commands: { send } });
  };

  /** Two appeals of one incident that say whom it was, as the incident itself does. */
  async function told(): Promise<IncidentId> {
    for (const [id, number] of [
      [POLE, '610921-20260701-0001'],
      [OTHER, '610921-20260701-0002'],
    ] as const)
      await executor.execute(appealAggregate, { ...from(reporter), stream: appealStream(id) }, {
        verb: 'report',
        data: reporting({ id, number: number as never, words: sealed(`${NAME}挖断了电缆`) }),
      } as never);
    const opened = await desk(all).open(
      {
        ...{ title: `${NAME}挖断电缆`, region: '610921102206' as never },
        appeals: [POLE, OTHER],
      },
      from(),
    );
    await desk(all).tell(opened.id, { note: `系${NAME}挖断电缆` }, from());
    return opened.id;
  }
  const redactionsOf = async (appeal: AppealId) => {
    const { events } = await executor.load(appealAggregate, appealStream(appeal));
    return events.flatMap(({ event }) => (event.type === 'AppealRedacted' ? [event.data] : []));
  };
  const hidden = (id: IncidentId, hides: (command: HideInAppeals) => Promise<void>) =>
    desk(hides).redact(id, { passage: NAME, reason: '旁人' }, from());

  it('is ended by the saga where the process that was asked is gone halfway', async () => {
    const id = await told();
    await expect(hidden(id, killed)).rejects.toThrow('killed');
    expect([(await redactionsOf(POLE)).length, (await redactionsOf(OTHER)).length]).toEqual([1, 0]);
    // Under another key there is nothing left to hide in the incident itself.
    await expect(hidden(id, all)).rejects.toThrow('incident/nothing-to-redact');
    await begins();
    await eventually(
      () => redactionsOf(OTHER),
      (acts) => acts.length > 0,
    );
    for (const appeal of [POLE, OTHER])
      expect(await redactionsOf(appeal)).toMatchObject([
        { by: townDispatcher.unit, texts: [{ field: '/words', now: { box: '〔已隐去〕挖断了电缆' } }] },
      ]);
  });

  it('is done once, whoever comes first, and says the passage in clear to nobody who has no key', async () => {
    const id = await told();
    const running = await begins();
    await hidden(id, all);
    await running.caughtUp('hiding');
    await eventually(
      () => running.outbox(),
      (waiting) => waiting.length === 0,
    );
    for (const appeal of [POLE, OTHER]) expect(await redactionsOf(appeal)).toHaveLength(1);
    const { events } = await executor.load(incidentAggregate, incidentStream(id));
    expect(events.at(-1)?.event).toMatchObject({
      ...{ type: 'IncidentRedacted', data: { passage: { key: 'key-incident' } } },
    });
  });
});

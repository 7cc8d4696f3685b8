import type { CommandBus, QueryBus } from '@nestjs/cqrs';
import { refuseUnstorable } from '../../../src/adapters/storable';
import {
  AppealSteps,
  hideInAppeals,
  type AppealPorts,
  type HideInAppeals,
  type NotHidden,
} from '../../../src/appeals';
import { appealAggregate } from '../../../src/appeals/application/aggregate';
import { commandsOfRunners } from '../../../src/app/commands';
import { hideTask } from '../../../src/incidents/application/hide-task';
import { IncidentDesk } from '../../../src/incidents/application/incident-desk';
import { incidentAggregate, incidentStream } from '../../../src/incidents/domain/incident';
import { hidingSaga } from '../../../src/incidents/sagas/hiding';
import { SYSTEM } from '../../../src/kernel/actor';
import type { AnyAggregate } from '../../../src/kernel/aggregate';
import type { Envelope } from '../../../src/kernel/envelope';
import { appealStream, type AppealId, type CommandId, type IncidentId } from '../../../src/kernel/ids';
import { StoreUnavailable } from '../../../src/kernel/ports/event-store';
import type { Saga } from '../../../src/kernel/saga';
import { CommandExecutor } from '../../../src/runtime/executor';
import { hanyin, reporter, townDispatcher } from '../../kit/appeal-context';
import { OTHER, POLE, reporting, sealed } from '../../kit/appeal-story';
import { hanyinPermissions } from '../../kit/hanyin';
import { eventually } from '../../kit/eventually';
import { Station } from '../../kit/running';

type Hides = (command: HideInAppeals) => Promise<readonly NotHidden[]>;
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
  const desk = (hides: Hides) =>
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
  const killed = async ({ hiding }: HideInAppeals): Promise<never> => {
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
  async function told(appeals = [POLE, OTHER], firstWords = `${NAME}挖断了电缆`): Promise<IncidentId> {
    for (const [n, id] of appeals.entries())
      await executor.execute(appealAggregate, { ...from(reporter), stream: appealStream(id) }, {
        verb: 'report',
        data: reporting({
          id,
          number: `610921-20260701-${String(n + 1).padStart(4, '0')}` as never,
          words: sealed(n === 0 ? firstWords : `${NAME}挖断了电缆`),
        }),
      } as never);
    const opened = await desk(all).open(
      { title: `${NAME}挖断电缆`, region: '610921102206' as never, appeals },
      from(),
    );
    await desk(all).tell(opened.id, { note: `系${NAME}挖断电缆` }, from());
    return opened.id;
  }
  const redactionsOf = async (appeal: AppealId) => {
    const { events } = await executor.load(appealAggregate, appealStream(appeal));
    return events.flatMap(({ event }) => (event.type === 'AppealRedacted' ? [event.data] : []));
  };
  const hidden = (id: IncidentId, hides: Hides) =>
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

  /** Stores take so much in one append, and no more. */
  const bounded = () => {
    const append = station.log.append.bind(station.log);
    jest.spyOn(station.log, 'append').mockImplementation(async (stream, revision, events) => {
      refuseUnstorable(stream, events);
      return append(stream, revision, events);
    });
  };
  const long = (characters: number) => `${NAME}挖断了电缆${'长'.repeat(characters)}`;

  it('leaves none of the others readable where one refuses for good, says so, and is over', async () => {
    bounded();
    const ten = Array.from(
      { length: 10 },
      (_, n) => `0190a1b2-3c4d-8e5f-8a9b-${String(n + 1).padStart(12, '0')}` as AppealId,
    );
    const id = await told(ten, long(200_000));
    await expect(hidden(id, all)).rejects.toMatchObject({
      ...{ code: 'incident/not-all-hidden', details: { appeals: ten[0] } },
    });
    const acts = async () => Promise.all(ten.map(async (each) => (await redactionsOf(each)).length));
    expect(await acts()).toEqual([0, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
    const running = await begins();
    await running.caughtUp('hiding');
    await eventually(
      () => running.outbox(),
      (waiting) => waiting.length === 0,
    );
    expect(await acts()).toEqual([0, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
  });

  it('is tried again as a whole where a store did not answer for one of them', async () => {
    const id = await told();
    const append = station.log.append.bind(station.log);
    let failures = 0;
    jest.spyOn(station.log, 'append').mockImplementation(async (stream, revision, events) => {
      const isHeld = stream === appealStream(POLE) && failures++ < 2;
      if (isHeld) throw new StoreUnavailable('no store');
      return append(stream, revision, events);
    });
    await expect(hidden(id, all)).rejects.toThrow('store/unavailable');
    expect([(await redactionsOf(POLE)).length, (await redactionsOf(OTHER)).length]).toEqual([0, 1]);
    await begins();
    await eventually(
      () => redactionsOf(POLE),
      (acts) => acts.length === 1,
    );
    expect(await redactionsOf(OTHER)).toHaveLength(1);
  });

  it('goes into several acts where one append does not take it, once each, whoever asks again', async () => {
    bounded();
    const id = await told([POLE, OTHER], long(60_000));
    for (const characters of [50_000, 70_000, 10])
      await executor.execute(appealAggregate, { ...from(reporter), stream: appealStream(POLE) }, {
        verb: 'comment',
        data: { text: sealed(long(characters)), visibleTo: 'everyone', attachments: [] },
      } as never);
    await hidden(id, all);
    const acts = await redactionsOf(POLE);
    expect(acts.map(({ texts }) => texts.length)).toEqual([2, 2]);
    // What is said only afterwards is hidden by nobody who asked before.
    await executor.execute(appealAggregate, { ...from(reporter), stream: appealStream(POLE) }, {
      verb: 'comment',
      data: { text: sealed(`${NAME}又来了`), visibleTo: 'everyone', attachments: [] },
    } as never);
    const running = await begins();
    await running.caughtUp('hiding');
    await eventually(
      () => running.outbox(),
      (waiting) => waiting.length === 0,
    );
    expect(await redactionsOf(POLE)).toEqual(acts);
  });

  it('goes on to all that an appeal carries, past one that they see and may hide nothing in', async () => {
    const ELSEWHERE = '0190a1b2-3c4d-8e5f-8a9b-000000000011' as AppealId;
    await told();
    const words = sealed(`${NAME}挖断了电缆`);
    await executor.execute(appealAggregate, { ...from(reporter), stream: appealStream(ELSEWHERE) }, {
      verb: 'report',
      data: reporting({
        ...{ id: ELSEWHERE, number: '610921-20260701-0011' as never, words },
        ...{ place: { region: '610921100' as never }, desks: [townDispatcher.unit as never] },
      }),
    } as never);
    for (const source of [ELSEWHERE, OTHER])
      await executor.execute(appealAggregate, { ...from(SYSTEM), stream: appealStream(POLE) }, {
        verb: 'absorb',
        data: { source },
      } as never);
    const hiding = { appeals: [POLE], what: { passage: NAME, reason: '旁人' }, from: from() };
    expect(await hideInAppeals(steps, { ...hiding, key: 'key-incident' as never })).toEqual([]);
    const acts = await Promise.all([POLE, ELSEWHERE, OTHER].map(redactionsOf));
    expect(acts.map(({ length }) => length)).toEqual([1, 0, 1]);
  });
});

import { InProcessMessaging } from '../../src/adapters/in-process/messaging';
import { NotPublished, type OutgoingMessage, type Publisher } from '../../src/kernel/ports/messaging';
import type { DomainEvent } from '../../src/kernel/event';
import type { PublicEvents } from '../../src/kernel/public-events';
import { Station, type Running } from '../kit/running';
import { eventually } from '../kit/eventually';
import {
  cleared,
  ended,
  found,
  grid,
  patrolBook,
  patrolSchemas,
  started,
  unreadable,
} from '../kit/toy-runners';

const TOPIC = 'patrols.v1';

/** A patrol is told once its first hazard is known; one that finds 举报线索 never is. */
const patrols = (fails: () => boolean = () => true): PublicEvents<DomainEvent> => ({
  name: 'patrols-told',
  category: 'patrol',
  schemas: patrolSchemas,
  topics: [TOPIC],
  types: [],
  disclosure: ({ event: { type, data } }, before) => {
    if (type === 'PatrolStarted') return 'held';
    if (type !== 'HazardFound' || before === 'withheld') return before;
    return (data as { hazard: string }).hazard === '举报线索' ? 'withheld' : 'told';
  },
  count: (tally, _, { before, after }) => ({
    tally:
      after === 'withheld' && before !== after
        ? { withheld: ((tally['withheld'] as number | undefined) ?? 0) + 1 }
        : tally,
    told: [],
  }),
  tell: ({ id, stream, revision, event: { type, data }, metadata }) => {
    if ((data as { hazard?: string }).hazard === unreadable && fails())
      throw new Error('the entry cannot be read');
    return [
      { topic: TOPIC, type, id, subject: stream, sequence: revision, time: metadata.occurredAt, data: {} },
    ];
  },
});

interface Told {
  readonly subject: string;
  readonly sequence: string;
  readonly type: string;
  readonly id: string;
}

/** What reached the topic, and brokers that are down on demand. */
class Brokers implements Publisher {
  readonly batches: (readonly OutgoingMessage[])[] = [];
  down = false;
  /** Stored, and the answer lost. */
  forgetful = 0;

  async publish(messages: readonly OutgoingMessage[]): Promise<void> {
    if (this.down) throw new NotPublished('the brokers do not answer');
    this.batches.push(messages);
    if (this.forgetful-- > 0) throw new NotPublished('the brokers do not answer');
  }

  async close(): Promise<void> {}

  get told(): readonly Told[] {
    return this.batches.flat().map(({ value }) => JSON.parse(value) as Told);
  }

  /** The sequence numbers of one subject, in order of first occurrence. */
  of(subject: string): readonly number[] {
    return [
      ...new Set(this.told.filter((one) => one.subject === subject).map(({ sequence }) => Number(sequence))),
    ];
  }
}

describe('the relay', () => {
  let station: Station;
  let brokers: Brokers;
  beforeEach(() => {
    station = new Station();
    brokers = new Brokers();
  });
  afterEach(() => station.close());

  const start = (events: PublicEvents<DomainEvent> = patrols()): Promise<Running> =>
    station.start({ relays: [{ events, publisher: brokers, source: '/suqiu/610921' }] });
  const caughtUp = (running: Running) => running.caughtUp('patrols-told');

  it('tells what happened as CloudEvents, under ids that stay, and shows itself as the other runners do', async () => {
    await station.log.record(grid(1), [started(), found('电杆倾斜')]);
    const running = await start();
    const status = await caughtUp(running);
    expect(status).toMatchObject({ kind: 'relay', state: 'running', lag: 0, parked: [] });
    expect(brokers.told[1]).toEqual({
      specversion: '1.0',
      id: station.log.log[1]?.id,
      source: '/suqiu/610921',
      type: 'HazardFound',
      subject: grid(1),
      time: '2026-07-01T00:00:00.000Z',
      datacontenttype: 'application/json',
      sequence: '1',
      sequencetype: 'Integer',
      data: {},
    });
    expect(brokers.batches.flat()[1]).toMatchObject({
      key: grid(1),
      headers: { 'content-type': 'application/cloudevents+json; charset=utf-8' },
    });
  });

  it('loses nothing while the brokers are down, and catches up in order', async () => {
    brokers.down = true;
    const running = await start();
    for (let n = 1; n <= 20; n++)
      await station.log.record(grid(n % 3), [...(n <= 3 ? [started()] : []), found('井盖')]);
    await running.until('patrols-told', ({ state, error }) => state === 'failing' && error !== undefined);
    brokers.down = false;
    await caughtUp(running);
    expect(brokers.told).toHaveLength(23);
    for (const n of [0, 1, 2])
      expect(brokers.of(grid(n))).toEqual([...brokers.of(grid(n))].sort((a, b) => a - b));
  });

  it('tells again what was not acknowledged, under the same ids', async () => {
    brokers.forgetful = 2;
    await station.log.record(grid(1), [started(), found('电杆倾斜')]);
    await caughtUp(await start());
    expect(brokers.batches).toHaveLength(3);
    expect(new Set(brokers.told.map(({ id }) => id)).size).toBe(2);
  });

  it('goes on where it stood after a restart', async () => {
    await station.log.record(grid(1), [started(), found('电杆倾斜')]);
    const first = await start();
    await caughtUp(first);
    await first.runners.stop();
    await station.log.record(grid(1), [cleared('电杆倾斜')]);
    await caughtUp(await start());
    expect(brokers.told.map(({ type }) => type)).toEqual(['PatrolStarted', 'HazardFound', 'HazardCleared']);
  });

  it('holds back what nobody knows yet, across a restart, and tells it first when it is known', async () => {
    await station.log.record(grid(1), [started()]);
    const first = await start();
    await caughtUp(first);
    expect(brokers.told).toEqual([]);
    await first.runners.stop();
    await station.log.record(grid(1), [found('电杆倾斜')]);
    await caughtUp(await start());
    expect(brokers.of(grid(1))).toEqual([0, 1]);
  });

  it('never tells what is withheld, across a restart, and counts it once', async () => {
    await station.log.record(grid(1), [started(), found('举报线索')]);
    const first = await start();
    await caughtUp(first);
    await first.runners.stop();
    await station.log.record(grid(1), [found('井盖缺失'), ended]);
    const second = await start();
    await caughtUp(second);
    expect(brokers.told).toEqual([]);
    const kept = await second.database.kysely.selectFrom('relay_state').select(['key', 'state']).execute();
    expect(kept).toEqual(
      expect.arrayContaining([
        { key: grid(1), state: 'withheld' },
        { key: '#tally', state: '{"withheld":1}' },
      ]),
    );
  });

  it('parks what it cannot tell, goes on with the others, and tells it in order when it is released', async () => {
    let broken = true;
    await station.log.record(grid(1), [started(), found('电杆倾斜'), found(unreadable), found('井盖缺失')]);
    await station.log.record(grid(2), [started(), found('电杆倾斜')]);
    const running = await start(patrols(() => broken));
    const { parked } = await caughtUp(running);
    expect(parked).toEqual([expect.objectContaining({ key: grid(1), error: 'the entry cannot be read' })]);
    expect(brokers.of(grid(2))).toEqual([0, 1]);
    broken = false;
    await running.runners.release('patrols-told', grid(1));
    expect(brokers.of(grid(1))).toEqual([0, 1, 2, 3]);
  });

  it('tells everything again, under the same ids, when an operator asks for it', async () => {
    await station.log.record(grid(1), [started(), found('电杆倾斜')]);
    const running = await start();
    await caughtUp(running);
    await running.runners.rebuild('patrols-told');
    await eventually(
      () => brokers.told.length,
      (count) => count === 4,
    );
    expect(brokers.of(grid(1))).toEqual([0, 1]);
  });

  it('holds up no projection while the brokers do not answer', async () => {
    let answer = (): void => undefined;
    const slow: Publisher = {
      publish: () => new Promise((resolve) => (answer = resolve)),
      close: async () => undefined,
    };
    await station.log.record(grid(1), [started(), found('电杆倾斜')]);
    const running = await station.start({
      projections: [patrolBook()],
      relays: [{ events: patrols(), publisher: slow, source: '/suqiu/610921' }],
    });
    await running.caughtUp('patrol-book');
    expect(running.status('patrols-told').position).toBe(0);
    answer();
    await caughtUp(running);
  });

  it('reaches whoever listens in this process', async () => {
    const messaging = new InProcessMessaging([TOPIC]);
    const heard: string[] = [];
    await messaging.subscribe({
      topic: TOPIC,
      group: 'clerks',
      take: async (messages) =>
        void heard.push(...messages.map(({ value }) => (JSON.parse(value) as Told).type)),
    });
    await station.log.record(grid(1), [started(), found('电杆倾斜')]);
    const publisher = messaging.publisher();
    await station.start({ relays: [{ events: patrols(), publisher, source: '/suqiu/610921' }] });
    await eventually(
      () => heard,
      (all) => all.length === 2,
    );
    expect(heard).toEqual(['PatrolStarted', 'HazardFound']);
    await messaging.close();
  });
});

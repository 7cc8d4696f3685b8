import { NO_STREAM, type CommandId, type CorrelationId, type StreamName } from '../../../src/kernel/ids';
import { chainEvents, FIRST_PREV_HASH, type ChainHead } from '../../../src/runtime/chaining';
import { copyLog } from '../../../src/runtime/copy-log';
import { MemoryEventStore } from '../../kit/memory-event-store';
import { NOON, officer } from './executor-fixture';

/** Three bags of maize, each command of one to three events, bag after bag. */
async function aLog(commands = 30): Promise<MemoryEventStore> {
  const store = new MemoryEventStore();
  const heads = new Map<StreamName, ChainHead>();
  for (let command = 0; command < commands; command++) {
    const stream = `maize-${command % 3}` as StreamName;
    const head = heads.get(stream) ?? { stream, revision: NO_STREAM, hash: FIRST_PREV_HASH };
    const drafts = Array.from({ length: 1 + (command % 3) }, (_, nth) => ({
      event: { type: 'MaizeDelivered', data: { kilograms: nth, note: `第${command}次` } },
      schemaVersion: 2,
      commandId: `command-${command}` as CommandId,
      correlationId: 'visit' as CorrelationId,
      actor: officer,
      occurredAt: NOON,
      versions: {},
    }));
    const chained = chainEvents(head, drafts);
    await store.append(stream, head.revision, chained.events);
    heads.set(stream, chained.head);
  }
  return store;
}

const texts = ({ log }: MemoryEventStore) => log.map(({ position: _, ...event }) => event);

describe('a log that is copied into another store', () => {
  it('is there byte for byte and in order, and both have one digest', async () => {
    const [from, to] = [await aLog(), new MemoryEventStore()];
    const copied = await copyLog({ from, to });
    expect(texts(to)).toEqual(texts(from));
    expect(copied).toMatchObject({ events: from.log.length, before: 0 });
    expect(copied.digest).toBe((await copyLog({ from, to: new MemoryEventStore() })).digest);
    expect(copied.digest).not.toBe(
      (await copyLog({ from: await aLog(29), to: new MemoryEventStore() })).digest,
    );
  });

  it('is copied append by append, so that nobody ever sees a half of one', async () => {
    const [from, to] = [await aLog(9), new MemoryEventStore()];
    await copyLog({ from, to });
    expect(to.calls.append).toBe(9);
  });

  it.each([1, 7, 18])('goes on where it broke off at append %i', async (at) => {
    const [from, to] = [await aLog(), new Breaking(at)];
    await expect(copyLog({ from, to, appends: 1 })).rejects.toThrow('down');
    const halfway = to.log.length;
    expect(halfway).toBeGreaterThan(0);
    expect(await copyLog({ from, to })).toMatchObject({ events: from.log.length, before: halfway });
    expect(texts(to)).toEqual(texts(from));
  });

  it('is not copied over another log, nor into one that has gone on', async () => {
    const [from, other] = [await aLog(), new MemoryEventStore()];
    await other.append('maize-9' as StreamName, NO_STREAM, [from.log[0]!]);
    await expect(copyLog({ from, to: other })).rejects.toThrow(
      'the new store holds another log: its event 1 is not maize-0 0 of the old one. Choose an empty store',
    );
    await expect(copyLog({ from: await aLog(5), to: await copied(from) })).rejects.toThrow(
      /holds more than the old one/,
    );
  });

  it('is not copied on from where somebody edited it', async () => {
    const [from, to] = [await aLog(), new MemoryEventStore()];
    const edited = from.log[20]!;
    from.log[20] = { ...edited, data: edited.data.replace('第', '弟') };
    await expect(copyLog({ from, to, appends: 1 })).rejects.toThrow(
      `the chain of ${edited.stream} is broken at revision ${edited.revision}`,
    );
    expect(to.log.length).toBeLessThanOrEqual(20);
  });
});

/** Down once, at the append of this number. */
class Breaking extends MemoryEventStore {
  private appends = 0;

  constructor(private readonly at: number) {
    super();
  }

  override append(...append: Parameters<MemoryEventStore['append']>): ReturnType<MemoryEventStore['append']> {
    if (this.appends++ === this.at) this.failAppends('unavailable');
    return super.append(...append);
  }
}

async function copied(from: MemoryEventStore): Promise<MemoryEventStore> {
  const to = new MemoryEventStore();
  await copyLog({ from, to });
  return to;
}

import { randomUUID } from 'node:crypto';
import { LogPlaces } from '../../../src/attachments/log-places';
import { AttachmentSweep } from '../../../src/attachments/sweep';
import { DAY_MS } from '../../../src/attachments/uploads';
import { AttachmentVault } from '../../../src/attachments/vault';
import type { StoredEvent } from '../../../src/kernel/event';
import type { AttachmentId, Position } from '../../../src/kernel/ids';
import { Sealer } from '../../../src/privacy';
import { anUpload } from '../../contract/upload-ledger.contract';
import { MemoryDerived, MemoryKeys, MemoryLedger, MemoryStore } from './memory';

const HOUR = 3_600_000;
const START = Date.parse('2026-07-01T08:00:00+08:00');

function county() {
  const [store, ledger, derived] = [new MemoryStore(), new MemoryLedger(), new MemoryDerived()];
  const events: StoredEvent[] = [];
  let now = START;
  let epoch = 'log-1';
  const read: Position[] = [];
  const log = {
    readAll: async (after: Position, most: number) => (read.push(after), events.slice(after, after + most)),
  };
  const places = new LogPlaces({
    epoch: async () => epoch,
    newest: async () => events.at(-1),
    eventAt: async (position) => events[position - 1],
  });
  const vault = new AttachmentVault(store, new Sealer(new MemoryKeys()));
  const sweep = new AttachmentSweep({ ledger, vault, derived, log, places, now: () => now });
  return {
    ...{ store, ledger, derived, sweep, read },
    pass: (ms: number) => (now += ms),
    restore: (kept: number) => events.splice(kept),
    move: () => (epoch = 'log-2'),
    uploaded: async (finished = true): Promise<AttachmentId> => {
      const upload = anUpload({ until: now + DAY_MS, log: await places.now() });
      await ledger.begin(upload);
      await store.put(upload.id, Buffer.from('sealed'));
      if (finished) await ledger.finish([upload.id]);
      return upload.id;
    },
    happened: (data: object) =>
      events.push({ id: randomUUID(), position: events.length + 1, data: JSON.stringify(data) } as never),
  };
}

describe('the sweep', () => {
  it('deletes what nobody named within a day and an hour, and nothing before', async () => {
    const { uploaded, sweep, store, ledger, pass } = county();
    await uploaded();
    await uploaded(false);
    pass(DAY_MS + HOUR);
    expect(await sweep.run()).toEqual({ deleted: 0, named: 0 });
    pass(1);
    expect(await sweep.run()).toEqual({ deleted: 2, named: 0 });
    expect([store.kept.size, ledger.rows.size]).toEqual([0, 0]);
  });

  it('never deletes what an event names, wherever the event says it', async () => {
    const { uploaded, sweep, store, ledger, pass, happened } = county();
    const reported = await uploaded();
    const resolved = await uploaded();
    const unnamed = await uploaded();
    happened({ attachments: [{ id: reported, kind: 'photo' }] });
    for (let other = 0; other < 2_500; other++) happened({ attachments: [] });
    happened({ resolution: { evidence: [`${resolved}`] } });
    pass(DAY_MS + HOUR + 1);
    expect(await sweep.run()).toEqual({ deleted: 1, named: 2 });
    expect([...store.kept.keys()]).toEqual([reported, resolved]);
    expect(store.kept.has(unnamed)).toBe(false);
    // They are known to be kept: nothing asks for them again.
    expect(ledger.rows.size).toBe(0);
  });

  it('reads the log from where it stood at the upload, and no more', async () => {
    const { uploaded, sweep, pass, happened, read } = county();
    for (let other = 0; other < 1_500; other++) happened({});
    const id = await uploaded();
    happened({ attachments: [{ id }] });
    pass(DAY_MS + HOUR + 1);
    expect(await sweep.run()).toEqual({ deleted: 0, named: 1 });
    expect(read).toEqual([1_500]);
  });

  it.each(['moved', 'set back', 'set back, and further on by now'])(
    'reads all of a log that was %s',
    async (how) => {
      const { uploaded, sweep, pass, happened, move, restore } = county();
      for (let other = 0; other < 9; other++) happened({});
      const id = await uploaded();
      if (how === 'moved') move();
      restore(3);
      happened({ attachments: [{ id }] });
      if (how.includes('further')) for (let other = 0; other < 20; other++) happened({});
      pass(DAY_MS + HOUR + 1);
      expect(await sweep.run()).toEqual({ deleted: 0, named: 1 });
    },
  );

  it('leaves what was uploaded again while it looked', async () => {
    const { uploaded, sweep, store, ledger, pass } = county();
    const id = await uploaded();
    pass(DAY_MS + HOUR + 1);
    const over = ledger.over;
    ledger.over = async (before, most) => {
      const rows = await over(before, most);
      await ledger.prolong(id, START + 9 * DAY_MS);
      return rows;
    };
    expect(await sweep.run()).toEqual({ deleted: 0, named: 0 });
    expect(store.kept.has(id)).toBe(true);
    expect(await ledger.get(id)).toBeDefined();
  });

  it('goes on where a crash ended another sweep', async () => {
    const { uploaded, sweep, store, ledger, pass } = county();
    const id = await uploaded();
    pass(DAY_MS + HOUR + 1);
    const keep = store.delete;
    store.delete = async () => Promise.reject(new Error('killed'));
    await expect(sweep.run()).rejects.toThrow('killed');
    expect(await ledger.get(id)).toBeUndefined();
    store.delete = keep;
    expect(await sweep.run()).toEqual({ deleted: 1, named: 0 });
  });

  it('drops copies that were made a month ago', async () => {
    const { sweep, derived } = county();
    await sweep.run();
    expect(derived.pruned).toBe(START - 30 * DAY_MS);
  });
});

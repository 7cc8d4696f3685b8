import { attachmentError } from '../../../src/attachments/errors';
import { Gate } from '../../../src/attachments/gate';
import type { Intake } from '../../../src/attachments/intake';
import { AttachmentRefs } from '../../../src/attachments/refs';
import { DAY_MS, Uploads } from '../../../src/attachments/uploads';
import { AttachmentVault } from '../../../src/attachments/vault';
import type { Actor } from '../../../src/kernel/actor';
import type { PersonId, Position } from '../../../src/kernel/ids';
import { Sealer } from '../../../src/privacy';
import { arrived, MemoryKeys, MemoryLedger, MemoryStore } from './memory';

const chen: Actor = { id: 'citizen-1' as PersonId, role: 'citizen' };
const wang: Actor = { id: 'citizen-2' as PersonId, role: 'citizen' };
const nobody: Actor = { id: 'anonymous' as PersonId, role: 'anonymous' };
const by = (actor: Actor, address = '10.0.0.1') => ({ actor, address });

const limits = {
  ...{ photoBytes: 1e6, voiceBytes: 1e6, videoBytes: 1e6, documentBytes: 1e6 },
  ...{ files: 9, uploadBytes: 9e6, photoPixels: 1e6, memoryBytes: 1e6, filesPerDay: 30, bytesPerDay: 0 },
};

/** Takes what begins with `ok`, as it is. */
const intake = {
  strip: async (bytes: Buffer) => {
    if (!bytes.toString().startsWith('ok')) throw attachmentError('attachment/media-type');
    return { kind: 'voice' as const, mediaType: 'audio/amr', bytes };
  },
} as Pick<Intake, 'strip'> as Intake;

function county() {
  const store = new MemoryStore();
  const ledger = new MemoryLedger();
  let now = Date.parse('2026-07-01T08:00:00+08:00');
  const clock = () => now;
  const vault = new AttachmentVault(store, new Sealer(new MemoryKeys()));
  const gate = new Gate({ room: 1e6, most: 2, longestQueue: 50, longestWaitMs: 1_000 });
  const log = { now: async () => ({ epoch: 'log-1', position: 5 as Position }) };
  const secret = Buffer.alloc(32, 1);
  return {
    ...{ store, ledger, vault },
    uploads: new Uploads({ vault, ledger, intake, gate, log, limits, secret, now: clock }),
    refs: new AttachmentRefs(Buffer.alloc(32, 2), ledger, clock),
    pass: (ms: number) => (now += ms),
  };
}

describe('an upload', () => {
  it('is kept whole, sealed, each file under a key of its own', async () => {
    const { uploads, store } = county();
    const [one, other] = await uploads.take([arrived('ok one'), arrived('ok two')], by(chen));
    expect(one?.key).not.toBe(other?.key);
    expect([...store.kept.keys()].sort()).toEqual([one?.id, other?.id].sort());
    for (const sealed of store.kept.values()) expect(sealed.includes('ok')).toBe(false);
  });

  it('keeps nothing of its files when one is refused, and says which', async () => {
    const { uploads, store, ledger } = county();
    const files = [arrived('ok one'), arrived('ok two'), arrived('a program')];
    await expect(uploads.take(files, by(chen))).rejects.toMatchObject({
      code: 'attachment/media-type',
      details: { file: 3 },
      fields: [{ pointer: '/files/2', code: 'attachment/media-type' }],
    });
    expect([store.kept.size, ledger.rows.size]).toEqual([0, 0]);
  });

  it('leaves a row for the sweep when the store takes back nothing either', async () => {
    const { uploads, store, ledger } = county();
    store.delete = async () => Promise.reject(new Error('the disk is gone'));
    await expect(uploads.take([arrived('ok one'), arrived('x')], by(chen))).rejects.toThrow();
    expect([store.kept.size, ledger.rows.size]).toEqual([1, 1]);
  });

  it('is the same attachment when the same person sends the same bytes again within a day', async () => {
    const { uploads, store, refs, pass } = county();
    const [first] = await uploads.take([arrived('ok pole')], by(chen));
    pass(DAY_MS - 1);
    const [again] = await uploads.take([arrived('ok pole')], by(chen, '10.9.9.9'));
    expect(refs.sign(again!.id, chen)).toBe(refs.sign(first!.id, chen));
    expect(store.kept.size).toBe(1);
    // And good for another day.
    pass(DAY_MS - 1);
    expect(await refs.open(refs.sign(first!.id, chen), chen)).toMatchObject({ id: first!.id });
  });

  it('is one file for twenty copies, at once or in one upload', async () => {
    const { uploads, store } = county();
    const copies = Array.from({ length: 20 }, () => uploads.take([arrived('ok pole')], by(chen)));
    const ids = (await Promise.all(copies)).map(([upload]) => upload?.id);
    const together = await uploads.take([arrived('ok tree'), arrived('ok tree')], by(chen));
    expect(new Set(ids).size).toBe(1);
    expect(together[0]?.id).toBe(together[1]?.id);
    expect(store.kept.size).toBe(2);
  });

  it('is another attachment for another person, and for another address of nobody', async () => {
    const { uploads } = county();
    const file = arrived('ok pole');
    const ids = [by(chen), by(wang), by(nobody), by(nobody, '10.0.0.2')].map(
      async (who) => (await uploads.take([file], who))[0]?.id,
    );
    expect(new Set(await Promise.all(ids)).size).toBe(4);
  });

  it('does not wait for an upload that waits for it', async () => {
    const { uploads } = county();
    const [a, b] = [arrived('ok a'), arrived('ok b')];
    const both = await Promise.all([uploads.take([a, b], by(chen)), uploads.take([b, a], by(chen))]);
    expect(both[0].map(({ id }) => id)).toEqual(both[1].map(({ id }) => id).reverse());
  });

  it('is taken anew when its bytes are gone, or going', async () => {
    const { uploads, store, ledger } = county();
    const [first] = await uploads.take([arrived('ok pole')], by(chen));
    store.kept.clear();
    const [second] = await uploads.take([arrived('ok pole')], by(chen));
    await ledger.condemn(second!.id, Infinity);
    const [third] = await uploads.take([arrived('ok pole')], by(chen));
    expect(new Set([first?.id, second?.id, third?.id]).size).toBe(3);
  });

  it('ends at what one person may upload on a day; repetitions count nothing', async () => {
    const { uploads } = county();
    for (let file = 0; file < 30; file++) await uploads.take([arrived(`ok ${file}`)], by(chen));
    await uploads.take([arrived('ok 7')], by(chen));
    await expect(uploads.take([arrived('ok more')], by(chen))).rejects.toMatchObject({
      code: 'attachment/quota',
    });
  });
});

describe('a ref', () => {
  it('is nobody else’s, cannot be made up, and ends after a day', async () => {
    const { uploads, refs, pass } = county();
    const [kept] = await uploads.take([arrived('ok pole')], by(chen));
    const ref = refs.sign(kept!.id, chen);
    const invalid = { code: 'attachment/ref-invalid' };
    expect(await refs.open(ref, chen)).toMatchObject({ id: kept!.id, kind: 'voice', mediaType: 'audio/amr' });
    await expect(refs.open(ref, wang)).rejects.toMatchObject(invalid);
    await expect(refs.open(`${'0'.repeat(64)}.${ref.split('.')[1]}`, chen)).rejects.toMatchObject(invalid);
    await expect(refs.open(`${ref}.x`, chen)).rejects.toMatchObject(invalid);
    await expect(refs.open('', chen)).rejects.toMatchObject(invalid);
    pass(DAY_MS);
    await expect(refs.open(ref, chen)).rejects.toMatchObject(invalid);
  });
});

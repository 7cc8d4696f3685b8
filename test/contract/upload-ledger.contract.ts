import { randomBytes } from 'node:crypto';
import type { AttachmentId, EventId, KeyId, Position } from '../../src/kernel/ids';
import { BEFORE_ALL } from '../../src/kernel/ids';
import type { Upload, UploadLedger } from '../../src/kernel/ports/upload-ledger';
import type { UnderTest } from './key-store.contract';

const NOON = Date.parse('2026-07-01T12:00:00+08:00');

export const anUpload = (about: Partial<Upload> = {}): Upload => ({
  id: randomBytes(32).toString('hex') as AttachmentId,
  mark: randomBytes(16).toString('hex'),
  key: 'key-1' as KeyId,
  kind: 'voice',
  mediaType: 'audio/mp4; codecs="samr"',
  bytes: 4_711,
  until: NOON,
  log: { epoch: 'log-1', position: 17 as Position, event: 'event-17' as EventId },
  ...about,
});

export function uploadLedgerContract(adapter: string, open: () => Promise<UnderTest<UploadLedger>>): void {
  describe(`the upload ledger on ${adapter}`, () => {
    let under: UnderTest<UploadLedger>;
    let ledger: UploadLedger;
    beforeEach(async () => {
      under = await open();
      ledger = under.port;
    });
    afterEach(() => under.close());

    const finished = async (about: Partial<Upload> = {}): Promise<Upload> => {
      const upload = anUpload(about);
      await ledger.begin(upload);
      await ledger.finish([upload.id]);
      return upload;
    };

    it('finds what was finished by its mark and its id, also after a restart', async () => {
      const upload = await finished();
      ledger = await under.reopen();
      expect(await ledger.byMark(upload.mark)).toEqual(upload);
      expect(await ledger.get(upload.id)).toEqual(upload);
    });

    it('remembers the beginning of an empty log', async () => {
      const upload = await finished({ log: { epoch: 'log-1', position: BEFORE_ALL, event: undefined } });
      expect((await ledger.get(upload.id))?.log).toEqual(upload.log);
    });

    it('finds nothing that was only begun', async () => {
      const upload = anUpload();
      await ledger.begin(upload);
      expect(await ledger.byMark(upload.mark)).toBeUndefined();
      expect(await ledger.get(upload.id)).toBeUndefined();
    });

    it('gives the same one of two with one mark, whoever asks', async () => {
      const [one, other] = [await finished({ mark: 'm' }), await finished({ mark: 'm' })];
      const first = [one, other].sort((a, b) => (a.id < b.id ? -1 : 1))[0];
      expect(await ledger.byMark('m')).toEqual(first);
      expect(await ledger.byMark('m')).toEqual(first);
    });

    it('prolongs, and never shortens', async () => {
      const upload = await finished();
      expect(await ledger.prolong(upload.id, NOON + 5)).toBe(true);
      expect(await ledger.prolong(upload.id, NOON + 1)).toBe(true);
      expect(await ledger.get(upload.id)).toMatchObject({ until: NOON + 5 });
      expect(await ledger.prolong(anUpload().id, NOON)).toBe(false);
    });

    it('lists what is over, begun or finished, the oldest first', async () => {
      const old = await finished({ until: NOON - 2 });
      const begun = anUpload({ until: NOON - 1 });
      await ledger.begin(begun);
      await finished();
      expect((await ledger.over(NOON, 10)).map(({ id }) => id)).toEqual([old.id, begun.id]);
      expect((await ledger.over(NOON, 1)).map(({ id }) => id)).toEqual([old.id]);
    });

    it('neither finds nor prolongs what was condemned', async () => {
      const upload = await finished();
      expect(await ledger.condemn(upload.id, NOON + 1)).toBe(true);
      expect(await ledger.byMark(upload.mark)).toBeUndefined();
      expect(await ledger.get(upload.id)).toBeUndefined();
      expect(await ledger.prolong(upload.id, NOON + 99)).toBe(false);
      // A sweep that a crash ended goes on with it.
      expect((await ledger.over(NOON + 1, 10)).map(({ id }) => id)).toEqual([upload.id]);
      expect(await ledger.condemn(upload.id, NOON + 1)).toBe(true);
    });

    it('condemns nothing that was prolonged meanwhile', async () => {
      const upload = await finished();
      await ledger.prolong(upload.id, NOON + 10);
      expect(await ledger.condemn(upload.id, NOON + 1)).toBe(false);
      expect(await ledger.get(upload.id)).toBeDefined();
    });

    it('forgets, and twice is no error', async () => {
      const upload = await finished();
      await ledger.forget(upload.id);
      await ledger.forget(upload.id);
      expect(await ledger.over(NOON + 1, 10)).toEqual([]);
    });

    it('counts files and bytes of a day, and spends nothing beyond', async () => {
      const most = { files: 2, bytes: 100 };
      const spend = (bytes: number, who = 'w', day = '2026-07-01') => ledger.spend({ who, day, bytes }, most);
      expect(await spend(60)).toBe(true);
      expect(await spend(41)).toBe(false);
      ledger = await under.reopen();
      expect(await spend(40)).toBe(true);
      expect(await spend(0)).toBe(false);
      expect(await spend(100, 'another')).toBe(true);
      expect(await spend(100, 'w', '2026-07-02')).toBe(true);
    });

    it('has no bound where none is set', async () => {
      const spend = () => ledger.spend({ who: 'w', day: '2026-07-01', bytes: 1e12 }, { files: 0, bytes: 0 });
      expect([await spend(), await spend()]).toEqual([true, true]);
    });
  });
}

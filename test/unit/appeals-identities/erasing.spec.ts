import { letErase } from '../../../src/appeals/identities/let-erase';
import { erasableOf, type HeldWhole } from '../../../src/appeals/identities/to-erase';
import type { CitizenId } from '../../../src/kernel/ids';
import type { Instant } from '../../../src/kernel/time';

const now = '2026-07-01T00:00:00.000Z' as Instant;
const closedAt = (at: string) =>
  ({ status: 'closed', review: 'none', closed: { at: at as Instant } }) as never;
const let30 = (...appeals: readonly Parameters<typeof letErase>[0][number][]) =>
  letErase(appeals, { now, retentionDays: 30 });

describe('whether appeals let their citizen be erased', () => {
  it('not while one is open or under review', () => {
    expect(() => let30({ status: 'handling', review: 'none' }, closedAt('2020-01-01T00:00:00.000Z'))).toThrow(
      'identity/appeal-open',
    );
    expect(() =>
      let30({ ...(closedAt('2020-01-01T00:00:00.000Z') as object), review: 'pending' } as never),
    ).toThrow('identity/under-review');
  });

  it('not before the last of them was kept long enough, to the moment', () => {
    const old = closedAt('2020-01-01T00:00:00.000Z');
    expect(() => let30(old, closedAt('2026-06-01T00:00:00.001Z'))).toThrow('identity/within-retention');
    expect(() => let30(old, closedAt('2026-06-01T00:00:00.000Z'))).not.toThrow();
  });
});

const party = (citizen: string, key: string) => ({ citizen, contact: { key, box: 'x' } });
const recorded = (event: object, role = 'citizen') => ({ event, metadata: { actor: { role } } });
const file = (id: string) => ({ id, key: `key of ${id}` });
const held = (parties: readonly string[], ...events: readonly object[]) =>
  // Nothing of it is in what views go through again, as a comment is not.
  ({ parties, read: { appeal: { key: 'appeal key' }, story: [] }, events }) as unknown as HeldWhole;
const reported = (data: object) => recorded({ type: 'AppealReported', data: { attachments: [], ...data } });

describe('what is destroyed', () => {
  const mine = party('me', 'my key');
  const theirs = party('other', 'their key');

  it('of a reporter: texts, attachments and every contact of theirs, and none of who spoke for them', () => {
    const erased = erasableOf('me' as CitizenId, [
      held(
        ['reporter'],
        reported({ reporter: mine, proxy: theirs, attachments: [file('a')] }),
        recorded({ type: 'ReportCorrected', data: { reporter: party('me', 'my other key') } }),
        recorded({ type: 'CommentAdded', data: { attachments: [file('b')] } }, 'officer'),
      ),
    ]);
    expect(erased.keys).toEqual(['my key', 'my other key', 'appeal key', 'key of a', 'key of b']);
    expect(erased.attachments).toEqual(['a', 'b']);
  });

  it('of a proxy: their contact alone', () => {
    const story = reported({ reporter: theirs, proxy: mine, attachments: [file('a')] });
    expect(erasableOf('me' as CitizenId, [held(['proxy'], story)])).toEqual({
      keys: ['my key'],
      attachments: [],
    });
  });

  it('nothing of another appeal that this one carries, nor of an incident that it shares', () => {
    const carried = { type: 'RemarkCarried', data: { attachments: [file('c')] } };
    const erased = erasableOf('me' as CitizenId, [
      held(['reporter'], reported({ reporter: mine }), recorded(carried, 'system')),
    ]);
    expect(erased.attachments).toEqual([]);
    expect(erased.keys).not.toContain('key of c');
  });
});

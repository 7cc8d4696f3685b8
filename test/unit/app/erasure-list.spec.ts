import { appendFileSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openErasureList } from '../../../src/app/embedded/erasure-list';
import type { Erasure } from '../../../src/runtime/tasks';
import { temporaryFolder } from '../../kit/temporary-folder';

const erasure = (citizen: string): Erasure =>
  ({
    citizen,
    ground: 'citizen-asked',
    appeals: [{ appeal: 'appeal-1', parties: ['reporter'] }],
    keys: ['key-1', 'key-2'],
    attachments: ['photo-1'],
  }) as unknown as Erasure;

const [wang, li] = [erasure('wang'), erasure('li')];

describe('the list of erasures', () => {
  let file: string;
  beforeEach(() => (file = join(temporaryFolder(), 'erasures.ndjson')));

  it('is empty where nobody was erased', async () => {
    expect(await openErasureList(file).all()).toEqual([]);
  });

  it('keeps what was added, the same again too, also for whoever opens it later', async () => {
    const list = openErasureList(file);
    for (const each of [wang, li, wang]) await list.add(each);
    expect(await openErasureList(file).all()).toEqual([wang, li, wang]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('holds ids and nothing else that an erasure knows', async () => {
    await openErasureList(file).add({ ...wang, reason: '书面申请第17号' } as Erasure);
    expect(readFileSync(file, 'utf8')).not.toContain('书面');
  });

  it('passes over a line that a power cut left half written, and the next one stands alone', async () => {
    const list = openErasureList(file);
    await list.add(wang);
    appendFileSync(file, JSON.stringify(li).slice(0, 40));
    expect(await list.all()).toEqual([wang]);
    await list.add(li);
    expect(await list.all()).toEqual([wang, li]);
  });

  it('passes over nothing else: whoever changed it hears of it before anybody is served', async () => {
    const list = openErasureList(file);
    await list.add(wang);
    appendFileSync(file, 'not an erasure\n');
    await list.add(li);
    await expect(list.all()).rejects.toThrow(`${file}, line 2 is no erasure`);
  });
});

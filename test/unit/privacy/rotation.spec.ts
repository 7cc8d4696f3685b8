import { randomBytes } from 'node:crypto';
import {
  refusedKey,
  Rotation,
  type RewrappedRow,
  type RotatingStore,
} from '../../../src/adapters/primary-data/rotation';
import { Wrapping } from '../../../src/adapters/primary-data/wrapping';
import { eventually } from '../../kit/eventually';

const [old, fresh] = [randomBytes(32), randomBytes(32)];

class Rows implements RotatingStore {
  readonly rows = new Map<string, Buffer>();
  finished: Parameters<RotatingStore['finish']>[0] | undefined;
  root: string | undefined;
  /** What comes in while a page is being wrapped. */
  meanwhile: (() => void) | undefined;

  constructor(readonly keyCheck: string) {}

  page = async (after: string, count: number) =>
    [...this.rows]
      .filter(([id]) => id > after)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .slice(0, count)
      .map(([id, wrapped]) => ({ id, wrapped }));
  replace = async (rows: readonly RewrappedRow[]) => {
    for (const { id, was, wrapped } of rows) if (this.rows.get(id)?.equals(was)) this.rows.set(id, wrapped);
    this.meanwhile?.();
    this.meanwhile = undefined;
  };
  keepRoot = async (wrapped: string) => (this.root ??= wrapped);
  isRetired = async (check: string) => this.finished?.retired === check;
  finish = async (now: Parameters<RotatingStore['finish']>[0]) => void (this.finished = now);
}

const before = new Wrapping(old);
const between = new Wrapping(fresh, old);
const after = new Wrapping(fresh);

async function rotated(rows: Rows): Promise<Rotation> {
  const rotation = new Rotation(rows, between);
  const root = await rotation.root(old);
  rotation.begin(root, (error) => {
    throw error;
  });
  await eventually(
    async () => rows.finished,
    (finished) => finished !== undefined,
  );
  return rotation;
}

describe('a new master key', () => {
  it('opens every key once all are wrapped anew, also those that came meanwhile under the old one', async () => {
    const rows = new Rows(before.check);
    const keys = before.newKeys(1_200);
    for (const key of keys) rows.rows.set(key.id, before.wrap(key));
    const [late] = before.newKeys(1);
    // Behind where it has come to already.
    rows.meanwhile = () => rows.rows.set('0', before.wrap({ id: '0' as never, secret: late!.secret }));
    await rotated(rows);
    for (const { id, secret } of keys) expect(after.unwrap(id, rows.rows.get(id)!).secret).toEqual(secret);
    expect(after.unwrap('0' as never, rows.rows.get('0')!).secret).toEqual(late!.secret);
    expect(rows.finished).toMatchObject({ keyCheck: after.check, retired: before.check });
  });

  it('leaves what is derived from the first one, which the new one opens', async () => {
    const rows = new Rows(before.check);
    await rotated(rows);
    const kept = Buffer.from(rows.finished?.root ?? '', 'base64');
    expect(after.unwrap('root' as never, kept).secret).toEqual(old);
  });

  it('says how far it is, and nothing where nothing is to be done', async () => {
    expect(new Rotation(new Rows(after.check), after).standing()).toBeUndefined();
    const rows = new Rows(before.check);
    expect(new Rotation(rows, between).standing()).toContain('the other one is still needed');
    expect((await rotated(rows)).standing()).toContain('all keys lie under the present master key');
  });

  it('opens under either key on the way, and under neither what somebody changed', () => {
    const [key] = before.newKeys(1);
    const wrapped = before.wrap(key!);
    expect(between.unwrap(key!.id, wrapped)).toEqual(key);
    expect(() => after.unwrap(key!.id, wrapped)).toThrow('SUQIU_MASTER_KEY_OTHER');
    wrapped[20]! ^= 1;
    expect(() => between.unwrap(key!.id, wrapped)).toThrow('was changed on disk');
  });

  it.each([
    ['the present one', after.check, false, undefined],
    ['the other one, on the way', before.check, false, undefined],
    ['a third one', 'somebody else’s', false, 'foreign'],
    ['one that was retired', 'another', true, 'retired'],
  ] as const)('meets keys that were written under %s', (_what, known, isRetired, refused) => {
    expect(refusedKey(known, isRetired, between)).toBe(refused);
  });
});

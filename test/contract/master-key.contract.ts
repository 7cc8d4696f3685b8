import { randomBytes } from 'node:crypto';
import { LentKey } from '../../src/adapters/primary-data/lent-key';
import { Wrapping } from '../../src/adapters/primary-data/wrapping';
import type { MasterKeySource } from '../../src/kernel/ports/master-key';

export interface SourceUnderTest {
  /** As a start of the service opens it: each call is another start on the same place. */
  open(): MasterKeySource;
  /** A place of its own, which has nothing to do with the first. */
  elsewhere(): MasterKeySource;
  /** What the place tells whoever only reads it; nothing where it is the key itself. */
  seen?(): string | undefined;
  close?(): Promise<void>;
}

/** What a start relies on, wherever the master key lies. */
export function describeMasterKeySource(given: () => Promise<SourceUnderTest>): void {
  let under: SourceUnderTest;
  beforeEach(async () => (under = await given()));
  afterEach(() => under.close?.());

  it('gives 32 bytes, the same at each asking and at each start', async () => {
    const source = under.open();
    const key = await source.ask();
    expect(key).toHaveLength(32);
    expect(await source.ask()).toEqual(key);
    expect(await under.open().ask()).toEqual(key);
  });

  it('gives one key when many starts ask for the first time at once', async () => {
    const keys = await Promise.all(Array.from({ length: 6 }, () => under.open().ask()));
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1);
  });

  it('has another key at another place', async () => {
    expect(await under.elsewhere().ask()).not.toEqual(await under.open().ask());
  });

  it('opens after a start what was wrapped before it', async () => {
    const before = new Wrapping(await under.open().ask());
    const [key] = before.newKeys(1);
    const after = new Wrapping(LentKey.forGood(await under.open().ask()));
    expect(after.unwrap(key!.id, before.wrap(key!))).toEqual(key);
    expect(() => new Wrapping(randomBytes(32)).unwrap(key!.id, before.wrap(key!))).toThrow();
  });

  it('shows whoever reads its place no key, where it is lent', async () => {
    const source = under.open();
    const key = await source.ask();
    if (source.lentForMs === undefined) return;
    for (const text of [key.toString('base64'), key.toString('hex')])
      expect(under.seen?.()).not.toContain(text);
  });
}

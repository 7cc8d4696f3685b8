import type { SignedHead, Witness } from '../../src/kernel/ports/witness';
import { eventually } from '../kit/eventually';

export interface WitnessUnderTest {
  readonly witness: Witness;
  /** The same over again, as after a restart of the service. */
  again(): Witness;
  /** One of its kind that cannot take anything. */
  readonly unreachable: Witness;
  /** What was kept, a line a head, the oldest first. */
  kept(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** What lets somebody in, in the configuration of an adapter that has such a thing. */
export const SECRET = 'a-secret-of-the-witness';

const head = (number: number): SignedHead => ({
  number,
  text: `{"number":${number},"county":"610921"}`,
  signature: `${number}`.repeat(128).slice(0, 128),
});
const line = ({ text, signature }: SignedHead) => JSON.stringify({ signature, text });
const once = (lines: readonly string[]) => [...new Set(lines)];

/** Whoever keeps heads outside the database. */
export function witnessContract(adapter: string, open: () => Promise<WitnessUnderTest>): void {
  describe(`a witness by ${adapter}`, () => {
    let under: WitnessUnderTest;
    beforeEach(async () => (under = await open()));
    afterEach(() => under.close());

    const keeps = async (heads: readonly SignedHead[]) =>
      expect(
        once(
          await eventually(
            () => under.kept(),
            (lines) => once(lines).length >= heads.length,
          ),
        ),
      ).toEqual(heads.map(line));

    it('keeps the very text and signature of each head, in order', async () => {
      const heads = [head(0), head(1), head(2)];
      await under.witness.witness(heads.slice(0, 1));
      await under.witness.witness(heads.slice(1));
      await keeps(heads);
    });

    it('takes the same heads again, also after a restart, and tells nobody of another order', async () => {
      const heads = [head(0), head(1), head(2)];
      await under.witness.witness(heads.slice(0, 2));
      await under.again().witness(heads.slice(1));
      await keeps(heads);
    });

    it('takes none without a fault', async () => {
      await under.witness.witness([]);
      expect(await under.kept()).toEqual([]);
    });

    it('rejects what it cannot keep, within bounds', async () => {
      await expect(under.unreachable.witness([head(0)])).rejects.toThrow(/./);
      expect(await under.kept()).toEqual([]);
    }, 60_000);

    it('is called by a name that lets nobody in', () => {
      expect(under.witness.name).not.toBe('');
      expect(under.witness.name).not.toContain(SECRET);
    });
  });
}

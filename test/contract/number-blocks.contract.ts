import type { RegionCode } from '../../src/kernel/ids';
import type { NumberBlocks } from '../../src/kernel/ports/primary-data';
import type { Day } from '../../src/kernel/time';
import type { UnderTest } from './key-store.contract';

const hanyin = '610921' as RegionCode;
const shiquan = '610922' as RegionCode;
const day = '2026-07-01' as Day;

/** Opened on data that holds no numbers of these days yet. */
export function numberBlocksContract(adapter: string, open: () => Promise<UnderTest<NumberBlocks>>): void {
  describe(`the number blocks on ${adapter}`, () => {
    let under: UnderTest<NumberBlocks>;
    let numbers: NumberBlocks;
    beforeEach(async () => {
      under = await open();
      numbers = under.port;
    });
    afterEach(() => under.close());

    const draw = (count: number, county = hanyin, on = day) =>
      Promise.all(Array.from({ length: count }, () => numbers.next(county, on)));

    it('counts from 1', async () => {
      expect([await numbers.next(hanyin, day), await numbers.next(hanyin, day)]).toEqual([1, 2]);
    });

    it('counts each county and each day on its own', async () => {
      await draw(3);
      expect(await numbers.next(shiquan, day)).toBe(1);
      expect(await numbers.next(hanyin, '2026-07-02' as Day)).toBe(1);
      expect(await numbers.next(hanyin, day)).toBe(4);
    });

    it('never repeats, also to many at once over several blocks', async () => {
      const drawn = await draw(333);
      expect(new Set(drawn).size).toBe(333);
      expect(drawn.every((number) => Number.isSafeInteger(number) && number >= 1)).toBe(true);
    });

    it('may leave a gap at a restart, but never repeats', async () => {
      const drawn = await draw(60);
      for (let restart = 0; restart < 3; restart += 1) {
        numbers = await under.reopen();
        drawn.push(...(await draw(7)));
      }
      expect(new Set(drawn).size).toBe(81);
      expect(Math.min(...drawn.slice(60))).toBeGreaterThan(Math.max(...drawn.slice(0, 60)));
    });
  });
}

import { Instances } from '../../prove/load/instances';

const APPEALS = 30;
const LEAPS = 5;
const MINUTES = 60_000;

/** As `npm run prove -- deadlines` does it at full size. */
describe('deadlines under several runner instances', () => {
  it.each([2, 5])(
    'of which %i run at once: each is warned of, missed and climbs once, whoever has the leases',
    async (count) => {
      const start = '2026-03-02T09:00:00+08:00';
      const county = await Instances.open(start, { appeals: APPEALS, reportedAt: () => start });
      try {
        while (county.runners.length < count) await county.startOne();
        for (let leap = 0; leap < LEAPS; leap++) {
          county.set(new Date(Date.parse(county.now()) + 150 * MINUTES).toISOString());
          // Whoever has had them longest goes, in the middle of what the leap made due.
          await county.stopOne(0);
          await county.startOne();
        }
        const { findings, done } = await county.proven();
        expect(findings).toEqual([]);
        expect(done.misses).toBeGreaterThanOrEqual(APPEALS);
      } finally {
        await county.close();
      }
    },
    180_000,
  );
});

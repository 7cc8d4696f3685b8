import { measured, type Measure } from '../test/kit/measured';
import { freshFolder, removeFolder, type Service } from '../test/kit/service';
import { issuerOf } from '../test/kit/tokens';
import { Load } from './load/load';
import { scenarioTokens } from './load/tokens';
import { seedFolder } from './seed/seed-folder';
import { refuseSick } from './support/bench-service';
import { caughtUp, startCaughtUp } from './support/caught-up';
import { interleaved, medianOf, medianRatio } from './support/statistics';

const FEW = 10_000;
const CONNECTIONS = 64;
const ROUNDS = 4;
/** Catching up on a million appeals takes its time; it is not what is measured here. */
const CATCH_UP_WITHIN = 3_600_000;

/**
 * Whole lives of appeals over HTTP, all runners on: with 10,000 appeals in the store, and with ten times as many or
 * as many as asked for (`--appeals 1000000`).
 */
const lifecycle: Measure = async function* (options) {
  const many = options.number('appeals', 100_000);
  const seconds = options.number('seconds', 8);
  const folders = { few: freshFolder(), many: freshFolder() };
  const services: Service[] = [];
  const load = await Load.start();
  try {
    const prepared = async (folder: string, appeals: number) => {
      const seeded = await seedFolder(folder, appeals);
      console.error(
        `lifecycle: ${appeals} appeals, ${seeded.events} events in ${Math.round(seeded.seconds)} s`,
      );
      const service = await startCaughtUp(folder, CATCH_UP_WITHIN);
      services.push(service);
      return { service, tokens: await scenarioTokens(await issuerOf(folder)) };
    };
    const few = await prepared(folders.few, FEW);
    const big = await prepared(folders.many, many);
    const lags: number[] = [];
    const run =
      ({ service, tokens }: typeof few) =>
      async () => {
        const { perSecond } = await load.run({
          scenario: 'lifecycle',
          url: service.url,
          connections: CONNECTIONS,
          seconds,
          tokens,
        });
        lags.push(await caughtUp(service.url, 60_000));
        return perSecond;
      };
    const all = { few: run(few), many: run(big) };
    await interleaved(1, all);
    lags.length = 0;
    const rounds = await interleaved(ROUNDS, all);
    for (const { url } of services) await refuseSick(url);
    yield measured(`lifecycle: with ${FEW} appeals in the store`, medianOf(rounds, 'few'), '1/s', '>= 200');
    yield measured(`lifecycle: with ${many} appeals (goal 400)`, medianOf(rounds, 'many'), '1/s', '>= 200');
    yield measured(
      `lifecycle: with ${many} appeals, of the rate at ${FEW}`,
      medianRatio(rounds, 'many', 'few'),
      'ratio',
      '>= 0.9',
    );
    yield measured('lifecycle: longest until all runners had caught up', Math.max(...lags), 'ms', '<= 1000');
  } finally {
    await Promise.all([load.stop(), ...services.map((service) => service.stop())]);
    removeFolder(folders.few);
    removeFolder(folders.many);
  }
};

export default lifecycle;

import { setTimeout as pause } from 'node:timers/promises';
import { on } from '../prove/load/back-ends';
import { sender, startBroker, untaken } from '../prove/load/brokers';
import { GROUP, HOTLINE, INTAKE_TOPIC, message, PARTITIONS } from '../prove/load/intake';
import { eventually } from '../test/kit/eventually';
import { measured, type Measure } from '../test/kit/measured';
import { freshFolder, removeFolder } from '../test/kit/service';
import { issuerOf, tokenFor } from '../test/kit/tokens';
import { Load } from './load/load';
import { handedIn } from './load/matters';
import { scenarioTokens } from './load/tokens';
import { lagsOf, refuseSick, startBenchService } from './support/bench-service';
import { interleaved, medianOf, medianRatio } from './support/statistics';

const CONNECTIONS = 64;
/** Another system that hands in what it took: each has a hundred reports under way. */
const SYSTEMS = 2;
const BATCH = 100;
const ROUNDS = 5;
const LOOK_AGAIN_MS = 50;

/** Appeals that other systems hand in, durable when they are taken, from a topic and over HTTP; against as many that people file. */
const intake: Measure = async function* (options) {
  const seconds = options.number('seconds', 3);
  const messages = options.number('messages', 2_000);
  const broker = await startBroker();
  yield* on({ kafka: broker.address }, async function* () {
    const folder = freshFolder();
    const issuer = await issuerOf(folder);
    const tokens = {
      ...(await scenarioTokens(issuer)),
      client: [await issuer.issue(tokenFor('client', HOTLINE.account))],
    };
    const service = await startBenchService(folder);
    const load = await Load.start();
    const way = await sender(broker.address, INTAKE_TOPIC);
    /** What is made of the appeals afterwards is no part of filing them. */
    const thenQuiet = async (work: () => Promise<number>) => {
      const perSecond = await work();
      // A relay that was refused for want of processors goes on by itself.
      await eventually(
        async () => [...(await lagsOf(service.url)).values()],
        (lags) => lags.every((lag) => lag === 0),
        120_000,
      );
      return perSecond;
    };
    const run = async (scenario: 'report' | 'intake', connections: number, during: number) =>
      (await load.run({ scenario, url: service.url, connections, seconds: during, tokens })).perSecond;
    let sent = 0;
    const fromTopic = async () => {
      const startedAt = performance.now();
      for (let batch = 0; batch < messages / BATCH; batch++)
        await way.send(
          Array.from({ length: BATCH }, () => message(handedIn(`topic-${++sent}`, sent), sent % PARTITIONS)),
        );
      while ((await untaken(broker.address, GROUP, INTAKE_TOPIC)) > 0) await pause(LOOK_AGAIN_MS);
      return (messages * 1_000) / (performance.now() - startedAt);
    };
    const all = (during: number) => ({
      file: () => thenQuiet(() => run('report', CONNECTIONS, during)),
      topic: () => thenQuiet(fromTopic),
      http: () => thenQuiet(async () => BATCH * (await run('intake', SYSTEMS, during))),
    });
    try {
      await interleaved(1, all(1));
      const rounds = await interleaved(ROUNDS, all(seconds));
      await refuseSick(service.url);
      yield measured('intake: appeals filed by people', medianOf(rounds, 'file'), '1/s');
      yield measured('intake: appeals taken from a topic', medianOf(rounds, 'topic'), '1/s');
      yield measured('intake: appeals handed in over HTTP', medianOf(rounds, 'http'), '1/s');
      yield measured(
        'intake: from a topic, of filing',
        medianRatio(rounds, 'topic', 'file'),
        'ratio',
        '>= 0.7',
      );
      yield measured('intake: over HTTP, of filing', medianRatio(rounds, 'http', 'file'), 'ratio', '>= 0.7');
    } finally {
      await way.close();
      await Promise.all([load.stop(), service.stop()]);
      removeFolder(folder);
    }
  });
  await broker.wipe();
};

export default intake;

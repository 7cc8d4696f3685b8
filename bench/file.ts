import { join } from 'node:path';
import { measured, type Measure } from '../test/kit/measured';
import { freshFolder, removeFolder } from '../test/kit/service';
import { issuerOf } from '../test/kit/tokens';
import { Load } from './load/load';
import { scenarioTokens } from './load/tokens';
import { EMMETT_ENV, installPeers } from './peers/install';
import { NODE_ARGS, refuseSick, startBenchService } from './support/bench-service';
import { BenchProcess } from './support/process';
import { interleaved, medianOf, medianRatio } from './support/statistics';

const CONNECTIONS = 64;
const ROUNDS = 7;

interface Peer {
  readonly url: string;
}

/** An appeal filed over HTTP, durable when answered: against plain NestJS in two ways and against Emmett. */
const file: Measure = async function* (options) {
  installPeers();
  const seconds = options.number('seconds', 3);
  const folder = freshFolder();
  const issuer = await issuerOf(folder);
  const tokens = await scenarioTokens(issuer);
  const peer = (path: string, name: string, env: Readonly<Record<string, string>> = {}) =>
    BenchProcess.start<Peer>(
      join(__dirname, 'peers', path, 'main.process.ts'),
      { ...env, FILE: join(folder, `${name}.db`), JWKS: JSON.stringify(issuer.jwks()) },
      NODE_ARGS,
    );
  const service = await startBenchService(folder);
  const [grouped, groupedAt] = await peer('plain-nest', 'grouped', { COMMITS: 'grouped' });
  const [single, singleAt] = await peer('plain-nest', 'single', { COMMITS: 'single' });
  const [emmett, emmettAt] = await peer('emmett', 'emmett', EMMETT_ENV);
  const load = await Load.start();
  try {
    const report = (url: string, during: number) => async () =>
      (await load.run({ scenario: 'report', url, connections: CONNECTIONS, seconds: during, tokens }))
        .perSecond;
    const all = (during: number) => ({
      suqiu: report(service.url, during),
      grouped: report(groupedAt.url, during),
      single: report(singleAt.url, Math.min(during, 2)),
      emmett: report(emmettAt.url, Math.min(during, 2)),
    });
    // The first requests of a process run in the interpreter.
    await interleaved(1, all(2));
    const rounds = await interleaved(ROUNDS, all(seconds));
    await refuseSick(service.url);
    yield measured('file: appeals filed', medianOf(rounds, 'suqiu'), '1/s');
    yield measured('file: plain NestJS, grouped commits', medianOf(rounds, 'grouped'), '1/s');
    yield measured('file: plain NestJS, a commit per request', medianOf(rounds, 'single'), '1/s');
    yield measured('file: Emmett on SQLite', medianOf(rounds, 'emmett'), '1/s');
    yield measured(
      'file: of plain NestJS with grouped commits (goal 0.7)',
      medianRatio(rounds, 'suqiu', 'grouped'),
      'ratio',
      '>= 0.5',
    );
    yield measured(
      'file: of plain NestJS with a commit per request',
      medianRatio(rounds, 'suqiu', 'single'),
      'ratio',
      '>= 2',
    );
    yield measured('file: of Emmett', medianRatio(rounds, 'suqiu', 'emmett'), 'ratio', '>= 1.5');
  } finally {
    await Promise.all([load.stop(), grouped.stop(), single.stop(), emmett.stop(), service.stop()]);
    removeFolder(folder);
  }
};

export default file;

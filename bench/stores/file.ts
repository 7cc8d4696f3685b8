import { join } from 'node:path';
import type { EventToAppend } from '../../src/kernel/ports/event-store';
import { backEndOf } from '../../test/kit/back-end';
import { measured, type Measure } from '../../test/kit/measured';
import { freshSchema, onServer } from '../../test/kit/postgres/server-under-test';
import { freshFolder, removeFolder } from '../../test/kit/service';
import { issuerOf } from '../../test/kit/tokens';
import { Load } from '../load/load';
import { scenarioTokens } from '../load/tokens';
import { NODE_ARGS, refuseSick, startBenchService } from '../support/bench-service';
import { BenchProcess } from '../support/process';
import { interleaved, medianOf, medianRatio } from '../support/statistics';

const CONNECTIONS = 64;
const ROUNDS = 5;

/** An appeal filed over HTTP, in PostgreSQL when answered; against plain NestJS that inserts the same rows by raw SQL. */
export const file: Measure = async function* (options) {
  const seconds = options.number('seconds', 3);
  const folder = freshFolder();
  const raw = await freshSchema();
  const issuer = await issuerOf(folder);
  const tokens = await scenarioTokens(issuer);
  const service = await startBenchService(folder);
  const load = await Load.start();
  const perSecond = (url: string, during: number) => async () =>
    (await load.run({ scenario: 'report', url, connections: CONNECTIONS, seconds: during, tokens }))
      .perSecond;
  let plain: BenchProcess | undefined;
  try {
    await perSecond(service.url, 2)();
    const rows = await rowsOfAFiling((await backEndOf(folder))['POSTGRES_URL'] ?? '');
    const env = { COMMITS: 'postgres', FILE: raw.connection, ROWS: JSON.stringify(rows) };
    const [started, ready] = await BenchProcess.start<{ readonly url: string }>(
      join(__dirname, '../peers/plain-nest/main.process.ts'),
      { ...env, JWKS: JSON.stringify(issuer.jwks()) },
      NODE_ARGS,
    );
    plain = started;
    await perSecond(ready.url, 2)();
    const rounds = await interleaved(ROUNDS, {
      suqiu: perSecond(service.url, seconds),
      raw: perSecond(ready.url, seconds),
    });
    await refuseSick(service.url);
    yield measured('stores: file: appeals filed', medianOf(rounds, 'suqiu'), '1/s');
    yield measured('stores: file: plain NestJS, raw SQL of the same rows', medianOf(rounds, 'raw'), '1/s');
    yield measured('stores: file: of raw SQL', medianRatio(rounds, 'suqiu', 'raw'), 'ratio', '>= 0.4');
  } finally {
    await Promise.all([load.stop(), plain?.stop(), service.stop()]);
    removeFolder(folder);
    await raw.drop();
  }
};

/** All that the newest report appended at once. */
async function rowsOfAFiling(connection: string): Promise<readonly EventToAppend[]> {
  const rows = await onServer(
    async (client) =>
      (
        await client.query<EventToAppend>(
          `select id, type, data, metadata from event where stream =
             (select stream from event where type = 'AppealReported' order by position desc limit 1)
           order by revision`,
        )
      ).rows,
    connection,
  );
  const commandOf = (row: EventToAppend | undefined) =>
    (JSON.parse(row?.metadata ?? '{}') as { readonly commandId?: string }).commandId;
  return rows
    .filter((row) => commandOf(row) === commandOf(rows[0]))
    .map(({ id, type, data, metadata }) => ({ id, type, data, metadata }));
}

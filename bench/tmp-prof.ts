import { mkdirSync, rmSync } from 'node:fs';
import { freshFolder, removeFolder } from '../test/kit/service';
import { issuerOf } from '../test/kit/tokens';
import { onServer } from '../test/kit/postgres/server-under-test';
import { backEndOf } from '../test/kit/back-end';
import { Load } from './load/load';
import { scenarioTokens } from './load/tokens';
import { NODE_ARGS, startBenchService } from './support/bench-service';

async function main() {
  const seconds = Number(process.argv[2] ?? 8);
  const out = '/tmp/be-prof';
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out);
  const folder = freshFolder();
  const issuer = await issuerOf(folder);
  const tokens = await scenarioTokens(issuer);
  const service = await startBenchService(folder, { nodeArgs: [...NODE_ARGS, '--cpu-prof', `--cpu-prof-dir=${out}`] });
  const load = await Load.start();
  const run = (s: number) => load.run({ scenario: 'report', url: service.url, connections: 64, seconds: s, tokens });
  await run(3);
  const url = (await backEndOf(folder))['POSTGRES_URL'];
  if (url) {
    const owner = new URL(url); owner.username = 'postgres';
    const q = (text: string) => onServer(async (c) => (await c.query(text)).rows, owner.toString());
    await q('create extension if not exists pg_stat_statements').catch((e) => console.log(String(e)));
    await q('select pg_stat_statements_reset()').catch(() => undefined);
    const r = await run(seconds);
    console.log('per second', r.perSecond, 'done', r.done, 'p50', r.p50, 'p99', r.p99);
    const rows = await q(`select calls, round(total_exec_time::numeric,1) as ms, rows, left(regexp_replace(query,'\\s+',' ','g'),110) as q from pg_stat_statements order by total_exec_time desc limit 45`).catch((e) => [String(e)]);
    const sum = await q(`select sum(calls) as calls, round(sum(total_exec_time)::numeric) as ms from pg_stat_statements`).catch(() => []);
    console.log(JSON.stringify(sum));
    for (const x of rows as any[]) console.log(`${x.calls}\t${x.ms}\t${x.rows}\t${x.q}`);
  } else { const r = await run(seconds); console.log('per second', r.perSecond); }
  await load.stop();
  await service.stop();
  removeFolder(folder);
}
void main();

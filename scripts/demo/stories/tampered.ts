import { execFile } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Libsql from 'libsql';
import { logIsAFile } from '../../../test/kit/back-end';
import { chainedAnew, type Row } from '../../../test/kit/tampering/rows';
import { eventually } from '../../../test/kit/eventually';
import { inCountyTime } from '../../../src/kernel/county-time';
import type { Instant } from '../../../src/kernel/time';
import type { Stage } from '../stage';

const run = promisify(execFile);
const VERIFIER = join(__dirname, '../../../dist/cli/verify.js');

interface Verdict {
  readonly verdict: string;
  readonly fault?: string;
  readonly stream?: string;
  readonly revision?: number;
  readonly says?: string;
}

/** A clerk with the database's password: a due date of a late appeal is moved, and every hash after it made to fit. */
export async function tampered(stage: Stage): Promise<void> {
  const { items } = await stage.auditor.lists({ misses: 1, limit: 1 });
  const [late] = items;
  if (!logIsAFile) return stage.says('记录不在本机的文件里，此幕略过');
  if (late === undefined) return stage.fault('没有一件超时的诉求可供篡改');
  const stream = `appeal-${late.id}`;
  const file = join(stage.folder, 'export.ndjson');
  try {
    await stage.minutes(11);
    await covered(stage, stream);
    const before = await verdictOn(stage, late.id, file);
    if (before.verdict !== 'holds') stage.fault(`篡改之前应验证通过，实为 ${JSON.stringify(before)}`);
    stage.says(stage.style.dim(`篡改之前：审计员导出 ${late.number} 并离线验证，全部属实`));

    const moved = moveDueDate(join(stage.folder, 'events.db'), stream);
    stage.says(
      `有人持数据库口令，把第 ${moved.revision} 条记录里的期限由 ${onTheWall(moved.was)} 改为 ${onTheWall(moved.is)}，并重算其后每一个哈希`,
    );
    const { chain } = await stage.auditor.history(late);
    stage.says(stage.style.dim(`只看哈希链：${chain.holds ? '看不出任何改动' : '已断'}`));
    if (!chain.holds) stage.fault('重算之后，哈希链本应看不出改动');

    const after = await verdictOn(stage, late.id, file);
    const isNamed = after.fault === 'edited' && after.stream === stream && after.revision === moved.revision;
    if (!isNamed) stage.fault(`应指出第 ${moved.revision} 条记录被改，实为 ${JSON.stringify(after)}`);
    else stage.says(stage.style.good(`suqiu-verify：${late.number} 的第 ${after.revision} 条记录被改过`));
  } finally {
    rmSync(file, { force: true });
  }
}

const onTheWall = (at: string): string =>
  inCountyTime(at as Instant)
    .slice(0, 16)
    .replace('T', ' ');

/** Until a head covers all of it: signed every ten minutes, by a key that the clerk has not. */
async function covered(stage: Stage, stream: string): Promise<void> {
  const { events } = await stage.auditor.history({ id: stream.slice('appeal-'.length) });
  const revision = events.at(-1)?.revision ?? 0;
  await eventually(
    async () =>
      (
        await stage.auditor.api.GET('/api/v1/audit/proofs/inclusion', {
          params: { query: { stream, revision } },
        })
      ).response.status,
    (status) => status === 200,
  );
}

/** The export as the service gives it, and what the program for auditors says of it, on nothing but that file. */
async function verdictOn(stage: Stage, appeal: string, file: string): Promise<Verdict> {
  const { data } = await stage.auditor.api.GET('/api/v1/audit/export', {
    params: { query: { appeal } },
    parseAs: 'text',
  } as never);
  writeFileSync(file, String(data));
  const { stdout } = await run(process.execPath, [VERIFIER, '--json', file]).catch(
    (failed: { stdout: string }) => failed,
  );
  return JSON.parse(stdout) as Verdict;
}

interface Moved {
  readonly revision: number;
  readonly was: string;
  readonly is: string;
}

/** By SQL, past the service, a week later. */
function moveDueDate(file: string, stream: string): Moved {
  const db = new Libsql(file);
  try {
    const rows = db.prepare('SELECT * FROM event WHERE stream = ? ORDER BY revision').all(stream) as Row[];
    const first = rows.find(({ data }) => /"dueAt":"[^"]+"/.test(data));
    const was = /"dueAt":"([^"]+)"/.exec(first?.data ?? '')?.[1];
    if (first === undefined || was === undefined) throw new Error('没有期限可改');
    const is = new Date(Date.parse(was) + 7 * 86_400_000).toISOString();
    const changed = { ...first, data: first.data.replace(`"dueAt":"${was}"`, `"dueAt":"${is}"`) };
    const put = db.prepare('UPDATE event SET id = ?, data = ?, metadata = ? WHERE position = ?');
    const all = rows.map((row) => (row === first ? changed : row));
    for (const row of chainedAnew(all, stream, first.revision))
      put.run(row.id, row.data, row.metadata, row.position);
    return { revision: first.revision, was, is };
  } finally {
    db.close();
  }
}

import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Libsql from 'libsql';
import { measured, type Measure } from '../test/kit/measured';
import { freshFolder, removeFolder } from '../test/kit/service';
import { each } from './load/repeat';
import { settled } from './load/settled';
import { concern } from './load/stories';
import { HOURS, logOf, moveClock, nowOf, rowsOf, startWorld } from './load/world';
import type { Row } from './verify/log-file';

const PATIENCE_MS = 600_000;
const MONDAY = '2026-03-02T09:00:00.000+08:00';

interface Line {
  readonly line: string;
  readonly kind?: string;
  readonly fact?: string;
  readonly appeal?: string;
  readonly deadline?: string;
  readonly appeals?: number;
  readonly misses?: number;
}

/**
 * Appeals that miss what they owe, proven on the log as the service left it; then on copies in which somebody has
 * taken a miss away, doubled one, and put one before its due time. `--appeals 200`
 */
const proofjob: Measure = async function* (options) {
  const count = options.number('appeals', 200);
  const folder = freshFolder();
  const world = await startWorld({ folder, env: { CLOCK: 'settable', CLOCK_START: MONDAY } });
  try {
    await each(Array.from({ length: count }), async (_, at) => {
      const reporter = await world.client.as('citizen', `138915${String(at % 200).padStart(5, '0')}`);
      await reporter.reports(concern(world.towns[at % world.towns.length]!));
    });
    await settled(world.client, 120_000);
    await moveClock(world.client, HOURS(26));
    await settled(world.client, 240_000);
    const at = await nowOf(world.client);
    // A pass over many timers says nothing for longer than what counts as quiet; the log says when all of it is there.
    const until = performance.now() + PATIENCE_MS;
    while (isMissing(prove(folder, at)) && performance.now() < until) await pause(1_000);
    await world.service.kill();

    const untouched = prove(folder, at);
    for (const line of untouched.slice(0, 10))
      if (line.line === 'finding') console.error(JSON.stringify(line));
    const done = untouched.at(-1);
    yield measured('proofjob: appeals proven', done?.appeals ?? 0, 'appeals', `= ${count}`);
    yield measured('proofjob: misses in the log', done?.misses ?? 0, 'misses', `>= ${count}`);
    yield measured('proofjob: found in the log as it is', findingsOf(untouched).length, 'findings', '= 0');

    for (const [kind, tamper] of Object.entries(tamperings)) {
      const copy = freshFolder();
      try {
        cpSync(folder, copy, { recursive: true });
        const { stream, deadline } = await tampered(copy, tamper);
        const found = findingsOf(prove(copy, at)).filter(
          (line) => line.appeal === stream.slice('appeal-'.length),
        );
        const named = found.filter(
          (line) => line.kind === kind && line.fact === 'miss' && line.deadline === deadline,
        );
        yield measured(`proofjob: a miss that is ${kind}, named`, named.length, 'findings', '= 1');
      } finally {
        removeFolder(copy);
      }
    }
  } finally {
    await world.service.kill();
    removeFolder(folder);
  }
};
export default proofjob;

const isMissing = (lines: readonly Line[]): boolean =>
  findingsOf(lines).some(({ kind }) => kind === 'missing');

const findingsOf = (lines: readonly Line[]): readonly Line[] =>
  lines.filter(({ line }) => line === 'finding');

/** As an operator runs it. */
function prove(folder: string, at: string): readonly Line[] {
  const args = ['dist/cli/check-deadlines.js', '--grace', '0', '--at', at];
  const env = { PATH: process.env['PATH'], DATA_FOLDER: folder, NODE_ENV: 'test' };
  return linesOf(() =>
    execFileSync(process.execPath, args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }),
  );
}

/** Exit code 1 says that there are findings. */
function linesOf(run: () => string): readonly Line[] {
  const read = (text: string) =>
    text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
  try {
    return read(run());
  } catch (error) {
    const { status, stdout } = error as { readonly status?: number; readonly stdout?: string };
    if (status !== 1 || stdout === undefined) throw error;
    return read(stdout);
  }
}

type Tamper = (db: InstanceType<typeof Libsql>, miss: Row) => void;

/** Each leaves revisions without a gap, so that only the proof can tell. */
const tamperings: Readonly<Record<'missing' | 'doubled' | 'early', Tamper>> = {
  missing: (db, { stream, revision }) => {
    db.prepare('DELETE FROM event WHERE stream = ? AND revision = ?').run(stream, revision);
    moveOn(db, stream, revision + 1, -1);
  },
  doubled: (db, { stream, revision, type, data, metadata }) => {
    const { last } = db.prepare('SELECT max(revision) AS last FROM event WHERE stream = ?').get(stream) as {
      last: number;
    };
    const { position } = db.prepare('SELECT max(position) + 1 AS position FROM event').get() as {
      position: number;
    };
    db.prepare(
      'INSERT INTO event (position, stream, revision, id, type, data, metadata) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ).run(position, stream, last + 1, `copy-of-${revision}`, type, data, metadata);
  },
  early: (db, { stream, revision, data, metadata }) => {
    const { dueAt } = JSON.parse(data) as { readonly dueAt: string };
    const occurredAt = new Date(Date.parse(dueAt) - 60_000).toISOString();
    const early = JSON.stringify({ ...(JSON.parse(metadata) as object), occurredAt });
    db.prepare('UPDATE event SET metadata = ? WHERE stream = ? AND revision = ?').run(
      early,
      stream,
      revision,
    );
  },
};

function moveOn(db: InstanceType<typeof Libsql>, stream: string, from: number, by: number): void {
  const after = db.prepare('SELECT position FROM event WHERE stream = ? AND revision >= ? ORDER BY revision');
  const move = db.prepare('UPDATE event SET revision = revision + ? WHERE position = ?');
  for (const { position } of after.all(stream, from) as { position: number }[]) move.run(by, position);
}

/** @returns the appeal and the deadline whose miss it was */
async function tampered(
  folder: string,
  tamper: Tamper,
): Promise<{ readonly stream: string; readonly deadline: string }> {
  const miss = (await rowsOf(folder)).find(({ type }) => type === 'DeadlineMissed');
  if (miss === undefined) throw new Error(`there is no miss in ${join(folder, 'events.db')}`);
  const db = new Libsql(logOf(folder));
  try {
    tamper(db, miss);
  } finally {
    db.close();
  }
  return { stream: miss.stream, deadline: (JSON.parse(miss.data) as { readonly deadline: string }).deadline };
}

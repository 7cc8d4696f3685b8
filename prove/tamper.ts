import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createPrivateKey } from 'node:crypto';
import { join } from 'node:path';
import Libsql from 'libsql';
import { verifyExport } from '../src/cli/verify/verify';
import type { AppealId, RegionCode } from '../src/kernel/ids';
import { eventually } from '../test/kit/eventually';
import { writeHeadKeyAt } from '../test/kit/tampering/key';
import { measured, type Measure, type Measured } from '../test/kit/measured';
import { freshFolder, removeFolder } from '../test/kit/service';
import { kinds, tampered, type Kind, type Scene, type Told } from '../test/kit/tampering/kinds';
import { endsOf, hashedAnew, inThisOrder, type Row } from '../test/kit/tampering/rows';
import { RealServer } from '../test/kit/real-server';
import { exported } from '../test/kit/tampering/scene';
import { Ledger } from './load/ledger';
import { everyday, play } from './load/stories';
import { inPostgres, inSqlite, type TamperedLog } from './load/tampered-logs';
import { startWorld } from './load/world';

const COUNTY = '610921' as RegionCode;
const HEAD_EVENTS = 20;
const PYTHON = join(__dirname, '../test/proof/verify.py');

/**
 * Somebody with the database's password, and an insider with the key, change what was recorded, in every way that is
 * listed, in a SQLite file and in PostgreSQL; the verifier for auditors and the one in Python, on an export, must say what
 * was done. Then the same of a log that nobody ever signed: what the chain shows is named, of the rest it is said that
 * nobody can know. `--acts 80`
 */
const tamper: Measure = async function* (options) {
  const folder = freshFolder();
  const key = join(`${folder}.keys`, 'head-key.pem');
  writeHeadKeyAt(key);
  const witness = join(`${folder}.keys`, 'heads.ndjson');
  const server = await RealServer.start('postgres');
  const logs: TamperedLog[] = [];
  try {
    const scene = await recorded(folder, key, witness, options.number('acts', 80));
    logs.push(inSqlite(join(folder, 'events.db'), folder), await inPostgres(server.address));
    yield measured('tamper: events in the log', scene.rows.length, 'events', '>= 100');
    yield measured('tamper: kinds', kinds.length - 1, 'kinds', '>= 20');
    for (const log of logs) {
      yield* withHeads(log, scene, folder, witness);
      yield* withoutHeads(log, scene, folder);
    }
  } finally {
    for (const log of logs) await log.close();
    await server.wipe();
    removeFolder(folder);
    removeFolder(`${folder}.keys`);
  }
};
export default tamper;

async function* withHeads(
  log: TamperedLog,
  scene: Scene,
  folder: string,
  witness: string,
): AsyncGenerator<Measured> {
  const said = { told: 0, otherwise: 0, disagreeing: 0, unknown: 0 };
  for (const kind of kinds) {
    const file = await exportOf(log, tampered(kind, scene), folder, {}, kind.doctor);
    const node = (await verifyExport(file, { keys: [], witnesses: [] })) as Told;
    const kept = (await verifyExport(file, { keys: [], witnesses: [witness] })) as Told;
    const wanted = kind.says(scene);
    const place = wanted.stream === undefined ? { stream: undefined, revision: undefined } : {};
    const isRight = essence({ ...node, ...place }) === essence(wanted);
    const isKept = kept.verdict === (kind.witnessed ?? kind.says)(scene).verdict;
    const isAlike =
      essence(node) === essence(inPython(file)) && essence(kept) === essence(inPython(file, witness));
    if (isRight && isKept) said.told++;
    else {
      said.otherwise++;
      console.error(`${kind.name}: ${JSON.stringify(node)}, with a witness ${JSON.stringify(kept)}`);
    }
    if (!isAlike) said.disagreeing++;
    if (kind.tamper !== undefined && node.verdict === 'holds') said.unknown++;
  }
  const named = `tamper on ${log.name}`;
  yield measured(`${named}: said as promised`, said.told, 'kinds', `= ${kinds.length}`);
  yield measured(
    `${named}: of these, what nobody can see without key or witness`,
    said.unknown,
    'kinds',
    '= 4',
  );
  yield measured(`${named}: said otherwise`, said.otherwise, 'kinds', '= 0');
  yield measured(`${named}: Node and Python disagree`, said.disagreeing, 'kinds', '= 0');
}

const NOBODY_CAN_KNOW = 'anything: no head covers it yet';

/** Of one appeal, since a log without heads has no period. What its chain shows, is read from the rows by what a clerk can know. */
async function* withoutHeads(log: TamperedLog, scene: Scene, folder: string): AsyncGenerator<Measured> {
  const appeal = scene.appeal.slice('appeal-'.length) as AppealId;
  const said = { named: 0, unknown: 0, otherwise: 0, disagreeing: 0 };
  const ofLog = kinds.filter(({ tamper: changes }) => changes !== undefined);
  for (const kind of ofLog) {
    const rows = inThisOrder(tampered(kind, scene).filter(({ stream }) => !stream.startsWith('heads-')));
    const isThere = rows.some(({ stream }) => stream === scene.appeal);
    if (!isThere) continue;
    const file = await exportOf(log, rows, folder, { appeal });
    const told = (await verifyExport(file, { keys: [], witnesses: [] })) as Told & {
      readonly unknown?: readonly string[];
    };
    const own = rows.filter(({ stream }) => stream === scene.appeal);
    const isBroken = !isChained(own);
    const isSaid = isBroken
      ? told.verdict === 'broken' && told.stream === scene.appeal
      : told.verdict === 'holds' && told.unknown?.[0] === NOBODY_CAN_KNOW;
    if (!isSaid) {
      said.otherwise++;
      console.error(`without heads, ${kind.name}: ${JSON.stringify(told)}`);
    } else if (isBroken) said.named++;
    else said.unknown++;
    if (essence(told) !== essence(inPython(file))) said.disagreeing++;
  }
  const named = `tamper on ${log.name} without heads`;
  yield measured(`${named}: named by the chain`, said.named, 'kinds', '>= 8');
  yield measured(`${named}: of which is said that nobody can know`, said.unknown, 'kinds', '>= 4');
  yield measured(`${named}: said otherwise`, said.otherwise, 'kinds', '= 0');
  yield measured(`${named}: Node and Python disagree`, said.disagreeing, 'kinds', '= 0');
}

/** A log as the real service writes and signs it. */
async function recorded(folder: string, keyFile: string, witness: string, acts: number): Promise<Scene> {
  const env = {
    ...{
      HEAD_KEY_FILE: keyFile,
      WITNESS_FILE: witness,
      HEAD_EVENTS: String(HEAD_EVENTS),
      HEAD_MINUTES: '1440',
    },
  };
  const world = await startWorld({ folder, env });
  try {
    const ledger = new Ledger();
    await play({ ...world, ledger, isOver: () => ledger.acknowledged.length >= acts }, 4, everyday);
    await eventually(
      async () => heads(rowsIn(folder)).length,
      (count) => count >= 5,
    );
  } finally {
    await world.service.stop();
  }
  const rows = rowsIn(folder);
  const key = createPrivateKey(readFileSync(keyFile));
  return { rows, ...streamsOf(rows), key };
}

const heads = (rows: readonly Row[]) => rows.filter(({ stream }) => stream.startsWith('heads-'));

function rowsIn(folder: string): readonly Row[] {
  const db = new Libsql(join(folder, 'events.db'));
  try {
    return db.prepare('SELECT * FROM event ORDER BY position').all() as Row[];
  } finally {
    db.close();
  }
}

/**
 * Whether what the kinds change of it has its neighbours under the same head. Across two heads the verifiers name the same
 * place, and call `edited` what was put in or taken out there: they look at one head at a time.
 */
function isInsideHeads(rows: readonly Row[], stream: string): boolean {
  const own = rows.flatMap((row, at) => (row.stream === stream ? [at] : []));
  const [first = 0, , third = 0] = own;
  const last = own.at(-1) ?? 0;
  const next = rows.findIndex((row, at) => at > first && row.stream !== stream);
  const isOne = (from: number, to: number) => Math.floor(from / HEAD_EVENTS) === Math.floor(to / HEAD_EVENTS);
  return isOne(first, next) && isOne(third, third + 2) && isOne(last, last + 2);
}

/** Two appeals that the kinds of tampering can take: one long enough, both covered to the end. */
function streamsOf(rows: readonly Row[]): Pick<Scene, 'appeal' | 'other'> {
  const last = heads(rows).at(-1);
  const covered = rows.slice(0, rows.length - 40).filter(({ stream }) => stream.startsWith('appeal-'));
  const streams = [...new Set(covered.map(({ stream }) => stream))];
  const length = (stream: string) => rows.filter((row) => row.stream === stream).length;
  const isOver = (stream: string) => covered.filter((row) => row.stream === stream).length === length(stream);
  const [appeal, other] = streams.filter(
    (stream) => length(stream) >= 5 && isOver(stream) && isInsideHeads(rows, stream),
  );
  if (appeal === undefined || other === undefined || last === undefined)
    throw new Error('too few acts: --acts');
  return { appeal, other };
}

/** Each event is as its hash says, and saw the one before it. */
const isChained = (own: readonly Row[]): boolean =>
  own.every((row, at) => {
    try {
      const before = own[at - 1];
      const { hash, prevHash } = endsOf(row);
      const anew = hashedAnew(row);
      const saw = before === undefined ? '0'.repeat(64) : endsOf(before).hash;
      return row.revision === at && anew.id === row.id && endsOf(anew).hash === hash && prevHash === saw;
    } catch {
      return false;
    }
  });

async function exportOf(
  log: TamperedLog,
  rows: readonly Row[],
  folder: string,
  wanted: Parameters<typeof exported>[1],
  doctor: Kind['doctor'] = (lines) => lines,
): Promise<string> {
  const reader = await log.holding(rows);
  const text = await exported(reader, wanted, { county: COUNTY });
  await reader.close();
  const file = join(folder, 'export.ndjson');
  writeFileSync(file, doctor(text.split('\n')).join('\n'));
  return file;
}

function inPython(file: string, witness?: string): Told {
  const given = witness === undefined ? [] : ['--witness', witness];
  const { stdout, stderr } = spawnSync('python3', [PYTHON, ...given, file], { encoding: 'utf8' });
  if (stdout === '') throw new Error(`python3: ${stderr}`);
  return JSON.parse(stdout) as Told;
}

const essence = ({
  verdict,
  fault,
  stream,
  revision,
}:
  | Told
  | (Omit<Told, 'stream' | 'revision'> & {
      readonly stream?: string | undefined;
      readonly revision?: number | undefined;
    })): string => JSON.stringify({ verdict, fault, stream, revision });

import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { createPrivateKey } from 'node:crypto';
import { join } from 'node:path';
import Libsql from 'libsql';
import { openSqliteEventReader } from '../src/adapters/sqlite/event-store/event-reader';
import { verifyExport } from '../src/cli/verify/verify';
import type { RegionCode } from '../src/kernel/ids';
import { eventually } from '../test/kit/eventually';
import { writeHeadKeyAt } from '../test/kit/tampering/key';
import { measured, type Measure } from '../test/kit/measured';
import { freshFolder, removeFolder } from '../test/kit/service';
import { kinds, tampered, type Kind, type Scene, type Told } from '../test/kit/tampering/kinds';
import type { Row } from '../test/kit/tampering/rows';
import { exported } from '../test/kit/tampering/scene';
import { Ledger } from './load/ledger';
import { everyday, play } from './load/stories';
import { startWorld } from './load/world';

const COUNTY = '610921' as RegionCode;
const PYTHON = join(__dirname, '../test/proof/verify.py');

/**
 * Somebody with the database's password, and an insider with the key, change what was recorded, in every way that is
 * listed; the verifier for auditors and the one in Python, on an export, must say what was done. `--acts 80`
 */
const tamper: Measure = async function* (options) {
  const folder = freshFolder();
  const key = join(`${folder}.keys`, 'head-key.pem');
  writeHeadKeyAt(key);
  const witness = join(`${folder}.keys`, 'heads.ndjson');
  try {
    const scene = await recorded(folder, key, witness, options.number('acts', 80));
    const said = { told: 0, otherwise: 0, disagreeing: 0, unknown: 0 };
    for (const kind of kinds) {
      const file = await exportOf(kind, scene, folder);
      const node = (await verifyExport(file, { keys: [], witnesses: [] })) as Told;
      const kept = (await verifyExport(file, { keys: [], witnesses: [witness] })) as Told;
      const wanted = kind.says(scene);
      const isRight =
        essence({
          ...node,
          ...(wanted.stream === undefined ? { stream: undefined, revision: undefined } : {}),
        }) === essence(wanted);
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
    yield measured('tamper: events in the log', scene.rows.length, 'events', '>= 100');
    yield measured('tamper: kinds', kinds.length - 1, 'kinds', '>= 20');
    yield measured('tamper: said as promised', said.told, 'kinds', `= ${kinds.length}`);
    yield measured(
      'tamper: of these, what nobody can see without key or witness',
      said.unknown,
      'kinds',
      '= 4',
    );
    yield measured('tamper: said otherwise', said.otherwise, 'kinds', '= 0');
    yield measured('tamper: Node and Python disagree', said.disagreeing, 'kinds', '= 0');
  } finally {
    removeFolder(folder);
    removeFolder(`${folder}.keys`);
  }
};
export default tamper;

/** A log as the real service writes and signs it. */
async function recorded(folder: string, keyFile: string, witness: string, acts: number): Promise<Scene> {
  const env = {
    ...{ HEAD_KEY_FILE: keyFile, WITNESS_FILE: witness, HEAD_EVENTS: '20', HEAD_MINUTES: '1440' },
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

/** Two appeals that the kinds of tampering can take: one long enough, both covered to the end. */
function streamsOf(rows: readonly Row[]): Pick<Scene, 'appeal' | 'other'> {
  const last = heads(rows).at(-1);
  const covered = rows.slice(0, rows.length - 40).filter(({ stream }) => stream.startsWith('appeal-'));
  const streams = [...new Set(covered.map(({ stream }) => stream))];
  const length = (stream: string) => rows.filter((row) => row.stream === stream).length;
  const isOver = (stream: string) => covered.filter((row) => row.stream === stream).length === length(stream);
  const [appeal, other] = streams.filter((stream) => length(stream) >= 5 && isOver(stream));
  if (appeal === undefined || other === undefined || last === undefined)
    throw new Error('too few acts: --acts');
  return { appeal, other };
}

async function exportOf(kind: Kind, scene: Scene, folder: string): Promise<string> {
  const copy = join(folder, 'tampered.db');
  copyFileSync(join(folder, 'events.db'), copy);
  const db = new Libsql(copy);
  db.exec('DELETE FROM event');
  const put = db.prepare('INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?)');
  db.exec('BEGIN');
  for (const { position, stream, revision, id, type, data, metadata } of tampered(kind, scene))
    put.run(position, stream, revision, id, type, data, metadata);
  db.exec('COMMIT');
  db.close();
  const reader = openSqliteEventReader({ file: copy });
  const text = await exported(reader, {}, { county: COUNTY });
  await reader.close();
  const file = join(folder, 'export.ndjson');
  const lines = text.split('\n');
  writeFileSync(file, (kind.doctor?.(lines) ?? lines).join('\n'));
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

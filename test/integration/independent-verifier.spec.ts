import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Libsql from 'libsql';
import { openSqliteEventStore } from '../../src/adapters/sqlite/event-store/event-store';
import { SYSTEM } from '../../src/kernel/actor';
import { NO_STREAM, type CommandId, type CorrelationId, type StreamName } from '../../src/kernel/ids';
import type { Instant } from '../../src/kernel/time';
import { FIRST_PREV_HASH, chainEvents, type Draft } from '../../src/runtime/chaining';
import { openLogFile } from '../../prove/verify/log-file';
import { verify, type Witness } from '../../prove/verify/verify';
import { temporaryFolder } from '../kit/temporary-folder';

const POLE = 'appeal-0198c3f0-1111-7000-8000-000000000001' as StreamName;
const MAIZE = 'appeal-0198c3f0-2222-7000-8000-000000000002' as StreamName;

const draft = (type: string, data: object, at: string, command = `${type}-${at}`): Draft => ({
  event: { type, data },
  schemaVersion: 1,
  commandId: command as CommandId,
  correlationId: 'visit' as CorrelationId,
  actor: SYSTEM,
  occurredAt: `2022-07-18T${at}:00.000Z` as Instant,
  versions: { 'directory-610921': 1 },
});

const reported = (number: string) => ({
  number,
  words: '电线杆把树压到房上，母亲一人在家',
  'é\u20ac': 1e21,
  'a\n': 0.1,
});
const miss = { deadline: '1/respond//1', kind: 'respond' };

const pole = [
  draft('AppealReported', reported('610921-20220718-1'), '08:00'),
  draft('AppealRouted', { unit: 'centre-610921102' }, '08:01'),
  draft('DeadlineMissed', miss, '09:00'),
  draft('AppealAccepted', { unit: 'centre-610921102' }, '09:00'),
  draft('AppealResolved', { outcome: 'solved' }, '09:50'),
];
const maize = [
  draft('AppealReported', reported('610921-20220718-2'), '08:30'),
  draft('CommentAdded', { by: 'reporter' }, '08:40'),
];

/** The log of two appeals as the service's own code writes it, and the heads that somebody kept. */
async function written(...streams: readonly (readonly [StreamName, readonly Draft[]])[]) {
  const file = join(temporaryFolder(), 'events.db');
  const store = await openSqliteEventStore({ file });
  const heads: Witness[] = [];
  for (const [stream, drafts] of streams) {
    const { events, head } = chainEvents({ stream, revision: NO_STREAM, hash: FIRST_PREV_HASH }, drafts);
    await store.append(stream, NO_STREAM, events);
    heads.push({ stream, revision: head.revision, event: events.at(-1)?.id });
  }
  await store.close();
  return { file, heads };
}

const whole = () => written([POLE, pole], [MAIZE, maize]);

function verdictOf(file: string, witnesses: readonly Witness[] = []) {
  const log = openLogFile(file);
  try {
    return verify(log, witnesses);
  } finally {
    log.close();
  }
}

function byHand(file: string, sql: string): void {
  const db = new Libsql(file);
  db.exec(sql);
  db.close();
}

/** The first fault, in short. */
const firstFault = (file: string, witnesses?: readonly Witness[]): string => {
  const [fault] = verdictOf(file, witnesses).faults;
  return fault === undefined ? 'none' : `${fault.kind} ${fault.stream} ${fault.revision}`;
};

describe('the independent verifier', () => {
  it('holds what the service wrote', async () => {
    const { file, heads } = await whole();
    expect(verdictOf(file)).toEqual({
      holds: true,
      events: 7,
      streams: 2,
      faults: [],
      unknown: 'tail',
    });
    expect(verdictOf(file, heads)).toMatchObject({ holds: true, unknown: 'after the witnesses' });
  });

  it.each([
    [
      'data',
      `UPDATE event SET data = replace(data, '102"', '103"') WHERE revision = 1 AND stream = '${POLE}'`,
    ],
    [
      'an actor',
      `UPDATE event SET metadata = replace(metadata, '"role":"system"', '"role":"admin"') WHERE position = 2`,
    ],
    ['a type', `UPDATE event SET type = 'AppealRecalled' WHERE position = 2`],
    ['blanks that change nothing', `UPDATE event SET data = replace(data, ':', ': ') WHERE position = 2`],
    ['an id', `UPDATE event SET id = replace(id, substr(id, 1, 1), 'x') WHERE position = 2`],
    ['text that is no JSON', `UPDATE event SET data = 'gone' WHERE position = 2`],
  ])('names the first event when somebody edits %s', async (_what, sql) => {
    const { file } = await whole();
    byHand(file, sql);
    expect(firstFault(file)).toBe(`edited ${POLE} 1`);
  });

  it('names an event that was written anew, hash and all', async () => {
    const { file } = await whole();
    const { file: other } = await written([
      POLE,
      [pole[0]!, draft('AppealRouted', { unit: 'ent-power' }, '08:01')],
    ]);
    byHand(
      file,
      `ATTACH '${other}' AS other;
       UPDATE event SET (id, data, metadata) = (SELECT id, data, metadata FROM other.event o WHERE o.position = 2)
       WHERE position = 2`,
    );
    expect(firstFault(file)).toBe(`edited ${POLE} 1`);
  });

  it('names where an event was deleted, also when the rest was renumbered', async () => {
    const { file } = await whole();
    byHand(file, 'DELETE FROM event WHERE position = 3');
    expect(firstFault(file)).toBe(`deleted ${POLE} 2`);
    byHand(file, `UPDATE event SET revision = revision - 1 WHERE revision > 2 AND stream = '${POLE}'`);
    byHand(file, 'UPDATE event SET position = position - 1 WHERE position > 3');
    expect(firstFault(file)).toBe(`deleted ${POLE} 2`);
  });

  it('names two events that changed places, in the stream or in the log', async () => {
    const { file } = await whole();
    byHand(
      file,
      'UPDATE event SET revision = 99 WHERE position = 2; UPDATE event SET revision = 1 WHERE position = 3',
    );
    byHand(file, 'UPDATE event SET revision = 2 WHERE position = 2');
    expect(firstFault(file)).toBe(`reordered ${POLE} 1`);
    const { file: second } = await whole();
    byHand(
      second,
      'UPDATE event SET position = 99 WHERE position = 2; UPDATE event SET position = 2 WHERE position = 3',
    );
    byHand(second, 'UPDATE event SET position = 3 WHERE position = 99');
    expect(firstFault(second)).toBe(`reordered ${POLE} 2`);
  });

  it('tells a cut end by the heads that were kept, and by the gap that it leaves', async () => {
    const { file, heads } = await whole();
    byHand(file, 'DELETE FROM event WHERE position = 7');
    expect(firstFault(file)).toBe('none');
    expect(firstFault(file, heads)).toBe(`truncated ${MAIZE} 1`);
    byHand(file, 'DELETE FROM event WHERE position = 5');
    expect(firstFault(file)).toBe('deleted unknown -1');
  });

  it('takes an edited event for no cut end', async () => {
    const { file, heads } = await whole();
    byHand(
      file,
      `UPDATE event SET data = replace(data, '102"', '103"') WHERE revision = 1 AND stream = '${POLE}'`,
    );
    expect(verdictOf(file, heads).faults.map(({ kind }) => kind)).toEqual(['edited']);
  });

  it('finds what must happen only once', async () => {
    const { file } = await written(
      [POLE, [...pole, draft('DeadlineMissed', miss, '09:55')]],
      [
        MAIZE,
        [
          draft('AppealReported', reported('610921-20220718-1'), '08:30', 'report'),
          maize[1]!,
          draft('CommentAdded', {}, '08:41', 'report'),
        ],
      ],
    );
    expect(verdictOf(file).faults.map(({ kind }) => kind)).toEqual([
      'deadline missed twice',
      'number doubled',
      'command doubled',
    ]);
  });

  it('finds time that runs backwards', async () => {
    const { file } = await written([MAIZE, [maize[0]!, draft('CommentAdded', {}, '08:29')]]);
    expect(firstFault(file)).toBe(`time runs backwards ${MAIZE} 1`);
  });

  it('shares no code with the writer', () => {
    const folder = join(__dirname, '../../prove/verify');
    const imports = readdirSync(folder).flatMap((name) =>
      [...readFileSync(join(folder, name), 'utf8').matchAll(/from '([^']+)'/g)].map(([, from]) => from),
    );
    expect(imports).toContain('./canonical');
    expect(imports.filter((from) => !/^(node:|\.\/|libsql$)/.test(from!))).toEqual([]);
  });
});

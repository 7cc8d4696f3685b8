import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { headIn, type HeadSigned } from '../../../src/proof/domain/heads';
import { chainedAnew, endsOf, hashedAnew, inThisOrder, replaced, type Row } from './rows';
import { isHead, signedAnew } from './signing';

/** What is in the log when somebody gets at it. */
export interface Scene {
  /** In the order of the log; heads among them. */
  readonly rows: readonly Row[];
  /** An appeal of at least five events, of which the third is covered by a head. */
  readonly appeal: string;
  /** Another one. */
  readonly other: string;
  /** The key of the heads, for an insider. */
  readonly key: KeyObject;
}

export interface Told {
  readonly verdict: 'holds' | 'broken' | 'incomplete' | 'unreadable';
  readonly fault?: string;
  readonly stream?: string;
  readonly revision?: number;
}

/** One way to change what was recorded, and what a verifier must say of an export of the whole log. */
export interface Kind {
  readonly name: string;
  /** To the log, before it is exported. */
  readonly tamper?: (scene: Scene) => readonly Row[];
  /** To the lines of the export. */
  readonly doctor?: (lines: readonly string[]) => readonly string[];
  readonly says: (scene: Scene) => Told;
  /** What it says to who has heads from a witness; the same where it is left out. */
  readonly witnessed?: (scene: Scene) => Told;
}

const at = (rows: readonly Row[], stream: string, revision: number): Row => {
  const row = rows.find((each) => each.stream === stream && each.revision === revision);
  if (row === undefined) throw new Error(`no ${stream} ${revision}`);
  return row;
};
const third = ({ rows, appeal }: Scene): Row => at(rows, appeal, 2);
const last = (rows: readonly Row[], stream: string): Row =>
  rows.filter((row) => row.stream === stream).at(-1) as Row;
const withoutHeads = (rows: readonly Row[]): readonly Row[] => rows.filter((row) => !isHead(row));

const edited = (row: Row): Row => {
  const data = JSON.parse(row.data) as Record<string, unknown>;
  return { ...row, data: JSON.stringify({ ...data, dueAt: '2026-12-31T00:00:00.000Z' }) };
};
const inMetadata = (row: Row, change: object): Row => ({
  ...row,
  metadata: JSON.stringify({ ...(JSON.parse(row.metadata) as object), ...change }),
});

const broken =
  (fault: string, place: (scene: Scene) => object = () => ({})) =>
  (scene: Scene): Told => ({
    verdict: 'broken',
    fault,
    ...place(scene),
  });
const onThird = ({ appeal }: Scene) => ({ stream: appeal, revision: 2 });
const holds = (): Told => ({ verdict: 'holds' });

const everyHash = (scene: Scene): readonly Row[] =>
  chainedAnew(replaced(scene.rows, third(scene), edited(third(scene))), scene.appeal, 2);

export const kinds: readonly Kind[] = [
  {
    name: 'nothing',
    says: holds,
  },
  {
    name: 'a due date is changed',
    tamper: (scene) => replaced(scene.rows, third(scene), edited(third(scene))),
    says: broken('edited', onThird),
  },
  {
    name: 'a due date is changed, and the hash of its event',
    tamper: (scene) => replaced(scene.rows, third(scene), hashedAnew(edited(third(scene)))),
    says: broken('edited', onThird),
  },
  {
    name: 'a due date is changed, and every hash after it',
    tamper: everyHash,
    says: broken('edited', onThird),
  },
  {
    name: 'when it happened is changed',
    tamper: (scene) =>
      replaced(
        scene.rows,
        third(scene),
        inMetadata(third(scene), { occurredAt: '2026-06-01T00:00:00.000Z' }),
      ),
    says: broken('edited', onThird),
  },
  {
    name: 'who did it is changed, and every hash after it',
    tamper: (scene) =>
      chainedAnew(
        replaced(
          scene.rows,
          third(scene),
          inMetadata(third(scene), { actor: { id: 'officer-9', role: 'officer' } }),
        ),
        scene.appeal,
        2,
      ),
    says: broken('edited', onThird),
  },
  {
    name: 'its type is changed',
    tamper: (scene) => replaced(scene.rows, third(scene), { ...third(scene), type: 'CommentAdded' }),
    says: broken('edited', onThird),
  },
  {
    name: 'its id is changed',
    tamper: (scene) => {
      const id = `${third(scene).id.slice(0, -1)}${third(scene).id.endsWith('0') ? '1' : '0'}`;
      return replaced(scene.rows, third(scene), { ...third(scene), id });
    },
    says: broken('edited', onThird),
  },
  {
    name: 'its hash is changed',
    tamper: (scene) =>
      replaced(scene.rows, third(scene), inMetadata(third(scene), { hash: 'ab'.repeat(32) })),
    says: broken('edited', onThird),
  },
  {
    name: 'its metadata are no JSON any more',
    tamper: (scene) => replaced(scene.rows, third(scene), { ...third(scene), metadata: '{' }),
    says: broken('edited', onThird),
  },
  {
    name: 'the first event of an appeal is written anew, and all after it',
    tamper: (scene) => {
      const first = at(scene.rows, scene.appeal, 0);
      return chainedAnew(replaced(scene.rows, first, edited(first)), scene.appeal, 0);
    },
    says: broken('edited', ({ appeal }) => ({ stream: appeal, revision: 0 })),
  },
  {
    name: 'an event is taken out',
    tamper: (scene) => scene.rows.filter((row) => row !== third(scene)),
    says: broken('deleted', onThird),
  },
  {
    name: 'an event is taken out, and all after it numbered and hashed anew',
    tamper: (scene) => {
      const gone = third(scene);
      const rows = scene.rows
        .filter((row) => row !== gone)
        .map((row) =>
          row.stream === gone.stream && row.revision > gone.revision
            ? { ...row, revision: row.revision - 1 }
            : row,
        );
      return chainedAnew(rows, gone.stream, gone.revision);
    },
    says: broken('deleted'),
  },
  {
    name: 'an appeal is taken out whole',
    tamper: ({ rows, other }) => rows.filter(({ stream }) => stream !== other),
    says: broken('deleted'),
  },
  {
    name: 'the last event of an appeal is taken out',
    tamper: ({ rows, other }) => rows.filter((row) => row !== last(rows, other)),
    says: broken('deleted'),
  },
  {
    name: 'an event is put in, with a sound chain',
    tamper: ({ rows, other }) => {
      const before = last(rows, other);
      const forged = hashedAnew({ ...edited(before), revision: before.revision + 1 }, endsOf(before).hash);
      return rows.flatMap((row) => (row === before ? [row, forged] : [row]));
    },
    says: broken('inserted', ({ rows, other }) => ({
      stream: other,
      revision: last(rows, other).revision + 1,
    })),
  },
  {
    name: 'an event is put in between, and all after it numbered and hashed anew',
    tamper: (scene) => {
      const next = third(scene);
      const rows = scene.rows.flatMap((row) => {
        if (row === next) return [edited(row), { ...row, revision: row.revision + 1 }];
        const isAfter = row.stream === next.stream && row.revision > next.revision;
        return [isAfter ? { ...row, revision: row.revision + 1 } : row];
      });
      return chainedAnew(rows, next.stream, next.revision);
    },
    says: broken('edited', onThird),
  },
  {
    name: 'two events of an appeal change their places',
    tamper: (scene) => {
      const [one, other] = [third(scene), at(scene.rows, scene.appeal, 3)];
      return scene.rows.map((row) => {
        if (row === one) return { ...other, revision: 2 };
        return row === other ? { ...one, revision: 3 } : row;
      });
    },
    says: broken('reordered', onThird),
  },
  {
    name: 'two events of two appeals change their places in the log',
    tamper: ({ rows, appeal }) => {
      const from = rows.findIndex(
        (row, index) =>
          row.stream === appeal &&
          row.revision >= 1 &&
          rows[index + 1]?.stream !== appeal &&
          !isHead(rows[index + 1] as Row),
      );
      const [one, other] = [rows[from] as Row, rows[from + 1] as Row];
      return rows.map((row) => (row === one ? other : row === other ? one : row));
    },
    says: broken('reordered'),
  },
  {
    name: 'a head is changed',
    tamper: ({ rows }) => {
      const head = rows.find(isHead) as Row;
      const { text, signature } = JSON.parse(head.data) as HeadSigned['data'];
      return replaced(rows, head, {
        ...head,
        data: JSON.stringify({ signature, text: text.replace('"events":', '"events": ') }),
      });
    },
    says: broken('head'),
  },
  {
    name: 'a due date, every hash after it, and every head, signed by a key of one’s own',
    tamper: (scene) => signedAnew(everyHash(scene), generateKeyPairSync('ed25519').privateKey),
    // Without a key or a witness from elsewhere nobody can know.
    says: holds,
    witnessed: broken('witness'),
  },
  {
    name: 'a due date, every hash after it, and every head, signed by the county’s own key',
    tamper: (scene) => signedAnew(everyHash(scene), scene.key),
    says: holds,
    witnessed: broken('witness'),
  },
  {
    name: 'the end of the log is cut off, its last head with it',
    tamper: ({ rows }) =>
      rows.slice(
        0,
        rows.findIndex((row) => isHead(row) && row.revision === 2),
      ),
    // What a witness has beyond the export is said; that the export is older cannot be ruled out.
    says: holds,
  },
  {
    name: 'the end of the log is cut off, and its heads are left',
    tamper: ({ rows }) => {
      const heads = rows.filter(isHead);
      const { last: covered } = headIn((JSON.parse(heads[1]?.data ?? '') as HeadSigned['data']).text);
      const end = rows.indexOf(at(rows, covered.stream, covered.revision));
      const kept = rows.slice(0, end - 2);
      // On a busy machine the first head may have been signed late.
      return [...kept, ...heads.filter((head) => !kept.includes(head))];
    },
    says: broken('edited'),
  },
  {
    name: 'what no head covers yet is changed, and every hash after it',
    tamper: ({ rows }) => {
      const newest = withoutHeads(rows).at(-1) as Row;
      return replaced(rows, newest, hashedAnew(edited(newest)));
    },
    says: holds,
  },
  {
    name: 'a line of the export is left out',
    doctor: (lines) => lines.filter((line) => !line.startsWith('{"line":"event","n":5,')),
    says: broken('deleted'),
  },
  {
    name: 'a line of the export is changed',
    doctor: (lines) =>
      lines.map((line) =>
        line.startsWith('{"line":"event","n":5,') ? line.replace('"type":"', '"type":"X') : line,
      ),
    says: broken('edited'),
  },
  {
    name: 'a head of the export is left out',
    doctor: (lines) => lines.filter((line) => !line.startsWith('{"line":"head","number":1,')),
    says: (): Told => ({ verdict: 'broken', fault: 'inserted' }),
  },
  {
    name: 'the export breaks off',
    doctor: (lines) => lines.slice(0, -2),
    says: (): Told => ({ verdict: 'incomplete' }),
  },
  {
    name: 'a line of the export is no JSON',
    doctor: (lines) => lines.map((line, index) => (index === 4 ? '{' : line)),
    says: (): Told => ({ verdict: 'unreadable' }),
  },
];

export const tampered = ({ tamper }: Kind, scene: Scene): readonly Row[] =>
  inThisOrder(tamper === undefined ? scene.rows : tamper(scene));

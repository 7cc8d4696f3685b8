import { createHash } from 'node:crypto';

/** An event as a clerk with the database's password sees it. */
export interface Row {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

export interface Ends {
  readonly hash: string;
  readonly prevHash: string;
}

export const endsOf = ({ metadata }: Row): Ends => JSON.parse(metadata) as Ends;

/** The event with hash, id and the hash before made to fit: what whoever has read the documentation can do. */
export function hashedAnew(row: Row, prevHash = endsOf(row).prevHash): Row {
  const { hash: _, ...facts } = JSON.parse(row.metadata) as Record<string, unknown>;
  const text = (extra: object) =>
    JSON.stringify(
      Object.fromEntries(
        Object.entries({ ...facts, prevHash, ...extra }).sort(([one], [other]) => (one < other ? -1 : 1)),
      ),
    );
  const hash = createHash('sha256')
    .update(
      `{"data":${row.data},"metadata":${text({})},"revision":${row.revision},"stream":${JSON.stringify(row.stream)},"type":${JSON.stringify(row.type)}}`,
    )
    .digest('hex');
  const variant = '89ab'[parseInt(hash.charAt(16), 16) & 3];
  const id = `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
  return { ...row, id, metadata: text({ hash }) };
}

/** A stream's events from a revision on, each fitted to the one before. */
export function chainedAnew(rows: readonly Row[], stream: string, from: number): readonly Row[] {
  let before = rows.find((row) => row.stream === stream && row.revision === from - 1);
  return rows.map((row) => {
    if (row.stream !== stream || row.revision < from) return row;
    const anew = hashedAnew(row, before === undefined ? '0'.repeat(64) : endsOf(before).hash);
    before = anew;
    return anew;
  });
}

export const replaced = (rows: readonly Row[], old: Row, by: Row): readonly Row[] =>
  rows.map((row) => (row === old ? by : row));

/** Positions as they would be had this been written in this order. */
export const inThisOrder = (rows: readonly Row[]): readonly Row[] =>
  rows.map((row, index) => ({ ...row, position: index + 1 }));

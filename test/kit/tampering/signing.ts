import { sign, type KeyObject } from 'node:crypto';
import { headIn, type HeadSigned } from '../../../src/proof/domain/heads';
import { Gathering } from '../../../src/proof/following/gathering';
import { Series } from '../../../src/proof/following/series';
import { endsOf, hashedAnew, type Row } from './rows';

export const isHead = ({ stream }: Row): boolean => stream.startsWith('heads-');

/** Every head signed again over what is there now, by this key. */
export function signedAnew(rows: readonly Row[], key: KeyObject): readonly Row[] {
  const series = new Series();
  const gathering = new Gathering(Infinity);
  const done: Row[] = [];
  let prevHash = '0'.repeat(64);
  const sizes = rows.filter(isHead).map(({ data }) => headIn((JSON.parse(data) as HeadSigned['data']).text));
  let left = sizes[0]?.events ?? Infinity;
  const cuts: NonNullable<ReturnType<Gathering['cut']>>[] = [];
  const publicKey = publicOf(key);
  for (const row of rows) {
    let now = row;
    if (isHead(row)) {
      const cut = cuts.shift();
      const head = sizes[row.revision];
      if (cut === undefined || head === undefined) throw new Error('a head before its events');
      const text = series.next(cut, { county: head.county, key: publicKey, signedAt: head.signedAt });
      series.add(headIn(text));
      const signature = sign(null, Buffer.from(text), key).toString('hex');
      now = hashedAnew({ ...row, data: JSON.stringify({ signature, text }) }, prevHash);
      prevHash = endsOf(now).hash;
    }
    done.push(now);
    gathering.add({
      stored: now as never,
      hash: endsOf(now).hash,
      occurredAt: '2026-07-01T00:00:00.000Z' as never,
    });
    if (--left === 0) {
      const cut = gathering.cut();
      if (cut !== undefined) cuts.push(cut);
      left = sizes[series.size + cuts.length]?.events ?? Infinity;
    }
  }
  return done;
}

export const publicOf = (key: KeyObject): string =>
  Buffer.from((key.export({ format: 'jwk' }) as { x: string }).x, 'base64url').toString('hex');

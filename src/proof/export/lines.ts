import type { StoredEvent } from '../../kernel/event';
import type { SignedHead } from '../../kernel/ports/witness';
import shapes from '../event-shapes.json';
import type { Inclusion } from '../heads-at-hand';
import { tokenOf, type ExportInput } from './plan';

/** Lines of an export, as docs/reference/proof-format.md has them; texts of the log are strings, byte for byte. */

const VERSION = 1;

const hexes = (hashes: readonly Uint8Array[]): readonly string[] =>
  hashes.map((hash) => Buffer.from(hash).toString('hex'));

export const openingLine = (county: string, { plan, at }: ExportInput): string => {
  const of =
    'appeal' in plan
      ? { appeal: plan.appeal, streams: plan.streams }
      : { first: plan.first, last: plan.last };
  return `${JSON.stringify({ line: 'export', v: VERSION, county, at, heads: plan.heads, of, resume: tokenOf(plan) })}\n`;
};

/** What each type of event holds, in every version that was ever stored. */
export const shapesLine = (): string => `${JSON.stringify({ line: 'shapes', shapes })}\n`;

/** @param path that its root is in the tree of all heads of the export */
export const headLine = ({ number, text, signature }: SignedHead, path: readonly Uint8Array[]): string =>
  `${JSON.stringify({ line: 'head', number, text, signature, path: hexes(path) })}\n`;

/** Put together by hand: most of an export is this. */
export function eventLine(
  { stream, revision, id, type, data, metadata }: StoredEvent,
  n: number,
  inclusion?: Inclusion,
): string {
  const proof =
    inclusion === undefined
      ? ''
      : `,"head":${inclusion.head},"index":${inclusion.index},"path":${JSON.stringify(hexes(inclusion.path))}`;
  return (
    `{"line":"event","n":${n},"stream":${JSON.stringify(stream)},"revision":${revision},"id":${JSON.stringify(id)},` +
    `"type":${JSON.stringify(type)},"data":${JSON.stringify(data)},"metadata":${JSON.stringify(metadata)}${proof}}\n`
  );
}

export const closingLine = (events: number): string => `${JSON.stringify({ line: 'end', events })}\n`;

import { read } from './event';
import type { Row } from './log-file';

export type FaultKind =
  | 'edited'
  | 'deleted'
  | 'reordered'
  | 'truncated'
  | 'number doubled'
  | 'command doubled'
  | 'deadline missed twice'
  | 'time runs backwards';

export interface Fault {
  readonly kind: FaultKind;
  readonly stream: string;
  /** Of the first event that is wrong or not there. */
  readonly revision: number;
  /** Where it lies; absent when it is not there any more. */
  readonly position?: number | undefined;
  readonly event?: string | undefined;
}

const FIRST = '0'.repeat(64);
/** How far beyond the events at hand a renumbered event's own revision is looked for. */
const RENUMBERED_BY_AT_MOST = 1000;

/** Names what was done to the first event of a stream that does not hold; `undefined` when all of it does. */
export function diagnose(stream: string, rows: readonly Row[]): Fault | undefined {
  const events = rows.map((row) => ({ row, said: read(row) }));
  let hash = FIRST;
  let position = 0;
  for (const [index, { row, said }] of events.entries()) {
    const here = { stream, revision: index, position: row.position, event: row.id };
    if (!said) return { kind: 'edited', ...here };
    const home = homeOf(index);
    if (home === undefined) return { kind: 'edited', ...here };
    if (home !== index) {
      const rightful = events.find((other, at) => at !== index && other.said?.isSoundAt(index));
      return rightful
        ? { kind: 'reordered', ...here, position: rightful.row.position, event: rightful.row.id }
        : { kind: 'deleted', stream, revision: index };
    }
    if (row.revision !== index) return { kind: 'edited', ...here };
    // Sound by itself, yet not built on the event before it: that one was written anew, hash and all.
    if (said.prevHash !== hash) {
      const before = events[index - 1]?.row ?? row;
      return {
        kind: 'edited',
        stream,
        revision: Math.max(0, index - 1),
        position: before.position,
        event: before.id,
      };
    }
    if (row.position <= position) return { kind: 'reordered', ...here };
    hash = said.hash;
    position = row.position;
  }
  return undefined;

  /** The revision for which the event at this index was written. */
  function homeOf(index: number): number | undefined {
    const said = events[index]?.said;
    if (said?.isSoundAt(index)) return index;
    for (let revision = 0; revision < events.length + RENUMBERED_BY_AT_MOST; revision++)
      if (said?.isSoundAt(revision)) return revision;
    return undefined;
  }
}

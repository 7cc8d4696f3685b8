import { diagnose, type Fault } from './diagnose';
import { read, type Read } from './event';
import type { LogFile } from './log-file';

/** Something known from elsewhere to have been in the log: an acknowledged answer, a head that was kept. */
export interface Witness {
  readonly stream: string;
  readonly revision: number;
  /** Id of the event at that revision, where it is known. */
  readonly event?: string | undefined;
}

export interface Verdict {
  readonly holds: boolean;
  readonly events: number;
  readonly streams: number;
  /** Soonest first, one per stream and kind; what is not there any more stands where it is missed. */
  readonly faults: readonly Fault[];
  /** What nobody can tell from the file alone: whether a stream's last events were cut off, or written anew. */
  readonly unknown: 'tail' | 'after the witnesses';
}

interface Stream {
  next: number;
  hash: string;
  occurredAt: string;
  lastCommand: string;
  readonly commands: Set<string>;
  readonly missed: Set<string>;
}

/** Reads the whole log once, in order, and what is wrong a second time. Shares nothing with the service's code. */
export function verify(log: LogFile, witnesses: readonly Witness[] = []): Verdict {
  const streams = new Map<string, Stream>();
  const suspects = new Set<string>();
  const faults: Fault[] = [];
  const numbers = new Map<string, string>();
  let events = 0;
  let position = 0;
  let gap: number | undefined;
  for (const row of log.all()) {
    events++;
    // A position that is missing was a whole stream's, or a stream's last.
    if (log.isGapless && row.position !== position + 1) gap ??= position + 1;
    position = row.position;
    const stream = streams.get(row.stream) ?? freshStream();
    streams.set(row.stream, stream);
    const said = read(row);
    if (!said || !isNext(said, stream)) {
      suspects.add(row.stream);
      continue;
    }
    const at = { stream: row.stream, revision: row.revision, position: row.position, event: row.id };
    for (const kind of wrongsOf(said, stream, numbers)) faults.push({ kind, ...at });
    stream.next++;
    stream.hash = said.hash;
    stream.occurredAt = said.occurredAt;
    stream.lastCommand = said.commandId;
  }
  for (const suspect of suspects) {
    const fault = diagnose(suspect, log.stream(suspect));
    if (fault) faults.push(fault);
  }
  if (gap !== undefined && faults.every(({ kind }) => kind !== 'deleted'))
    faults.push({ kind: 'deleted', stream: 'unknown', revision: -1, position: gap });
  for (const witness of witnesses) faults.push(...missing(witness, streams, log));
  faults.sort((a, b) => (a.position ?? Infinity) - (b.position ?? Infinity));
  return {
    holds: faults.length === 0,
    events,
    streams: streams.size,
    faults,
    unknown: witnesses.length === 0 ? 'tail' : 'after the witnesses',
  };
}

const freshStream = (): Stream => ({
  next: 0,
  hash: '0'.repeat(64),
  occurredAt: '',
  lastCommand: '',
  commands: new Set(),
  missed: new Set(),
});

const isNext = (said: Read, { next, hash }: Stream): boolean =>
  said.row.revision === next && said.prevHash === hash && said.isSoundAt(next);

/** What is sound event by event and wrong all the same: something that may happen only once has happened twice. */
function* wrongsOf(said: Read, stream: Stream, numbers: Map<string, string>): Iterable<Fault['kind']> {
  const { commandId, data, occurredAt, row } = said;
  if (occurredAt < stream.occurredAt) yield 'time runs backwards';
  // The events of one command come in one append, so they stand together.
  if (commandId !== stream.lastCommand && stream.commands.has(commandId)) yield 'command doubled';
  stream.commands.add(commandId);
  if (row.type === 'AppealReported') {
    const number = String(data['number']);
    if (numbers.has(number)) yield 'number doubled';
    numbers.set(number, row.stream);
  }
  if (row.type === 'DeadlineMissed') {
    const deadline = String(data['deadline']);
    if (stream.missed.has(deadline)) yield 'deadline missed twice';
    stream.missed.add(deadline);
  }
}

function missing(witness: Witness, streams: ReadonlyMap<string, Stream>, log: LogFile): readonly Fault[] {
  const { stream, revision, event } = witness;
  // Of a stream with a fault not all was counted: what is there was not cut off.
  const sound = (streams.get(stream)?.next ?? 0) > revision;
  const found =
    sound && event === undefined ? undefined : log.stream(stream).find((row) => row.revision === revision);
  if (!sound && !found) return [{ kind: 'truncated', stream, revision }];
  if (event === undefined) return [];
  if (!found || found.id === event) return [];
  return [{ kind: 'edited', stream, revision, position: found.position, event: found.id }];
}

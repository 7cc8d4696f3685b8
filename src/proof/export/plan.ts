import { accessStream, appealStream, type AppealId, type Revision, type StreamName } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import { auditError } from '../errors';
import type { HeadsAtHand, LogReader } from '../heads-at-hand';

/** What is asked for: all of one appeal, or all that happened in a period, the whole log without bounds. */
export type Wanted =
  | { readonly appeal: AppealId }
  | { readonly from?: Instant | undefined; readonly until?: Instant | undefined };

/** What an export holds, to the event: one that is gone on with later holds the same. */
export type ExportPlan = {
  /** So many heads were signed when it began. */
  readonly heads: number;
} & (
  | { readonly appeal: AppealId; readonly streams: Readonly<Record<string, number>> }
  /** All events of these heads, both included. */
  | { readonly first: number; readonly last: number }
);

export interface ExportInput {
  readonly plan: ExportPlan;
  /** When it was asked for. */
  readonly at: Instant;
  /** So many of its events the caller has. */
  readonly had: number;
}

const PAGE = 1000;

/** @throws DomainError `audit/not-found` */
export async function planFor(wanted: Wanted, reader: LogReader, heads: HeadsAtHand): Promise<ExportPlan> {
  if ('appeal' in wanted) {
    const { appeal } = wanted;
    const streams = [appealStream(appeal), accessStream(appeal)];
    const counts = await Promise.all(
      streams.map(async (stream) => [stream, await lengthOf(reader, stream)] as const),
    );
    if (counts[0]?.[1] === 0) throw auditError('audit/not-found');
    return { heads: heads.size, appeal, streams: Object.fromEntries(counts) };
  }
  const { from, until } = wanted;
  const numbers = Array.from({ length: heads.size }, (_, number) => number);
  const signed = (number: number) => heads.at(number)?.signedAt ?? '';
  const first = from === undefined ? 0 : numbers.find((number) => signed(number) >= from);
  if (first === undefined || heads.size === 0) throw auditError('audit/not-found');
  return { heads: heads.size, first, last: await lastOf(first, until, reader, heads) };
}

/** The first head whose last event happened after the period: heads may be signed late, and events are in order. */
async function lastOf(
  first: number,
  until: Instant | undefined,
  reader: LogReader,
  heads: HeadsAtHand,
): Promise<number> {
  const newest = heads.size - 1;
  if (until === undefined) return newest;
  for (let number = first; number < newest; number++) {
    const head = heads.at(number);
    if (head === undefined || head.signedAt < until) continue;
    const [stored] = await reader.readStream(
      head.last.stream as StreamName,
      head.last.revision as Revision,
      1,
    );
    if (stored !== undefined && occurredAtOf(stored.metadata) >= until) return number;
  }
  return newest;
}

function occurredAtOf(metadata: string): string {
  try {
    return (JSON.parse(metadata) as { occurredAt: string }).occurredAt;
  } catch {
    return '';
  }
}

async function lengthOf(reader: LogReader, stream: StreamName): Promise<number> {
  for (let length = 0; ;) {
    const page = await reader.readStream(stream, length as Revision, PAGE);
    length += page.length;
    if (page.length < PAGE) return length;
  }
}

/** Opaque to callers, and the same for each of its parts. */
export const tokenOf = (plan: ExportPlan): string =>
  Buffer.from(JSON.stringify(plan), 'utf8').toString('base64url');

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** @throws DomainError `audit/resume-invalid` */
export function planIn(token: string, heads: Pick<HeadsAtHand, 'size'>): ExportPlan {
  try {
    const read = JSON.parse(Buffer.from(token, 'base64url').toString('utf8')) as Record<string, unknown>;
    const { heads: count, first, last, appeal, streams } = read;
    if (!isCount(count) || count > heads.size) throw auditError('audit/resume-invalid');
    if (isCount(first) && isCount(last) && first <= last && last < count)
      return { heads: count, first, last };
    if (typeof appeal !== 'string' || typeof streams !== 'object' || streams === null)
      throw auditError('audit/resume-invalid');
    const names = [appealStream(appeal as AppealId), accessStream(appeal as AppealId)];
    const counts = names.map((name) => [name, (streams as Record<string, unknown>)[name]] as const);
    if (!counts.every(([, length]) => isCount(length))) throw auditError('audit/resume-invalid');
    return {
      heads: count,
      appeal: appeal as AppealId,
      streams: Object.fromEntries(counts) as Record<string, number>,
    };
  } catch (error) {
    throw auditError('audit/resume-invalid', error);
  }
}

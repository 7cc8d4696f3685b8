import { createHash } from 'node:crypto';
import { canonical } from './canonical';
import type { Row } from './log-file';

/** What a row says of itself, read with nothing of the service's code. */
export interface Read {
  readonly row: Row;
  readonly hash: string;
  readonly prevHash: string;
  readonly commandId: string;
  readonly occurredAt: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Its text is canonical, its id follows from its hash, and its hash from the rest, at this revision. */
  isSoundAt(revision: number): boolean;
}

/** `undefined` when data or metadata are not JSON objects. */
export function read(row: Row): Read | undefined {
  const data = objectIn(row.data);
  const metadata = objectIn(row.metadata);
  if (!data || !metadata) return undefined;
  const { hash, ...rest } = metadata;
  const isAsWritten = canonical(data) === row.data && canonical(metadata) === row.metadata;
  return {
    row,
    hash: String(hash),
    prevHash: String(rest['prevHash']),
    commandId: String(rest['commandId']),
    occurredAt: String(rest['occurredAt']),
    data,
    isSoundAt: (revision) => {
      const { stream, type } = row;
      const content = canonical({ data, metadata: rest, revision, stream, type });
      return (
        isAsWritten && createHash('sha256').update(content).digest('hex') === hash && row.id === idOf(hash)
      );
    },
  };
}

/** The hash's first 128 bits as a UUID (RFC 9562), version 8, variant 10. */
function idOf(hash: string): string {
  const bytes = Buffer.from(hash.slice(0, 32), 'hex');
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined;
  }
}

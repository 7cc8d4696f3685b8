import { DomainError } from '../../kernel/domain-error';

/** Where a page ended, in values that only events change. Opaque to callers; holds nothing they have not seen. */
export const encodeCursor = (...values: readonly string[]): string =>
  Buffer.from(JSON.stringify(values), 'utf8').toString('base64url');

/** @throws DomainError `request/cursor-invalid` for anything that was not handed out with so many values */
export function decodeCursor(cursor: string, count: number): readonly string[] {
  let values: unknown;
  try {
    values = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw new DomainError('request/cursor-invalid');
  }
  const valid =
    Array.isArray(values) && values.length === count && values.every((value) => typeof value === 'string');
  if (!valid || encodeCursor(...(values as string[])) !== cursor)
    throw new DomainError('request/cursor-invalid');
  return values as string[];
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Absent on the last page. */
  readonly next?: string | undefined;
}

/** Cuts the one row too many that was asked for, and says where the next page starts. */
export function pageOf<Row>(rows: readonly Row[], limit: number, cursorOf: (row: Row) => string): Page<Row> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    ...(rows.length > limit && last !== undefined ? { next: cursorOf(last) } : {}),
  };
}

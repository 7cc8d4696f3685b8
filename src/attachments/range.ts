export interface Span {
  readonly from: number;
  /** Excluded. */
  readonly to: number;
}

/**
 * What a `Range` header asks of so many bytes: a part, the whole (also for several parts, or in a unit that is not
 * ours, as RFC 9110 allows), or nothing that is there.
 */
export function spanOf(header: string | undefined, size: number): Span | 'whole' | 'none' {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
  if (first === '' && last === '') return 'whole';
  if (first === '') {
    const count = Math.min(Number(last), size);
    return count === 0 ? 'none' : { from: size - count, to: size };
  }
  const from = Number(first);
  if (last !== '' && Number(last) < from) return 'whole';
  return from >= size ? 'none' : { from, to: last === '' ? size : Math.min(size, Number(last) + 1) };
}

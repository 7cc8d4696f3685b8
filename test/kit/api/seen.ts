import type { Operation } from './document';
export const saw = (
  _operation: Operation,
  _status: number,
  _code: string | undefined,
  _body: () => unknown,
): void => undefined;

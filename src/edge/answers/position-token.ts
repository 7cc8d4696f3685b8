import type { Position } from '../../kernel/ids';
import { edgeError } from '../problems/problem';

/** `Suqiu-Position`: opaque to callers; the log's epoch and a position in it. */
export const positionToken = (epoch: string, position: Position): string =>
  Buffer.from(`${position}@${epoch}`).toString('base64url');

/**
 * @param epoch of the log that we serve
 * @throws DomainError `request/position-invalid` for what we never gave out, `read/foreign-position` for another log's
 */
export function readPositionToken(token: string, epoch: string): Position {
  const [, digits, foreign] =
    /^(\d{1,15})@(.{1,200})$/s.exec(Buffer.from(token, 'base64url').toString('utf8')) ?? [];
  if (digits === undefined) throw edgeError('request/position-invalid');
  if (foreign !== epoch) throw edgeError('read/foreign-position');
  return Number(digits) as Position;
}

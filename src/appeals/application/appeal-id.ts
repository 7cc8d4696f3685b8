import type { AppealId } from '../../kernel/ids';
import { refusal } from '../domain/errors';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What is no id names no appeal. @throws DomainError `appeal/not-found` */
export function appealIdOf(value: string): AppealId {
  const id = value.toLowerCase();
  if (!UUID.test(id)) throw refusal('appeal/not-found');
  return id as AppealId;
}

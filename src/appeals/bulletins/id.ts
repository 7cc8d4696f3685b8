import { DomainError } from '../../kernel/domain-error';
import type { BulletinId } from './bulletin';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** @throws DomainError `bulletin/not-found` */
export function bulletinIdOf(value: string): BulletinId {
  const id = value.toLowerCase();
  if (!UUID.test(id)) throw new DomainError('bulletin/not-found');
  return id as BulletinId;
}

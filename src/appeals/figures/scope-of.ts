import { DomainError } from '../../kernel/domain-error';
import { scopeKinds, type FigureScope, type ScopeKind } from './scope';

/** As a path names it. @throws DomainError `figures/unknown-scope` */
export function scopeOf(kind: string, id: string): FigureScope {
  if (!scopeKinds.includes(kind as ScopeKind)) throw new DomainError('figures/unknown-scope', { id: kind });
  return { kind, id } as FigureScope;
}

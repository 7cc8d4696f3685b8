import type { RegionCode, ServiceId, UnitId } from '../../kernel/ids';

/** What a dashboard is about. */
export const scopeKinds = ['county', 'town', 'village', 'unit', 'service'] as const;
export type ScopeKind = (typeof scopeKinds)[number];

export type FigureScope =
  | { readonly kind: 'county' | 'town' | 'village'; readonly id: RegionCode }
  | { readonly kind: 'unit'; readonly id: UnitId }
  | { readonly kind: 'service'; readonly id: ServiceId };

/** Under which sums are kept. */
export const ofRegion = (code: RegionCode): string => `r:${code}`;
export const ofUnit = (unit: UnitId): string => `u:${unit}`;
export const ofService = (service: ServiceId): string => `s:${service}`;

export function sumKey(scope: FigureScope): string {
  switch (scope.kind) {
    case 'unit':
      return ofUnit(scope.id);
    case 'service':
      return ofService(scope.id);
    case 'county':
    case 'town':
    case 'village':
      return ofRegion(scope.id);
    default:
      return scope satisfies never;
  }
}

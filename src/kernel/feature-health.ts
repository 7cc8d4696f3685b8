import type { RegionCode } from './ids';
import type { EventReader } from './ports/event-store';

export interface HealthSaid {
  readonly state: 'ok' | 'warn' | 'fail';
  /** For an operator: what is wrong and what to do. No personal data. */
  readonly detail?: string | undefined;
}

/** One check of a feature's own among those of readiness. */
export interface FeatureHealth {
  readonly name: string;
  /** Asked at every probe: it must answer quickly. */
  readonly reading: (ports: {
    readonly reader: Pick<EventReader, 'readStream'>;
    readonly county: RegionCode;
  }) => () => Promise<HealthSaid>;
}

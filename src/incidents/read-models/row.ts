import type { Table } from '../../kernel/projection';

export const incidentStates = ['open', 'resolved'] as const;
export type IncidentState = (typeof incidentStates)[number];

/** One incident as a list shows it; its title sealed. */
export interface IncidentRow {
  readonly incident: string;
  readonly region: string;
  readonly county: string;
  readonly town: string | null;
  readonly village: string | null;
  readonly service: string | null;
  /** A `Sealed<string>` as JSON. */
  readonly title: string;
  readonly by_unit: string;
  readonly state: IncidentState;
  readonly opened_at: string;
}

export const incidentsTable: Table = {
  name: 'incidents',
  columns: {
    incident: 'text',
    region: 'text',
    county: 'text',
    town: 'text',
    village: 'text',
    service: 'text',
    title: 'text',
    by_unit: 'text',
    state: 'text',
    opened_at: 'text',
  } satisfies Record<keyof IncidentRow, 'text'>,
  primaryKey: ['incident'],
  indexes: [['opened_at', 'incident']],
};

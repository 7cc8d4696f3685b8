import type { Recorded } from '../../src/kernel/event';
import type { OwnKey, OwnRow, Projection, RowChange } from '../../src/kernel/projection';
import { patrolSchemas, type PatrolEvent } from './toy-runners';

const patrol = (stream: string): OwnKey => ({ table: 'hazards_of', key: { stream } });
const hazardsOf = (stream: string, own: OwnRow): readonly string[] =>
  String(own('hazards_of', { stream })?.['hazards'] ?? '')
    .split(' ')
    .filter((hazard) => hazard !== '');

/** In which grids each hazard is found; a patrol that has ended is taken out again. Which rows those are says one of its own. */
export const whereFound: Projection<PatrolEvent> = {
  name: 'where-found',
  version: 1,
  category: 'patrol',
  schemas: patrolSchemas,
  tables: [
    {
      name: 'hazards_of',
      columns: { stream: 'text', hazards: 'text' },
      primaryKey: ['stream'],
      indexes: [],
      isReadBack: true,
    },
    {
      name: 'hazard',
      columns: { hazard: 'text', grids: 'text' },
      primaryKey: ['hazard'],
      indexes: [],
      isReadBack: true,
    },
  ],
  reads: ({ event, stream }) => (event.type === 'PatrolEnded' ? [patrol(stream)] : []),
  readsOf: ({ stream }, own) =>
    hazardsOf(stream, own).map((hazard) => ({ table: 'hazard', key: { hazard } })),
  project: ({ stream, event }: Recorded<PatrolEvent>, own): readonly RowChange[] => {
    if (event.type === 'HazardFound') {
      const { hazard } = event.data;
      const add = (table: string, where: Record<string, string>, amounts: Record<string, string>) =>
        ({ kind: 'add', table, where, amounts, start: {} }) as const;
      return [
        add('hazards_of', { stream }, { hazards: `${hazard} ` }),
        add('hazard', { hazard }, { grids: `${stream} ` }),
      ];
    }
    if (event.type !== 'PatrolEnded') return [];
    return hazardsOf(stream, own).map((hazard): RowChange => {
      const left = String(own('hazard', { hazard })?.['grids'] ?? '').replace(`${stream} `, '');
      return left === ''
        ? { kind: 'delete', table: 'hazard', where: { hazard } }
        : { kind: 'update', table: 'hazard', where: { hazard }, set: { grids: left } };
    });
  },
};

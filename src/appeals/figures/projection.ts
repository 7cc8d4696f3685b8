import type { Projection } from '../../kernel/projection';
import type { AppealEvent } from '../domain/events';
import { appealSchemas } from '../domain/schemas';
import { projectFigures, readForFigures } from './project';
import { backlogTable, factsTable, livesTable, sumsTable } from './rows';

/**
 * What is counted, fact by fact, and the sums of them by day. At least once, in the order of the log; facts, sums and
 * checkpoint commit together, so that a sum is always the number of its facts.
 */
export const figuresProjection: Projection<AppealEvent> = {
  name: 'figures',
  isBackground: true,
  version: 2,
  category: 'appeal',
  schemas: appealSchemas,
  tables: [livesTable, factsTable, sumsTable, backlogTable],
  reads: readForFigures,
  project: projectFigures,
};

import type { Projection } from '../../kernel/projection';
import type { AppealEvent } from '../domain/events';
import { appealSchemas } from '../domain/schemas';
import { projectList } from './list/project';
import {
  appealAccusedTable,
  appealPeopleTable,
  appealUnitsTable,
  appealWordsTable,
  appealsTable,
} from './list/row';
import { projectDeadlines } from './queue/project';
import { deadlinesTable } from './queue/row';
import { projectTriage, readForTriage } from './triage/project';
import { stepTimesTable, triageGroupsTable, triageTable } from './triage/row';

/**
 * Lists and queues, in one projection: a queue is shown through the list's rules of who may see what, and a queue
 * that ran ahead of them would for a moment show an appeal to whom it has just named.
 */
export const appealsProjection: Projection<AppealEvent> = {
  name: 'appeals',
  version: 10,
  category: 'appeal',
  schemas: appealSchemas,
  tables: [
    appealsTable,
    appealPeopleTable,
    appealUnitsTable,
    appealAccusedTable,
    appealWordsTable,
    deadlinesTable,
    triageTable,
    triageGroupsTable,
    stepTimesTable,
  ],
  reads: readForTriage,
  project: (recorded, own) => [
    ...projectList(recorded),
    ...projectDeadlines(recorded),
    ...projectTriage(recorded, own),
  ],
};

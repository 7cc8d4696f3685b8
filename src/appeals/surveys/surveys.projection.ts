import type { Kysely } from 'kysely';
import type { Projection, RowChange, Table } from '../../kernel/projection';
import type { ReadSide } from '../../runtime/read-side';
import { surveyOf, surveySchemas, type SurveyEvent, type SurveyStanding } from './survey';

export interface SurveyRow {
  readonly survey: string;
  readonly title: string;
  readonly state: Exclude<SurveyStanding, 'replaced'>;
  readonly changed_at: string;
  /** Null before it is opened. */
  readonly closes_at: string | null;
}

const surveysTable: Table = {
  name: 'surveys',
  columns: {
    survey: 'text',
    title: 'text',
    state: 'text',
    changed_at: 'text',
    closes_at: 'text',
  } satisfies Record<keyof SurveyRow, 'text'>,
  primaryKey: ['survey'],
  indexes: [['changed_at']],
};

/** Which surveys there are, and how far each has come. */
export const surveysProjection: Projection<SurveyEvent> = {
  name: 'surveys',
  version: 1,
  category: 'survey',
  schemas: surveySchemas,
  tables: [surveysTable],
  project: ({ stream, event, metadata }): readonly RowChange[] => {
    const where = { survey: surveyOf(stream) };
    const [table, changed_at] = [surveysTable.name, metadata.occurredAt];
    switch (event.type) {
      case 'SurveyDrafted': {
        const { title } = event.data.content;
        const set = { title, state: 'draft', changed_at };
        return [{ kind: 'update', table, where, set, start: { closes_at: null } }];
      }
      case 'SurveyReviewed': {
        const state = event.data.approved ? 'approved' : 'returned';
        return [{ kind: 'update', table, where, set: { state, changed_at } }];
      }
      case 'SurveyOpened': {
        const set = { state: 'published', changed_at, closes_at: event.data.closesAt };
        return [{ kind: 'update', table, where, set }];
      }
      case 'SurveyWithdrawn':
        return [{ kind: 'update', table, where, set: { state: 'withdrawn', changed_at } }];
      case 'InvitationSettled':
        return [];
      default:
        return event satisfies never;
    }
  },
};

/** The last changed first. @throws Error before it first ran */
export async function surveyRows(readSide: ReadSide, most: number): Promise<readonly SurveyRow[]> {
  const { surveys = '' } = await readSide.activeTables(surveysProjection.name);
  const kysely = readSide.kysely as unknown as Kysely<Record<string, SurveyRow>>;
  return kysely
    .selectFrom(surveys)
    .selectAll()
    .orderBy('changed_at', 'desc')
    .orderBy('survey')
    .limit(most)
    .execute();
}

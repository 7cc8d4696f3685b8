import type { Kysely } from 'kysely';
import { namespaceOf, type Actor } from '../../kernel/actor';
import type { Projection, Table } from '../../kernel/projection';
import type { ReadSide } from '../../runtime/read-side';
import { isDone, jobOf, jobSchemas, type JobEvent, type JobId } from './job';

const jobsTable = {
  name: 'jobs',
  columns: {
    job: 'text',
    author: 'text',
    finished: 'integer',
    size: 'integer',
    done: 'integer',
    refused: 'integer',
  },
  primaryKey: ['job'],
  indexes: [['finished', 'author']],
} as const satisfies Table;

interface JobRow {
  readonly job: JobId;
  readonly author: string;
  readonly finished: number;
  readonly size: number;
  readonly done: number;
  readonly refused: number;
}

/** Which jobs are not over, whoever has to take them up; and how far each is. */
export const jobsProjection: Projection<JobEvent> = {
  name: 'jobs',
  version: 1,
  category: 'job',
  schemas: jobSchemas,
  tables: [jobsTable],
  project: ({ stream, event, metadata }) => {
    const where = { job: jobOf(stream) };
    switch (event.type) {
      case 'JobOpened': {
        const row: JobRow = {
          ...where,
          author: namespaceOf(metadata.actor),
          ...{ finished: 0, size: event.data.items.length, done: 0, refused: 0 },
        };
        return [{ kind: 'insert', table: 'jobs', row: { ...row } }];
      }
      case 'JobTaken':
        return [];
      case 'ItemsSettled': {
        const { outcomes } = event.data;
        const done = outcomes.filter(isDone).length;
        return [{ kind: 'add', table: 'jobs', where, amounts: { done, refused: outcomes.length - done } }];
      }
      case 'JobFinished':
        return [{ kind: 'update', table: 'jobs', where, set: { finished: 1 } }];
      default:
        return event satisfies never;
    }
  },
};

/** Those that are not over, as far as the read model knows; the log has the last word. @throws Error before it first ran */
export async function unfinishedJobs(readSide: ReadSide, author?: Actor): Promise<readonly JobId[]> {
  const kysely = readSide.kysely as unknown as Kysely<Record<string, JobRow>>;
  const { jobs = '' } = await readSide.activeTables(jobsProjection.name);
  let asked = kysely.selectFrom(jobs).select('job').where('finished', '=', 0);
  if (author !== undefined) asked = asked.where('author', '=', namespaceOf(author));
  return (await asked.orderBy('job').execute()).map(({ job }) => job);
}

export type JobProgress = Pick<JobRow, 'size' | 'done' | 'refused'> & {
  readonly state: 'running' | 'finished';
};

/** `undefined` while the read model has not heard of it. */
export async function progressOf(readSide: ReadSide, job: JobId): Promise<JobProgress | undefined> {
  const kysely = readSide.kysely as unknown as Kysely<Record<string, JobRow>>;
  const { jobs = '' } = await readSide.activeTables(jobsProjection.name);
  const row = await kysely
    .selectFrom(jobs)
    .select(['size', 'done', 'refused', 'finished'])
    .where('job', '=', job)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { finished, ...counts } = row;
  return { state: finished === 0 ? 'running' : 'finished', ...counts };
}

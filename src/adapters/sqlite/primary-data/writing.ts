import { PrimaryDataUnavailable } from '../../../kernel/ports/primary-data';
import { JobNotDone, type GroupCommit } from '../group-commit';
import type { JobOf, PrimaryJob, PrimaryResults } from './jobs';

/** The primary data's writing thread, typed by the kind of job. */
export class PrimaryWriting {
  constructor(private readonly commit: GroupCommit<PrimaryJob, PrimaryResults[PrimaryJob['kind']]>) {}

  /** Durable when it resolves. @throws PrimaryDataUnavailable */
  async run<Kind extends PrimaryJob['kind']>(job: JobOf<Kind>): Promise<PrimaryResults[Kind]> {
    try {
      return (await this.commit.run(job)) as PrimaryResults[Kind];
    } catch (error) {
      if (error instanceof JobNotDone && error.outcome !== 'refused') {
        throw new PrimaryDataUnavailable(error.message);
      }
      throw error;
    }
  }

  close(): Promise<void> {
    return this.commit.close();
  }
}

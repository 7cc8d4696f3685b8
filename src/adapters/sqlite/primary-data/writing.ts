import { PrimaryDataUnavailable } from '../../../kernel/ports/primary-data';
import { JobNotDone, type GroupCommit } from '../group-commit';
import type { PrimaryMark } from '../../../kernel/ports/primary-mark';
import type { Answered, JobOf, PrimaryJob, PrimaryResults } from './jobs';

/** The primary data's writing thread, typed by the kind of job. */
export class PrimaryWriting {
  /** @param generation of the data as it was opened, with the row of this session */
  constructor(
    private readonly commit: GroupCommit<PrimaryJob, Answered<PrimaryJob['kind']>>,
    private readonly session: string,
    private generation: number,
  ) {}

  mark(): PrimaryMark {
    return { session: this.session, generation: this.generation };
  }

  /** Durable when it resolves. @throws PrimaryDataUnavailable */
  async run<Kind extends PrimaryJob['kind']>(job: JobOf<Kind>): Promise<PrimaryResults[Kind]> {
    try {
      const { result, generation } = await this.commit.run(job);
      this.generation = Math.max(this.generation, generation);
      return result as PrimaryResults[Kind];
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

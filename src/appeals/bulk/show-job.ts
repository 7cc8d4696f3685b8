import { Inject, Injectable } from '@nestjs/common';
import { PROBLEMS, problemOf, type ProblemDetails } from '../../edge';
import type { AppealId, CorrelationId } from '../../kernel/ids';
import type { Language } from '../../kernel/language';
import type { Problems } from '../../kernel/problem';
import type { Instant } from '../../kernel/time';
import { Sealer } from '../../privacy';
import { countsOf, isDone, type Job, type JobCounts, type JobId, type Outcome } from './job';
import { stepRoutes } from './step-routes';
import type { Told } from './told';

export interface JobView extends JobCounts {
  readonly id: JobId;
  readonly verb: string;
  readonly state: 'running' | 'finished';
  readonly openedAt: Instant;
  readonly finishedAt?: Instant | undefined;
  /** In the order in which they were sent. */
  readonly items: readonly JobItemView[];
}

export interface JobItemView {
  readonly appeal: AppealId;
  readonly state: 'waiting' | 'done' | 'refused';
  readonly status?: number | undefined;
  readonly revision?: number | undefined;
  readonly problem?: ProblemDetails | undefined;
}

/** A job as its author sees it. */
@Injectable()
export class ShowJob {
  constructor(
    @Inject(Sealer) private readonly sealer: Sealer,
    @Inject(PROBLEMS) private readonly problems: Problems,
  ) {}

  async show(id: JobId, job: Job, language: Language): Promise<JobView> {
    const { verb, openedAt, finishedAt } = job;
    const path = stepRoutes.get(verb)?.path ?? verb;
    const items = job.items.map(async ({ appeal }, at): Promise<JobItemView> => {
      const outcome = job.outcomes.get(at);
      if (outcome === undefined) return { appeal, state: 'waiting' };
      const { status, revision } = outcome;
      if (isDone(outcome)) return { appeal, state: 'done', status, revision };
      const about = {
        language,
        instance: `/api/v1/appeals/${appeal}/${path}`,
        correlationId: id as CorrelationId,
      };
      return { appeal, state: 'refused', status, problem: await this.problemOf(outcome, about) };
    });
    return {
      ...{ id, verb, state: finishedAt === undefined ? 'running' : 'finished', openedAt },
      ...(finishedAt === undefined ? {} : { finishedAt }),
      ...countsOf(job),
      items: await Promise.all(items),
    };
  }

  private async problemOf(
    { code = 'server/failed', told }: Outcome,
    about: Parameters<typeof problemOf>[2],
  ): Promise<ProblemDetails> {
    const { details = {}, fields = [] }: Partial<Told> = (told && (await this.sealer.open(told))) ?? {};
    return problemOf({ code, details, fields }, this.problems, about);
  }
}

import type { Actor } from '../../kernel/actor';
import type { Aggregate } from '../../kernel/aggregate';
import type { Decider, DecisionContext, EventSchemas } from '../../kernel/decider';
import type { AppealId, CommandId, KeyId, Revision, StreamName } from '../../kernel/ids';
import type { Sealed } from '../../kernel/sealed';
import { addMillis, type Instant } from '../../kernel/time';
import type { Told } from './told';

/** One command of a job, as its own route would send it. Its body lies sealed beside it. */
export interface JobItem {
  readonly appeal: AppealId;
  /** From the caller, the single route, the appeal and the item's own key. */
  readonly commandId: CommandId;
  readonly bodyDigest: string;
  readonly ifMatch?: Revision | undefined;
}

/** Bodies by their item's place; those that have none take the one that all share. */
export interface JobBodies {
  readonly shared?: object | undefined;
  readonly own: readonly (object | null)[];
}

/** What became of one item, with the status that the single route answers with. */
export interface Outcome {
  readonly at: number;
  readonly status: number;
  /** The appeal's, after the command. */
  readonly revision?: Revision | undefined;
  /** Why it was refused. */
  readonly code?: string | undefined;
  /** What the refusal says besides. */
  readonly told?: Sealed<Told> | undefined;
}

export interface JobData {
  readonly verb: string;
  readonly items: readonly JobItem[];
  readonly bodies: Sealed<JobBodies>;
  /** Outlives that of the bodies, which is destroyed when the job is over. */
  readonly answersKey: KeyId;
}

export type JobEvent =
  | { readonly type: 'JobOpened'; readonly data: JobData }
  | { readonly type: 'JobTaken'; readonly data: { readonly node: string } }
  | { readonly type: 'ItemsSettled'; readonly data: { readonly outcomes: readonly Outcome[] } }
  | { readonly type: 'JobFinished'; readonly data: { readonly done: number; readonly refused: number } };

export type JobCommand =
  | { readonly verb: 'openJob'; readonly data: JobData }
  | { readonly verb: 'takeJob'; readonly node: string }
  | { readonly verb: 'settleItems'; readonly outcomes: readonly Outcome[] }
  | { readonly verb: 'finishJob' };

export interface Job extends JobData {
  readonly author: Actor;
  readonly openedAt: Instant;
  readonly finishedAt?: Instant | undefined;
  /** Who works on it, and when it was last heard of. */
  readonly node?: string | undefined;
  readonly movedAt: Instant;
  /** By the item's place. */
  readonly outcomes: ReadonlyMap<number, Outcome>;
}

/** Who has not settled anything for so long is taken for dead; items that both then do take effect once. */
export const TURN_MS = 30_000;

const evolve: Decider<Job | null, JobCommand, JobEvent, DecisionContext>['evolve'] = (
  job,
  event,
  { actor, occurredAt },
) => {
  if (event.type === 'JobOpened')
    return { ...event.data, author: actor, openedAt: occurredAt, movedAt: occurredAt, outcomes: new Map() };
  if (job === null) return null;
  const moved = { ...job, movedAt: occurredAt };
  switch (event.type) {
    case 'JobTaken':
      return { ...moved, node: event.data.node };
    case 'ItemsSettled': {
      const settled = event.data.outcomes.map((outcome) => [outcome.at, outcome] as const);
      return { ...moved, outcomes: new Map([...job.outcomes, ...settled]) };
    }
    case 'JobFinished':
      return { ...moved, finishedAt: occurredAt };
    default:
      return event satisfies never;
  }
};

/** What is not to be done, any longer or yet, is no event: whoever asked reads the job. */
const decide: Decider<Job | null, JobCommand, JobEvent, DecisionContext>['decide'] = (
  command,
  job,
  context,
) => {
  if (command.verb === 'openJob') return job === null ? [{ type: 'JobOpened', data: command.data }] : [];
  if (job === null || job.finishedAt !== undefined) return [];
  switch (command.verb) {
    case 'takeJob':
      return isFree(job, command.node, context.now)
        ? [{ type: 'JobTaken', data: { node: command.node } }]
        : [];
    case 'settleItems': {
      const outcomes = command.outcomes.filter(({ at }) => !job.outcomes.has(at));
      return outcomes.length === 0 ? [] : [{ type: 'ItemsSettled', data: { outcomes } }];
    }
    case 'finishJob': {
      const { done, refused, left } = countsOf(job);
      return left > 0 ? [] : [{ type: 'JobFinished', data: { done, refused } }];
    }
    default:
      return command satisfies never;
  }
};

const isFree = ({ node, movedAt }: Job, by: string, now: Instant): boolean =>
  node !== by && (node === undefined || addMillis(movedAt, TURN_MS) <= now);

export interface JobCounts {
  readonly size: number;
  readonly done: number;
  readonly refused: number;
  readonly left: number;
}

export const isDone = ({ status }: Pick<Outcome, 'status'>): boolean => status < 400;

export function countsOf({ items, outcomes }: Pick<Job, 'items' | 'outcomes'>): JobCounts {
  const size = items.length;
  const done = [...outcomes.values()].filter(isDone).length;
  return { size, done, refused: outcomes.size - done, left: size - outcomes.size };
}

export const jobSchemas: EventSchemas = {
  versions: { JobOpened: 1, JobTaken: 1, ItemsSettled: 1, JobFinished: 1 },
  upcasts: {},
};

/** Many commands of one verb, and what became of each. */
export const jobAggregate: Aggregate<Job | null, JobCommand, JobEvent, DecisionContext> = {
  category: 'job',
  decider: { initial: null, evolve, decide, misses: () => [] },
  schemas: jobSchemas,
  context: (now, actor) => ({ now, actor, versions: {} }),
};

export type JobId = string;
export const jobStream = (id: JobId): StreamName => `job-${id}` as StreamName;
export const jobOf = (stream: StreamName): JobId => stream.slice('job-'.length);

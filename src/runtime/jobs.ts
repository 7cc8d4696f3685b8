import { DomainError } from '../kernel/domain-error';
import type { RegionCode } from '../kernel/ids';
import type { Job, JobLine } from '../kernel/job';
import type { EventReader } from '../kernel/ports/event-store';
import type { Instant } from '../kernel/time';
import type { ReadSide } from './read-side';

/** What a job is done with: everything to read, nothing to write. */
export interface JobPorts {
  readonly reader: Pick<EventReader, 'readStream' | 'readAll' | 'newest' | 'holdsAny'>;
  readonly readSide: ReadSide;
  readonly county: RegionCode;
  /** @throws ClockDisputed */
  readonly now: () => Instant;
}

/** Starts a job of a feature; ending the iteration ends it. */
export interface Jobs {
  /** @throws DomainError `job/busy` at the first line, while another is under way */
  run(name: string, input: object): AsyncGenerator<JobLine>;
}

/** Injection token of the `Jobs`. */
export const JOBS = Symbol('Jobs');

/** One at a time in a node: each takes a core, and answers come first. */
export class OneAtATime implements Jobs {
  private running = false;

  /** @param start begins one, wherever it runs */
  constructor(private readonly start: (name: string, input: object) => AsyncIterable<JobLine>) {}

  async *run(name: string, input: object): AsyncGenerator<JobLine> {
    if (this.running) throw new DomainError('job/busy');
    this.running = true;
    try {
      yield* this.start(name, input);
    } finally {
      this.running = false;
    }
  }
}

/** @throws Error for one that no feature brings */
export function jobNamed(jobs: ReadonlyMap<string, Job<JobPorts>>, name: string): Job<JobPorts> {
  const job = jobs.get(name);
  if (job === undefined) throw new Error(`no feature has a job ${name}`);
  return job;
}

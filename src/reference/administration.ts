import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '../kernel/domain-error';
import type { Envelope } from '../kernel/envelope';
import type { RegionCode } from '../kernel/ids';
import type { Clock } from '../kernel/ports/clock';
import type { EventReader } from '../kernel/ports/event-store';
import { CLOCK, EVENT_STORE } from '../kernel/ports/tokens';
import type { Instant } from '../kernel/time';
import type { JobLine } from '../kernel/job';
import { CommandExecutor } from '../runtime/executor';
import { JOBS, type Jobs } from '../runtime/jobs';
import type { Reach } from '../sla';
import { judged, type Fault } from './candidate';
import { contentHash } from './content-hash';
import { differences, type Difference } from './domain/diff';
import { documentAggregate } from './domain/document';
import { draftAggregate, draftStream, type Draft } from './domain/draft';
import { PREVIEW, type Proposed } from './domain/preview';
import { reachOfDocument } from './domain/reach';
import { ReferenceInForce } from './in-force';
import { referenceStream } from './model';
import {
  everInForce,
  readVersions,
  type PublishedVersion,
  type AdministeredDocument,
  type RuleDocument,
} from './versions';

export interface Publishing {
  /** The draft that was looked at, by its revision. */
  readonly draft: number;
  /** What the change itself says when absent. */
  readonly apply?: Extract<Reach, 'new' | 'open'> | undefined;
  /** At once when absent. */
  readonly effectiveAt?: Instant | undefined;
  readonly reason: string;
}

/** A version, and whether deadlines go by it now: one that waits for its day, or was overtaken before it, never did. */
export interface VersionInForce<
  Name extends AdministeredDocument = AdministeredDocument,
> extends PublishedVersion<Name> {
  readonly standing: 'in-force' | 'earlier' | 'waits' | 'overtaken';
}

/** Calendars and policies from draft to version. What is published is an event with its author, and stays. */
@Injectable()
export class ReferenceAdministration {
  constructor(
    @Inject(CommandExecutor) private readonly executor: CommandExecutor,
    @Inject(EVENT_STORE) private readonly log: EventReader,
    @Inject(ReferenceInForce) private readonly reference: Pick<ReferenceInForce, 'current'>,
    @Inject(CLOCK) private readonly clock: Pick<Clock, 'now'>,
    @Inject(JOBS) private readonly jobs: Jobs,
  ) {}

  private get county(): RegionCode {
    return this.reference.current().directory.county;
  }

  async versions(name: AdministeredDocument): Promise<readonly VersionInForce[]> {
    const all = await readVersions(this.log, name, this.county);
    const ever = everInForce(all, this.clock.now()).map(({ version }) => version);
    const sometime = new Set(everInForce(all, undefined).map(({ version }) => version));
    return all.map((each) => ({ ...each, standing: standingOf(each.version, ever, sometime) }));
  }

  /** @throws DomainError `reference/no-version` */
  async version(name: AdministeredDocument, version: number): Promise<VersionInForce> {
    const found = (await this.versions(name)).find((each) => each.version === version);
    if (found === undefined) throw new DomainError('reference/no-version', { reason: String(version) });
    return found;
  }

  /** @throws DomainError `reference/no-version` */
  async diff(name: AdministeredDocument, from: number, to: number): Promise<readonly Difference[]> {
    const [was, is] = [await this.version(name, from), await this.version(name, to)];
    return differences(was.document, is.document);
  }

  /** @throws DomainError `reference/no-draft` */
  async draft(name: AdministeredDocument): Promise<Draft> {
    const { state } = await this.executor.load(draftAggregate, draftStream(name, this.county));
    if (state.draft === undefined) throw new DomainError('reference/no-draft');
    return state.draft;
  }

  async save(
    name: AdministeredDocument,
    document: object,
    from: Envelope,
  ): Promise<{ readonly revision: number }> {
    const envelope = { ...from, stream: draftStream(name, this.county) };
    const { revision } = await this.executor.execute(draftAggregate, envelope, {
      verb: 'saveDraft',
      data: { document },
    });
    return { revision };
  }

  /** The first fault; nothing when it may come into force. */
  async faultOf(name: AdministeredDocument, document: object): Promise<Fault | undefined> {
    try {
      await judged(name, document, this.log, this.county);
      return undefined;
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'reference/invalid-document') throw error;
      return error.details as unknown as Fault;
    }
  }

  /**
   * What the draft would change of the deadlines that run, line by line.
   * @throws DomainError `reference/no-draft`, `reference/invalid-document`; with the first line, `job/busy`
   */
  async preview(
    name: RuleDocument,
    { apply, effectiveAt }: Pick<Publishing, 'apply' | 'effectiveAt'>,
  ): Promise<AsyncGenerator<JobLine>> {
    const { document: drafted } = await this.draft(name);
    const document = await judged(name, drafted, this.log, this.county);
    const before = (await readVersions(this.log, name, this.county)).at(-1);
    const reach = reachOfDocument(name, before?.document, document, apply) ?? 'new';
    const proposed: Proposed = { name, document, reach, effectiveAt };
    return this.jobs.run(PREVIEW, proposed);
  }

  /**
   * The draft becomes the next version, with its author.
   * @throws DomainError `reference/no-draft`, `reference/draft-changed`, `reference/invalid-document`,
   * `reference/effective-in-past`, `reference/no-change`
   */
  async publish(name: AdministeredDocument, asked: Publishing, from: Envelope): Promise<VersionInForce> {
    const draft = await this.draft(name);
    if (draft.revision !== asked.draft)
      throw new DomainError('reference/draft-changed', { expected: asked.draft, actual: draft.revision });
    const document = await judged(name, draft.document, this.log, this.county);
    const before = (await readVersions(this.log, name, this.county)).at(-1);
    const { effectiveAt, reason } = asked;
    const { revision, events } = await this.executor.execute(
      documentAggregate(name),
      { ...from, ifMatch: undefined, stream: referenceStream(name, this.county) },
      (_, now) => {
        if (effectiveAt !== undefined && effectiveAt < now)
          throw new DomainError('reference/effective-in-past', { now });
        const reach = reachOfDocument(name, before?.document, document, asked.apply);
        const data = { contentHash: contentHash(document), document, reach, effectiveAt, reason };
        return { verb: 'publish' as const, data };
      },
    );
    if (events.length === 0) throw new DomainError('reference/no-change');
    return this.version(name, revision + 1);
  }
}

const standingOf = (
  version: number,
  ever: readonly number[],
  sometime: ReadonlySet<number>,
): VersionInForce['standing'] => {
  if (ever.at(-1) === version) return 'in-force';
  if (ever.includes(version)) return 'earlier';
  return sometime.has(version) ? 'waits' : 'overtaken';
};

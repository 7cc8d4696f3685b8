import { Inject, Injectable } from '@nestjs/common';
import { envelopeOf, InvalidRequest, judge, type EnvelopeSecrets, type FieldError } from '../../edge';
import { namespaceOf } from '../../kernel/actor';
import type { Envelope } from '../../kernel/envelope';
import { NO_STREAM, type Revision } from '../../kernel/ids';
import type { CommandResult } from '../../kernel/ports/command-port';
import { SECRETS } from '../../kernel/ports/tokens';
import { Sealer } from '../../privacy';
import { derivedId } from '../../runtime/command-ids';
import { CommandExecutor } from '../../runtime/executor';
import { ReadSide } from '../../runtime/read-side';
import type { BulkBody } from './bulk.dto';
import { jobAggregate, jobStream, type Job, type JobBodies, type JobId, type JobItem } from './job';
import { unfinishedJobs } from './jobs.projection';
import { jobError } from './messages';
import { stepRoutes, type StepRoute } from './step-routes';

/** Opens jobs, and reads them. */
@Injectable()
export class JobDesk {
  /** The last of each author that was opened on this node, or is being: the read model may not have heard of it yet. */
  private readonly latest = new Map<string, JobId>();

  constructor(
    @Inject(CommandExecutor) private readonly executor: CommandExecutor,
    @Inject(Sealer) private readonly sealer: Sealer,
    @Inject(ReadSide) private readonly readSide: ReadSide,
    @Inject(SECRETS) private readonly secrets: EnvelopeSecrets,
  ) {}

  /**
   * Durable when it resolves. The same request again is the same job.
   * @throws InvalidRequest; DomainError `job/one-at-a-time`
   */
  async open(
    body: BulkBody,
    from: Envelope,
  ): Promise<{ readonly id: JobId; readonly result: CommandResult }> {
    const step = stepRoutes.get(body.verb);
    if (step === undefined) throw new Error(`no route sends ${body.verb}`);
    const bodies = judged(body, step);
    const id: JobId = derivedId('job', from.commandId);
    const author = namespaceOf(from.actor);
    const before = this.latest.get(author);
    if (before !== undefined && before !== id && (await this.isUnderWay(before)))
      throw jobError('job/one-at-a-time', { job: before });
    const meanwhile = this.latest.get(author);
    if (meanwhile !== before) throw jobError('job/one-at-a-time', { job: meanwhile });
    this.latest.set(author, id);
    try {
      const result = await this.executor.execute(
        jobAggregate,
        { ...from, ifMatch: undefined, stream: jobStream(id) },
        async () => {
          await this.refuseSecond(id, from);
          const [words, answers] = await Promise.all([this.sealer.newKey(), this.sealer.newKey()]);
          const items = body.items.map((item) => this.itemOf(item, body, step, from));
          const sealed = this.sealer.seal(words, bodies);
          const data = { verb: body.verb, items, bodies: sealed, answersKey: answers.id };
          return { verb: 'openJob' as const, data };
        },
      );
      return { id, result };
    } catch (error) {
      if (this.latest.get(author) === id) this.latest.delete(author);
      throw error;
    }
  }

  /** `undefined` where there is none. @throws DomainError `store/unavailable`, `event/unknown-type` */
  async read(id: JobId): Promise<Job | undefined> {
    const { state, revision } = await this.executor.load(jobAggregate, jobStream(id));
    return revision === NO_STREAM ? undefined : (state ?? undefined);
  }

  /** Theirs alone. @throws DomainError `job/not-found` */
  async readAs(id: JobId, actor: Envelope['actor']): Promise<Job> {
    const job = await this.read(id);
    if (job === undefined || namespaceOf(job.author) !== namespaceOf(actor)) throw jobError('job/not-found');
    return job;
  }

  /** A bound and no promise: nodes that open at the same moment do not ask each other. */
  private async refuseSecond(id: JobId, { actor }: Envelope): Promise<void> {
    for (const other of await unfinishedJobs(this.readSide, actor).catch(() => []))
      if (other !== id && (await this.isUnderWay(other))) throw jobError('job/one-at-a-time', { job: other });
  }

  /** Also while it is being opened. */
  private async isUnderWay(id: JobId): Promise<boolean> {
    return (await this.read(id))?.finishedAt === undefined;
  }

  /** As the single route would make it of a request of its own. */
  private itemOf(
    { appeal, key, ifMatch, body }: BulkBody['items'][number],
    { body: shared }: BulkBody,
    { route }: StepRoute,
    { actor, correlationId }: Envelope,
  ): JobItem {
    const { commandId, bodyDigest = '' } = envelopeOf(
      {
        ...{ actor, correlationId, route, target: appeal, body: body ?? shared ?? null },
        headers: { 'idempotency-key': key },
      },
      this.secrets,
    );
    return {
      appeal,
      commandId,
      bodyDigest,
      ...(ifMatch === undefined ? {} : { ifMatch: ifMatch as Revision }),
    };
  }
}

/** Each by the rules of the verb's own route. @throws InvalidRequest with the place of each fault */
function judged({ items, body: shared }: BulkBody, { body: kind }: StepRoute): JobBodies {
  const faults: FieldError[] = [];
  let more = 0;
  const judgedAt = (pointer: string, given: object): object => {
    const verdict = judge(kind, given);
    more += verdict.more;
    faults.push(...verdict.faults.map((fault) => ({ ...fault, pointer: pointer + fault.pointer })));
    return verdict.body;
  };
  const forAll = shared === undefined ? undefined : judgedAt('/body', shared);
  const seen = new Set<string>();
  const own = items.map(({ appeal, body }, at) => {
    if (seen.has(appeal)) faults.push({ pointer: `/items/${at}/appeal`, code: 'field/doubled' });
    seen.add(appeal);
    if (body === undefined && forAll !== undefined) return null;
    return judgedAt(`/items/${at}/body`, body ?? {});
  });
  if (faults.length > 0) throw new InvalidRequest(faults, more);
  return { shared: forAll, own };
}

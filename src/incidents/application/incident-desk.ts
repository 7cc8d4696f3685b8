import { Inject, Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { HideInAppeals, hiddenIn, reasonWithout, UncountableAppeals } from '../../appeals';
import { AttachmentRefs } from '../../attachments';
import { InvalidRequest } from '../../edge';
import type { Actor } from '../../kernel/actor';
import { DomainError } from '../../kernel/domain-error';
import type { Envelope } from '../../kernel/envelope';
import type { AppealId, AttachmentId, IncidentId, RegionCode, UnitId } from '../../kernel/ids';
import type { CommandResult } from '../../kernel/ports/command-port';
import { tierOf } from '../../kernel/region';
import { Sealer } from '../../privacy';
import { ReferenceInForce } from '../../reference';
import { derivedId } from '../../runtime/command-ids';
import { CommandExecutor } from '../../runtime/executor';
import { incidentAggregate, incidentStream, type Incident, type IncidentCommand } from '../domain/incident';
import { toldIn } from '../domain/redacting';
import type { IncidentErrorCode } from '../messages';
import { areaOf } from './area';
import { hidingIn, NOT_ALL_HIDDEN } from './hide-task';
import type {
  AttachBody,
  DetachBody,
  OpenIncidentBody,
  RedactIncidentBody,
  ResolveIncidentBody,
  TellIncidentBody,
} from '../http/incidents.dto';

/** So many ids are named by a refusal. */
const MOST_NAMED = 20;

const refuse = (code: IncidentErrorCode, details?: Readonly<Record<string, unknown>>) =>
  new DomainError(code, details);

export interface IncidentStands {
  readonly id: IncidentId;
  readonly attached: number;
  readonly result: CommandResult;
}

/** What dispatchers do with an incident. Each act is durable when it resolves; its appeals follow by themselves. */
@Injectable()
export class IncidentDesk {
  constructor(
    @Inject(CommandExecutor) private readonly executor: CommandExecutor,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Sealer) private readonly sealer: Sealer,
    @Inject(AttachmentRefs) private readonly refs: AttachmentRefs,
    @Inject(ReferenceInForce) private readonly reference: ReferenceInForce,
  ) {}

  /** @throws InvalidRequest; DomainError `access/forbidden`, `incident/outside-area`, `incident/unknown-appeals` */
  async open(
    { title, region, service, appeals = [] }: OpenIncidentBody,
    from: Envelope,
  ): Promise<IncidentStands> {
    const by = this.mayRun('openIncident', region, from.actor);
    const { directory, catalogue } = this.reference.current();
    if (tierOf(region) !== 'village' && directory.region(region) === undefined)
      throw new InvalidRequest([{ pointer: '/region', code: 'field/outside-county' }]);
    if (service !== undefined && catalogue.known(service) === undefined)
      throw new InvalidRequest([{ pointer: '/service', code: 'field/not-an-id' }]);
    await this.refuseUncountable(appeals, region, from.actor);
    const id = derivedId('incident', from.commandId) as string as IncidentId;
    return this.run(id, { ...from, ifMatch: undefined }, undefined, async () => {
      const key = await this.sealer.newKey();
      const sealed = this.sealer.seal(key, title);
      const data = { id, region, service, title: sealed, key: key.id, by, appeals };
      return { verb: 'openIncident', data };
    });
  }

  /** @throws DomainError `incident/not-found`, `incident/outside-area`, `incident/unknown-appeals`, `incident/too-many` */
  async attach(id: IncidentId, { appeals }: AttachBody, from: Envelope): Promise<IncidentStands> {
    const { state } = await this.executor.load(incidentAggregate, incidentStream(id));
    if (state === null) throw refuse('incident/not-found');
    this.mayRun('attachAppeals', state.region, from.actor);
    await this.refuseUncountable(appeals, state.region, from.actor);
    return this.run(id, from, 'attachAppeals', () => ({ verb: 'attachAppeals', data: { appeals } }));
  }

  detach(id: IncidentId, { appeal, reason }: DetachBody, from: Envelope): Promise<IncidentStands> {
    return this.run(id, from, 'detachAppeal', async ({ key }) => ({
      verb: 'detachAppeal',
      data: { appeal, reason: await this.sealer.sealUnder(key, reason) },
    }));
  }

  tell(id: IncidentId, { note }: TellIncidentBody, from: Envelope): Promise<IncidentStands> {
    return this.run(id, from, 'tellIncident', async ({ key }, by) => ({
      verb: 'tellIncident',
      data: { by, note: await this.sealer.sealUnder(key, note) },
    }));
  }

  /** @throws DomainError `incident/nothing-to-resolve`, `attachment/ref-invalid` */
  resolve(id: IncidentId, body: ResolveIncidentBody, from: Envelope): Promise<IncidentStands> {
    const { outcome, account, attachments = [] } = body;
    return this.run(id, from, 'resolveIncident', async ({ key }, by) => ({
      verb: 'resolveIncident',
      data: {
        ...{ by, outcome },
        account: await this.sealer.sealUnder(key, account),
        attachments: await Promise.all(attachments.map(({ ref }) => this.refs.open(ref, from.actor))),
      },
    }));
  }

  /**
   * 隐去, in the incident and in every appeal that was told it; in the appeals' own words as far as the caller may hide of them.
   * @throws DomainError `incident/nothing-to-redact`; `incident/not-all-hidden` (details `appeals`) once all others are hidden
   */
  async redact(
    id: IncidentId,
    { passage, attachment, reason }: RedactIncidentBody,
    from: Envelope,
  ): Promise<IncidentStands> {
    const stands = await this.run(id, from, 'redactIncident', async ({ key, redactions }, by) => {
      const { events } = await this.executor.load(incidentAggregate, incidentStream(id));
      const found = await hiddenIn(events, { passage, attachment }, redactions, this.sealer);
      const hides = found.hides.filter((each) => !redactions.attachments.includes(each));
      const texts = found.texts;
      const sealed = await this.sealer.sealUnder(key, reasonWithout(reason, passage));
      return {
        verb: 'redactIncident',
        data: {
          ...{ by, texts, hides, reason: sealed, ...toldIn(events, { texts, hides }) },
          ...(passage === undefined ? {} : { passage: await this.sealer.sealUnder(key, passage) }),
          ...(attachment === undefined ? {} : { attachment: attachment as AttachmentId }),
        },
      };
    });
    const { state, events } = await this.executor.load(incidentAggregate, incidentStream(id));
    if (state === null) return stands;
    // The saga `hiding` ends it where this breaks off.
    const what = { passage, attachment, reason };
    const notHidden = await this.commands.execute(new HideInAppeals(hidingIn(state, events, what, from)));
    if (notHidden.length === 0) return stands;
    const appeals = notHidden.map(({ appeal }) => appeal).slice(0, MOST_NAMED);
    throw refuse(NOT_ALL_HIDDEN, { appeals: appeals.join(',') });
  }

  /** @param verb what the caller must be permitted there; absent where it was asked before */
  private async run(
    id: IncidentId,
    from: Envelope,
    verb: string | undefined,
    build: (incident: Incident, by: UnitId) => IncidentCommand | Promise<IncidentCommand>,
  ): Promise<IncidentStands> {
    const by = from.actor.unit as UnitId;
    const result = await this.executor.execute(
      incidentAggregate,
      { ...from, stream: incidentStream(id) },
      (incident) => build(incident as Incident, by),
      {
        guard: (incident) => {
          if (verb === undefined) return;
          if (incident === null) throw refuse('incident/not-found');
          this.mayRun(verb, incident.region, from.actor);
        },
      },
    );
    const { state } = await this.executor.load(incidentAggregate, incidentStream(id));
    return { id, attached: state?.appeals.size ?? 0, result };
  }

  /** The dispatcher of the town or county where it is. @returns their centre */
  private mayRun(verb: string, region: RegionCode, actor: Actor): UnitId {
    areaOf(verb, actor, this.reference.current(), region);
    return actor.unit as UnitId;
  }

  private async refuseUncountable(
    appeals: readonly AppealId[],
    region: RegionCode,
    actor: Actor,
  ): Promise<void> {
    const uncountable = await this.queries.execute(new UncountableAppeals(appeals, region, actor));
    if (uncountable.length > 0)
      throw refuse('incident/unknown-appeals', { appeals: uncountable.slice(0, MOST_NAMED).join(',') });
  }
}

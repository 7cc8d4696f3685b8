import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { AuditReads } from '../../access';
import {
  AppealWithAttachment,
  linkToOriginal,
  readAs,
  withCountyTimeOf,
  type OriginalAttachment,
  type OriginalText,
} from '../../appeals';
import { AttachmentLinks } from '../../attachments';
import type { Actor } from '../../kernel/actor';
import { DomainError } from '../../kernel/domain-error';
import type { Envelope } from '../../kernel/envelope';
import type { Recorded } from '../../kernel/event';
import type { AppealId, IncidentId } from '../../kernel/ids';
import { isWithin } from '../../kernel/region';
import type { Sealed } from '../../kernel/sealed';
import { purposeFrom, type WrittenPurpose } from '../../looking';
import { Sealer } from '../../privacy';
import { ReferenceInForce } from '../../reference';
import { CommandExecutor } from '../../runtime/executor';
import { incidentAggregate, incidentStream, type Incident } from '../domain/incident';
import type { Redacted } from '../domain/redacting';

export interface IncidentOriginals {
  readonly incident: IncidentId;
  readonly texts: readonly OriginalText[];
  readonly attachments: readonly IncidentOriginalAttachment[];
}
/** Without an address where none of its appeals shows it. */
export type IncidentOriginalAttachment = Pick<OriginalAttachment, 'at' | 'event' | 'id'> &
  Partial<Pick<OriginalAttachment, 'url' | 'expiresAt'>>;

type Act = Pick<Recorded, 'id' | 'metadata'> & Redacted;

/** What was hidden of an incident, its title too, for an auditor of its place who has said why; on record before it is read. */
@Injectable()
export class ShowIncidentOriginals {
  constructor(
    @Inject(CommandExecutor) private readonly executor: CommandExecutor,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(AuditReads) private readonly reads: AuditReads,
    @Inject(Sealer) private readonly sealer: Sealer,
    @Inject(AttachmentLinks) private readonly links: AttachmentLinks,
    @Inject(ReferenceInForce) private readonly reference: ReferenceInForce,
  ) {}

  /** @throws DomainError `incident/not-found`, `purpose/unlisted`, `purpose/reason-needed`, and the executor's */
  async of(id: IncidentId, written: WrittenPurpose, from: Envelope): Promise<IncidentOriginals> {
    const { state, events } = await this.executor.load(incidentAggregate, incidentStream(id));
    const { looking, directory } = this.reference.current();
    const own = from.actor.region;
    if (state === null || own === undefined || !isWithin(state.region, own))
      throw new DomainError('incident/not-found');
    const { code, reason } = purposeFrom(written, 'originals', looking);
    await this.reads.ofRegister({
      ...{ county: directory.county, register: 'incident-originals', asked: { incident: id }, from },
      ...{ purpose: code, reason: await this.sealer.sealUnder(state.key, reason) },
    });
    const acts = events.flatMap(({ event, ...stored }): readonly Act[] =>
      event.type === 'IncidentRedacted' ? [{ ...stored, ...event.data }] : [],
    );
    const texts = await Promise.all(acts.map((act) => this.textsOf(act, state)));
    const attachments = await Promise.all(acts.map((act) => this.attachmentsOf(act, from.actor)));
    return withCountyTimeOf({ incident: id, texts: texts.flat(), attachments: attachments.flat() });
  }

  private textsOf({ id, metadata, texts }: Act, { redactions }: Incident): Promise<readonly OriginalText[]> {
    return Promise.all(
      texts.map(async ({ revision, field, was, now }) => ({
        ...{ at: metadata.occurredAt, event: id, revision, field },
        was: await this.opened(was),
        now: await this.opened(readAs(now, redactions)),
      })),
    );
  }

  private async opened(text: Sealed<unknown>): Promise<unknown> {
    return (await this.sealer.open(text)) ?? null;
  }

  /** Read at an appeal that took it: of those that were told it, one may have been withdrawn, or have refused. */
  private attachmentsOf(
    { id, metadata, hides, told }: Act,
    reader: Actor,
  ): Promise<readonly IncidentOriginalAttachment[]> {
    return Promise.all(
      hides.map(async (attachment) => {
        const asked = Object.entries(told).flatMap(([each, of]) =>
          of.hides.includes(attachment) ? [each as AppealId] : [],
        );
        const appeal = await this.queries.execute(new AppealWithAttachment(asked, attachment, reader));
        const link = appeal && linkToOriginal(this.links, { appeal, attachment, reader });
        return { at: metadata.occurredAt, event: id, id: attachment, ...link };
      }),
    );
  }
}

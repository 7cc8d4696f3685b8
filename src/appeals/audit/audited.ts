import { Inject, Injectable } from '@nestjs/common';
import { AuditReads, type Asked, type AuditView } from '../../access';
import type { Envelope } from '../../kernel/envelope';
import type { AppealId } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import { purposeFrom, type WrittenPurpose } from '../../looking';
import { AppealReader, type ReadAppeal } from '../application/queries/appeal-reader';
import { refusal } from '../domain/errors';
import { isErased } from '../domain/report/mark-identity';
import type { Onlooker } from '../views/onlooker';
import { onlookerOf, type Beholder } from './onlookers';
import { Past } from './past';

export interface Question {
  readonly appeal: AppealId;
  readonly view: AuditView;
  readonly asked: Asked;
  /** Its reason in clear; recorded sealed. */
  readonly purpose?: WrittenPurpose | undefined;
  readonly from: Envelope;
}
export interface Found {
  readonly past: Past;
  readonly now: ReadAppeal;
  readonly caller: Beholder;
}

/** Where every question of an auditor about one appeal begins: may they know of it, and is it on record that they asked. */
@Injectable()
export class Audited {
  constructor(
    @Inject(AppealReader) readonly reader: AppealReader,
    @Inject(AuditReads) private readonly reads: AuditReads,
  ) {}

  /** Durable on record when it resolves. @throws DomainError `appeal/not-found`, `appeal/erased`, and the executor's */
  async find({ appeal, from, purpose, ...question }: Question): Promise<Found> {
    const past = await Past.of(appeal, this.reader);
    const now = past.now();
    this.reader.maySee(now.appeal, from.actor);
    await this.reads.ofAppeal({ appeal, from, ...question, ...(purpose && (await this.why(purpose, now))) });
    const { permissions, directory } = this.reader.ports.inForce();
    return { past, now, caller: { actor: from.actor, permissions, directory } };
  }

  /** @throws DomainError `appeal/erased`, `purpose/unlisted`, `purpose/reason-needed` */
  private async why(written: WrittenPurpose, { appeal }: ReadAppeal) {
    const { sealer, inForce } = this.reader.ports;
    const { code, reason } = purposeFrom(written, 'originals', inForce().looking);
    if (isErased(appeal)) throw refusal('appeal/erased');
    return { purpose: code, reason: await sealer.sealUnder(appeal.key, reason) };
  }

  /** The caller themselves, or somebody of that day on whose behalf they ask. @param at what is told of other appeals is as of then */
  onlooker({ past, now, caller }: Found, at: Instant, as?: Beholder): Promise<Onlooker> {
    const read = async (id: AppealId) => (await Past.of(id, this.reader)).standingAt({ instant: at });
    return onlookerOf(as === undefined ? [caller] : [as, caller], past.events, now, read);
  }
}

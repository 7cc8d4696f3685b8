import { Inject, Injectable } from '@nestjs/common';
import { edgeError } from '../../edge';
import type { Recorded } from '../../kernel/event';
import { withCountyTime } from '../../kernel/county-time';
import { DomainError } from '../../kernel/domain-error';
import type { Envelope } from '../../kernel/envelope';
import type { CitizenId, PersonId } from '../../kernel/ids';
import { addMillis, type Instant } from '../../kernel/time';
import type { Gateway } from '../../looking';
import { readOn } from '../../runtime/read-on';
import { webhookAggregate, webhookStream } from '../../webhooks';
import { partiesIn } from '../application/correct';
import { AppealReader, type ReadAppeal } from '../application/queries/appeal-reader';
import type { NoticeErrorCode } from '../messages/notices';
import { mayLeave } from './may-leave';
import { noticeSchemas, noticeStream, type NoticeEvent, type NoticeSent } from './notice';

/** Where one notice is to ring. */
export interface NumberForNotice {
  readonly message: string;
  readonly phone: string;
  /** Until when it may be asked for. */
  readonly until: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const refuse = (code: NoticeErrorCode, details: Readonly<Record<string, unknown>> = {}) =>
  new DomainError(code, details);

/**
 * The telephone number behind one notice, for the gateway that brings it out. Guarantee: who asked, for which notice and for what
 * purpose is durable in the `access-` stream of the appeal, as a reveal is, before the number leaves.
 */
@Injectable()
export class NumberDesk {
  constructor(@Inject(AppealReader) private readonly reader: AppealReader) {}

  /** @throws DomainError `access/forbidden`, `notice/*`, `identity/restricted`, `reveal/erased`, and the executor's */
  async of(message: string, from: Envelope): Promise<NumberForNotice> {
    const { inForce, reveals, clock } = this.reader.ports;
    const { actor, commandId, correlationId, bodyDigest } = from;
    const gateway = inForce().looking.gateways?.find(({ account }) => account === actor.id);
    if (gateway === undefined) throw edgeError('access/forbidden');
    const { event, metadata } = await this.messageFor(message, gateway.account);
    const { appeal, to } = event.data;
    const until = untilOf(metadata.occurredAt, gateway);
    if (clock.now() >= until) throw refuse('notice/too-late', { minutes: gateway.minutes });
    if (to.kind !== 'citizen') throw refuse('notice/no-number');
    const read = await this.reader.load(appeal);
    if (!mayLeave(read.appeal)) throw refuse('notice/withheld');
    const { reporter, proxy } = await reveals.reveal({
      ...{ appeal, actor, commandId, correlationId, bodyDigest, notice: message },
      held: heldBy(to.id, read),
      purpose: { code: gateway.purpose, reason: `送达通知 ${message}` },
    });
    const phone = (reporter ?? proxy)?.phone;
    if (phone === undefined) throw refuse('notice/no-number');
    return { message, phone, until: withCountyTime({ until }).until };
  }

  /** One that this account was told, and no other's. @throws DomainError `notice/not-found` */
  private async messageFor(id: string, account: PersonId): Promise<Recorded<NoticeSent>> {
    if (!UUID.test(id)) throw refuse('notice/not-found');
    const { log, executor } = this.reader.ports;
    const [first] = await readOn<NoticeEvent>(log, noticeSchemas, noticeStream(id), 0, 1);
    const posted = first?.event.type === 'NoticeSent' ? first.event.data.posted : undefined;
    if (posted === undefined || posted.channel === 'log') throw refuse('notice/not-found');
    if (posted.channel === 'webhook') {
      const { state } = await executor.load(webhookAggregate, webhookStream(posted.target));
      if (state?.subscription.account !== account) throw refuse('notice/not-found');
    }
    return first as Recorded<NoticeSent>;
  }
}

const MINUTE_MS = 60_000;
const untilOf = (sent: Instant, { minutes }: Gateway): Instant => addMillis(sent, minutes * MINUTE_MS);

/** Of whoever is told, and of nobody who stands behind the appeal beside them. */
function heldBy(citizen: CitizenId, { appeal: { key, violation }, story }: ReadAppeal) {
  const { reporter, proxy } = partiesIn(story).now;
  if (reporter?.citizen === citizen) return { key, violation, reporter };
  // Put right since: whoever was told is no longer behind it.
  if (proxy?.citizen !== citizen) throw refuse('notice/no-number');
  return { key, violation, proxy };
}

import { Inject, Injectable } from '@nestjs/common';
import { isServing } from '../directory';
import { DomainError } from '../kernel/domain-error';
import type { Envelope } from '../kernel/envelope';
import type { Clock } from '../kernel/ports/clock';
import type { CommandResult } from '../kernel/ports/command-port';
import { CLOCK } from '../kernel/ports/tokens';
import { WEBHOOK_DOOR, type WebhookDoor } from '../kernel/ports/webhooks';
import type { Instant } from '../kernel/time';
import { ReferenceInForce } from '../reference';
import { derivedId } from '../runtime/command-ids';
import { CommandExecutor } from '../runtime/executor';
import { ReadSide } from '../runtime/read-side';
import { dayOf } from '../sla';
import {
  webhookAggregate,
  webhookStream,
  type Subscription,
  type Webhook,
  type WebhookCommand,
} from './domain/webhook';
import type { WebhookErrorCode } from './messages';

export interface WebhookView extends Subscription {
  readonly id: string;
  readonly state: 'on' | 'off';
  /** Why it is off, or what its last try met. */
  readonly cause?: string | undefined;
  /** Tries in a row that failed. */
  readonly failures: number;
  /** Notices that wait to go there. */
  readonly waiting: number;
}

/** The secret is what a receiver checks signatures with. */
export interface WebhookSecret {
  readonly id: string;
  readonly secret: string;
  /** Until when the one before signs, too. */
  readonly beforeUntil?: Instant | undefined;
}

const refuse = (
  code: WebhookErrorCode | 'directory/unknown-unit',
  details?: Readonly<Record<string, unknown>>,
) => new DomainError(code, details);
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Where an operator registers who is told of notices, and looks after them. */
@Injectable()
export class WebhookDesk {
  constructor(
    @Inject(CommandExecutor) private readonly executor: CommandExecutor,
    @Inject(ReferenceInForce) private readonly reference: ReferenceInForce,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(WEBHOOK_DOOR) private readonly door: WebhookDoor,
    @Inject(ReadSide) private readonly readSide: ReadSide,
  ) {}

  /** @throws DomainError `webhook/not-configured`, `webhook/address`, `webhook/unknown-account`, `directory/unknown-unit` */
  async subscribe(
    { account, url, to, units, moments }: Subscription,
    from: Envelope,
  ): Promise<{ readonly made: WebhookSecret; readonly result: CommandResult }> {
    if (!this.door.isOpen) throw refuse('webhook/not-configured');
    if (!this.door.mayCall(url)) throw refuse('webhook/address');
    const { directory } = this.reference.current();
    const known = directory.person(account);
    if (known?.role !== 'client' || !isServing(known, dayOf(this.clock.now())))
      throw refuse('webhook/unknown-account', { person: account });
    for (const unit of units ?? [])
      if (directory.unit(unit) === undefined) throw refuse('directory/unknown-unit', { unit });
    const id = derivedId('webhook', from.commandId);
    const data: Subscription = {
      ...{ account, url, to },
      ...(units === undefined ? {} : { units }),
      ...(moments === undefined ? {} : { moments }),
    };
    const result = await this.execute(
      id,
      { ...from, ifMatch: undefined },
      { verb: 'subscribeWebhook', data },
    );
    return { made: { id, secret: this.door.secretOf(id, 1) }, result };
  }

  /** @throws DomainError `webhook/not-found` */
  async rotate(
    id: string,
    overlapHours: number,
    from: Envelope,
  ): Promise<{ readonly made: WebhookSecret; readonly result: CommandResult }> {
    const command = { verb: 'rotateWebhookSecret', data: { overlapHours } } as const;
    const result = await this.execute(id, from, command);
    const { generation, beforeUntil } = await this.loaded(id);
    return { made: { id, secret: this.door.secretOf(id, generation), beforeUntil }, result };
  }

  /** @throws DomainError `webhook/not-found` */
  async turn(id: string, to: 'on' | 'off' | 'ended', from: Envelope): Promise<CommandResult> {
    const commands = {
      on: { verb: 'switchWebhookOn', data: {} },
      off: { verb: 'switchWebhookOff', data: { cause: 'operator' } },
      ended: { verb: 'endWebhook', data: {} },
    } as const;
    return this.execute(id, from, commands[to]);
  }

  /** As far as the runner has read. */
  async list(): Promise<readonly WebhookView[]> {
    const { kysely } = this.readSide;
    const targets = await kysely
      .selectFrom('posting_target')
      .selectAll()
      .where('channel', '=', 'webhook')
      .orderBy('target')
      .execute();
    const counts = await kysely
      .selectFrom('posting')
      .select(['target', (e) => e.fn.countAll<number>().as('waiting')])
      .where('channel', '=', 'webhook')
      .groupBy('target')
      .execute();
    const waiting = new Map(counts.map((row) => [row.target, Number(row.waiting)]));
    return targets.map((row) => ({
      id: row.target,
      ...(JSON.parse(row.subscription ?? '{}') as Subscription),
      // Until the log says that it is off there is nothing to switch on.
      state: row.state === 'off' ? 'off' : 'on',
      ...(row.cause === null ? {} : { cause: row.cause }),
      failures: row.failures,
      waiting: waiting.get(row.target) ?? 0,
    }));
  }

  private execute(id: string, from: Envelope, command: WebhookCommand): Promise<CommandResult> {
    if (!UUID.test(id)) throw refuse('webhook/not-found');
    return this.executor.execute(webhookAggregate, { ...from, stream: webhookStream(id) }, command);
  }

  private async loaded(id: string): Promise<Webhook> {
    const { state } = await this.executor.load(webhookAggregate, webhookStream(id));
    if (state === null) throw refuse('webhook/not-found');
    return state;
  }
}

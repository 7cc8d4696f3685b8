import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { CorrelationId } from '../../kernel/ids';
import type { IncomingMessage, Messaging, OutgoingMessage, Subscription } from '../../kernel/ports/messaging';
import { MESSAGING } from '../../kernel/ports/tokens';
import { instantOf } from '../../kernel/time';
import { LOGGER, shownError, type Logger } from '../../observability';
import { DeadLetters, deadLetterOf, type Reason } from './dead-letters';
import { Intake, type Taken } from './intake';
import { inOrderByCase } from './in-order';
import { DEAD_LETTERS, INTAKE_TOPIC } from './topics';

const DAYS = 'today is before the first or after the last day of this account in the directory';
const TRIES = 4;
const FIRST_WAIT_MS = 100;

/**
 * Takes in what other systems reported. Each message takes effect once, however often it comes; those of one case in
 * order. What can never be taken is set aside with the reason and holds up nobody; while the stores are away nothing
 * could be taken, and the messages wait at the brokers.
 */
@Injectable()
export class IntakeListener implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private subscriptions: readonly Subscription[] = [];

  constructor(
    @Inject(MESSAGING) private readonly messaging: Messaging | undefined,
    @Inject(Intake) private readonly intake: Intake,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { messaging } = this;
    if (messaging === undefined) return;
    const named = this.intake.accounts().map(({ intake }) => intake.topic ?? INTAKE_TOPIC);
    const topics = [...new Set([INTAKE_TOPIC, ...named])];
    await messaging.require([...topics, DEAD_LETTERS]);
    const dead = new DeadLetters(messaging.publisher());
    const take = (messages: readonly IncomingMessage[]) => this.take(messages, dead);
    this.subscriptions = await Promise.all(
      topics.map((topic) => messaging.subscribe({ topic, group: 'suqiu-intake', take })),
    );
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.subscriptions.map((subscription) => subscription.stop()));
  }

  /** @throws Error while nothing can be taken: the same messages come again */
  private async take(messages: readonly IncomingMessage[], dead: DeadLetters): Promise<void> {
    const { itemIn, Unreadable } = await import('./letter');
    const read = messages.map((message) => {
      try {
        return { message, item: itemIn(message) };
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        return { message, item: undefined, reason: { code: error.reason, detail: error.message } };
      }
    });
    const letters = await inOrderByCase(
      read.map(({ item }) => item),
      async (item, at): Promise<OutgoingMessage | undefined> => {
        const { message, reason } = read[at] as (typeof read)[number];
        const why = reason ?? (await this.refusalOf(message, item));
        return why && deadLetterOf(message, why, instantOf(Date.now()));
      },
    );
    const set = letters.filter((letter) => letter !== undefined);
    for (const { headers } of set)
      this.logger.warn(
        { reason: headers['suqiu-reason'], topic: headers['suqiu-topic'], from: headers['suqiu-from'] },
        'a message was set aside: npm run dlq',
      );
    if (set.length > 0) await dead.put(set);
  }

  /** Why it will never be taken; nothing when it was. @throws Error when it cannot be told now */
  private async refusalOf(message: IncomingMessage, item: unknown): Promise<Reason | undefined> {
    const account = this.intake
      .accounts()
      .find(({ intake }) => (intake.topic ?? INTAKE_TOPIC) === message.topic && intake.key === message.key);
    if (account === undefined)
      return { code: 'intake/unknown-account', detail: 'no client account has this topic and key' };
    if (!this.intake.isServing(account)) return { code: 'intake/account-not-serving', detail: DAYS };
    for (let tries = 1; ; tries++) {
      const taken = await this.intake.take(account, item, randomUUID() as CorrelationId);
      switch (taken.outcome) {
        case 'taken':
        case 'known':
          return undefined;
        case 'refused':
          return { code: taken.why.code, detail: placesOf(taken) };
        case 'unavailable':
          throw new Error(taken.why.code);
        case 'failed':
          this.logger.error({ tries, error: shownError(taken.error) }, 'a message was not taken');
          if (tries >= TRIES) return { code: taken.why.code };
          await pause(FIRST_WAIT_MS * 2 ** tries);
      }
    }
  }
}

/** Which members do not hold and why; what they say stays in the message. */
const placesOf = ({ why }: Extract<Taken, { readonly outcome: 'refused' }>): string | undefined =>
  why.fields.length === 0
    ? undefined
    : why.fields.map(({ pointer, code }) => `${pointer} ${code}`).join(', ');

import {
  request as requestHttp,
  type ClientRequest,
  type IncomingMessage,
  type RequestOptions,
} from 'node:http';
import { request as requestHttps } from 'node:https';
import type { NoticeChannel, OutgoingNotice, PostOutcome } from '../../kernel/ports/notice-channel';
import { Countdown } from '../clock/countdown';
import type { Addresses } from './addresses';
import { AddressRefused, guardedLookup, literalIn, oneAtATime, type Resolve } from './connecting';
import { signatureOf } from './signing';

/** Where a webhook goes now, and what it is signed with; nothing where it was ended or its account is gone. */
export type FindWebhook = (
  id: string,
) => Promise<{ readonly url: string; readonly secrets: readonly string[] } | undefined>;

export interface WebhookSettings {
  readonly find: FindWebhook;
  readonly addresses: Addresses;
  /** From looking the name up to the end of the answer. */
  readonly withinMs: number;
  readonly resolve?: Resolve | undefined;
  readonly now?: (() => number) | undefined;
}

/** What is read of an answer: nobody looks into it, and a receiver does not decide how much of it there is. */
const ANSWER_BYTES = 16 * 1024;
const HEADER_BYTES = 16 * 1024;
const GONE = 410;

/**
 * Posts each notice to where a client account wants it, signed as www.standardwebhooks.com has it. At least once: what timed out may
 * have been taken. No redirect is followed, no connection is kept, and an address is judged when it is connected to.
 */
export class WebhookChannel implements NoticeChannel {
  private readonly resolve: Resolve;

  constructor(private readonly settings: WebhookSettings) {
    this.resolve = oneAtATime(settings.resolve);
  }

  async post({ id, message }: OutgoingNotice, target: string): Promise<PostOutcome> {
    const { find, now = Date.now } = this.settings;
    const webhook = await find(target);
    if (webhook === undefined) return { kind: 'failed', cause: 'ended' };
    const seconds = Math.floor(now() / 1000);
    const headers = {
      ...message.headers,
      'user-agent': 'suqiu-webhooks/1',
      'webhook-id': id,
      'webhook-timestamp': String(seconds),
      'webhook-signature': signatureOf(webhook.secrets, { id, seconds, body: message.value }),
    };
    try {
      const status = await this.send(new URL(webhook.url), headers, message.value);
      if (status >= 200 && status < 300) return { kind: 'taken' };
      return { kind: status === GONE ? 'gone' : 'failed', cause: `answered ${status}` };
    } catch (error) {
      return { kind: 'failed', cause: causeOf(error) };
    }
  }

  /** @returns the status @throws AddressRefused, TooSlow, whatever the line meets */
  private send(url: URL, headers: Readonly<Record<string, string>>, body: string): Promise<number> {
    const { addresses, withinMs } = this.settings;
    const literal = literalIn(url.hostname);
    if (literal !== undefined && !addresses.mayConnect(literal))
      return Promise.reject(new AddressRefused(literal));
    const bytes = Buffer.from(body, 'utf8');
    const options: RequestOptions = {
      method: 'POST',
      headers: { ...headers, 'content-length': bytes.length },
      agent: false,
      lookup: guardedLookup(addresses, this.resolve),
      maxHeaderSize: HEADER_BYTES,
    };
    return new Promise((resolve, reject) => {
      const sending = url.protocol === 'https:' ? requestHttps(url, options) : requestHttp(url, options);
      const late = new Countdown(withinMs, () => sending.destroy(new TooSlow()));
      let status: number | undefined;
      sending.once('response', (answer) => {
        status = answer.statusCode;
        readOff(answer, sending);
      });
      sending.once('error', (error) => status === undefined && reject(error));
      // However it ends, the status is the answer.
      sending.once('close', () => {
        late.stop();
        if (status === undefined) reject(new Error('the connection was closed'));
        else resolve(status);
      });
      // In the clear only where the configuration vouches for the line.
      sending.once('socket', (socket) =>
        socket.once('connect', () => {
          const { remoteAddress = '' } = socket;
          const isOpen =
            url.protocol === 'https:'
              ? addresses.mayConnect(remoteAddress)
              : addresses.isAllowed(remoteAddress);
          if (isOpen) sending.end(bytes);
          else sending.destroy(new AddressRefused(remoteAddress));
        }),
      );
    });
  }
}

class TooSlow extends Error {
  override readonly name = 'TooSlow';
}

/** So that the receiver may end what it says, as far as that is short. */
function readOff(answer: IncomingMessage, sending: ClientRequest): void {
  let read = 0;
  answer.on('data', (chunk: Buffer) => {
    read += chunk.length;
    if (read > ANSWER_BYTES) sending.destroy();
  });
  answer.on('error', () => undefined);
}

/** In few words, none of them the receiver's. */
function causeOf(error: unknown): string {
  if (error instanceof AddressRefused) return 'address not allowed';
  if (error instanceof TooSlow) return 'too slow';
  const code = String((error as { readonly code?: unknown }).code);
  return /^[A-Z][A-Z0-9_]{2,60}$/.test(code) ? `unreachable: ${code}` : 'unreachable';
}

import { Readable } from 'node:stream';
import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  AppealRef,
  bearerOf,
  Caller,
  Documented,
  edgeError,
  FRESHNESS,
  InLanguage,
  Matching,
  positionToken,
  readPositionToken,
  type FreshnessPort,
} from '../../edge';
import type { Identity } from '../../identity';
import { BEFORE_ALL, type AppealId } from '../../kernel/ids';
import type { Language } from '../../kernel/language';
import { AUTHENTICATOR, type Authenticator } from '../../kernel/ports/authenticator';
import type { EventReader } from '../../kernel/ports/event-store';
import { EVENT_STORE } from '../../kernel/ports/tokens';
import { ReferenceInForce } from '../../reference';
import { listen } from '../live/listen';
import { Places } from '../live/places';
import { LiveTail } from '../live/tail';
import { tags } from './tags';

const STREAM = 'text/event-stream';
/** Windows of one person that stay open. */
const MOST_OF_ONE = 10;
/** A connection that went is noticed sooner. */
const WAIT_MS = 2_000;
const AGAIN_IN_SECONDS = 30;

class EventsParameters {
  @AppealRef({ optional: true, description: 'Only of this appeal.' })
  readonly appeal?: AppealId | undefined;

  @Matching(/^[A-Za-z0-9_-]{1,400}$/, {
    optional: true,
    description: 'Where `Last-Event-ID` cannot be sent: the `id` of the last message, or a `Suqiu-Position`.',
  })
  readonly after?: string | undefined;
}

/** What happens, as it happens. */
@Controller('events')
export class EventsController {
  private readonly places = new Places(MOST_OF_ONE, WAIT_MS);

  constructor(
    @Inject(LiveTail) private readonly tail: LiveTail,
    @Inject(EVENT_STORE) private readonly reader: EventReader,
    @Inject(FRESHNESS) private readonly freshness: FreshnessPort,
    @Inject(ReferenceInForce) private readonly reference: ReferenceInForce,
    @Inject(AUTHENTICATOR) private readonly authenticator: Authenticator,
  ) {}

  @Get()
  @Documented({
    tag: tags.views,
    summary: '实时动态 what happens to the appeals that I may see, as it happens',
    description:
      'Server-sent events. `event: appeal` brings `appeal`, `number`, `revision`, `type`, `at`, `status`, `region`, `service`, `unit` and the `sentence` of the timeline; each that the caller could see then, once, in order. Who comes again with `Last-Event-ID` misses nothing. `event: bye` says why it ends: `token`, or `restart`.',
    answer: { mediaTypes: [STREAM] },
    refuses: ['request/position-invalid', 'read/foreign-position', 'rate/limited'],
  })
  async show(
    @Query() { appeal, after }: EventsParameters,
    @Caller() { actor }: Identity,
    @InLanguage() language: Language,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const epoch = await this.freshness.epoch();
    const last = request.headers['last-event-id'] ?? after;
    const from =
      typeof last === 'string' && last !== ''
        ? readPositionToken(last, epoch)
        : ((await this.reader.newest())?.position ?? BEFORE_ALL);
    const gone = new AbortController();
    // Sooner than the stream's own end, which waits for the next message.
    request.raw.socket.once('close', () => gone.abort());
    if (!(await this.places.take(actor.id)))
      throw edgeError('rate/limited', { retryAfterSeconds: AGAIN_IN_SECONDS });
    if (gone.signal.aborted) {
      // Nobody is there to read the stream, so that it would never close.
      this.places.leave(actor.id);
      return undefined;
    }
    const token = bearerOf(request.headers) ?? '';
    const messages = listen(
      from,
      { language, appeal },
      {
        tail: this.tail,
        token: (position) => positionToken(epoch, position),
        inForce: this.reference.current,
        again: () => this.authenticator.authenticate(token),
        nowMs: () => performance.now(),
        gone: gone.signal,
      },
    );
    void reply.headers({
      'content-type': STREAM,
      'cache-control': 'no-store',
      // A node that stops waits for connections that would be used again.
      connection: 'close',
      // nginx would keep it back until it has a page of it.
      'x-accel-buffering': 'no',
    });
    const stream = Readable.from(messages, { objectMode: false, highWaterMark: 4096 });
    stream.once('close', () => this.places.leave(actor.id));
    return stream;
  }
}

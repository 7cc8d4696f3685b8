import { Readable } from 'node:stream';
import {
  Body,
  Controller,
  Get,
  HttpCode,
  Inject,
  Param,
  Post,
  Req,
  Res,
  type OnModuleDestroy,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answered, bearerOf, Caller, Documented, edgeError, InLanguage, OnlyFor, Sender } from '../../edge';
import type { Identity } from '../../identity';
import { withCountyTime } from '../../kernel/county-time';
import type { Envelope } from '../../kernel/envelope';
import type { Language } from '../../kernel/language';
import { AUTHENTICATOR, type Authenticator } from '../../kernel/ports/authenticator';
import { ReadSide } from '../../runtime/read-side';
import { BulkBody, MOST_ITEMS } from './bulk.dto';
import { JobDesk } from './job-desk';
import { JobRunner } from './job-runner';
import { jobError } from './messages';
import { progressOf } from './jobs.projection';
import { jobView, openedJob } from './schemas';
import { ShowJob } from './show-job';
import { watch } from './watch';

const tag = '批量 many at once';
const STREAM = 'text/event-stream';
/** Windows of one person that stay open. */
const MOST_OF_ONE = 5;
const AGAIN_IN_SECONDS = 30;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** @throws DomainError `job/not-found` */
function jobIdOf(value: string): string {
  const id = value.toLowerCase();
  if (!UUID.test(id)) throw jobError('job/not-found');
  return id;
}

/** Many commands of one verb in one request, done one after the other while their author goes on working. */
@OnlyFor('grid-worker', 'officer', 'dispatcher', 'follow-up', 'supervisor')
@Controller()
export class BulkController implements OnModuleDestroy {
  private readonly watching = new Map<string, number>();
  private isStopping = false;

  constructor(
    private readonly desk: JobDesk,
    private readonly runner: JobRunner,
    private readonly jobs: ShowJob,
    @Inject(ReadSide) private readonly readSide: ReadSide,
    @Inject(AUTHENTICATOR) private readonly authenticator: Authenticator,
  ) {}

  onModuleDestroy(): void {
    this.isStopping = true;
  }

  @Post('bulk')
  @HttpCode(202)
  @Documented({
    tag,
    summary: '批量办理 one verb, many appeals',
    description: `At most ${MOST_ITEMS} commands of one verb, each appeal once. Each is decided as if it had come by its own route, with its own \`key\` and \`ifMatch\`, by the rights of its sender when its turn comes; one that is refused leaves the others standing. Answers as soon as all are on record: \`Location\` is the job, which goes on though the token ends or the service starts anew. One job of a person at a time.`,
    status: 202,
    command: 'new',
    answer: openedJob,
    refuses: ['job/one-at-a-time'],
    bodyExample: {
      verb: 'recordProgress',
      body: { note: '线路正在抢修，预计今晚八点前恢复供电', visibleTo: 'everyone' },
      items: [
        {
          appeal: '0190a1b2-3c4d-7e5f-8a9b-0c1d2e3f4a5b',
          key: '7f3c9a52-1d4e-4b8a-9c60-2e5f8a1b3d47',
          ifMatch: 2,
        },
      ],
    },
  })
  async open(@Sender() from: Envelope, @Body() body: BulkBody) {
    const { id, result } = await this.desk.open(body, from);
    this.runner.takeUp(id);
    return answered({ id }, result, `/api/v1/jobs/${id}`);
  }

  @Get('jobs/:id')
  @Documented({
    tag,
    summary: '批量任务 how far a job is, and what became of each of its items',
    description: 'Who sent it, and nobody else. `problem` is what the single route would have answered.',
    answer: jobView,
    refuses: ['job/not-found'],
  })
  async show(@Param('id') param: string, @Caller() { actor }: Identity, @InLanguage() language: Language) {
    const id = jobIdOf(param);
    const job = await this.desk.readAs(id, actor);
    return withCountyTime(await this.jobs.show(id, job, language));
  }

  @Get('jobs/:id/events')
  @Documented({
    tag,
    summary: '批量任务进度 how far a job is, as it goes',
    description:
      'Server-sent events. `event: progress` brings `state`, `size`, `done` and `refused` whenever they change; `event: bye` says why it ends: `finished`, `token`, or `restart`.',
    answer: { mediaTypes: [STREAM] },
    refuses: ['job/not-found', 'rate/limited'],
  })
  async follow(
    @Param('id') param: string,
    @Caller() { actor }: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const id = jobIdOf(param);
    await this.desk.readAs(id, actor);
    const open = this.watching.get(actor.id) ?? 0;
    if (open >= MOST_OF_ONE) throw edgeError('rate/limited', { retryAfterSeconds: AGAIN_IN_SECONDS });
    this.watching.set(actor.id, open + 1);
    const gone = new AbortController();
    request.raw.socket.once('close', () => gone.abort());
    const token = bearerOf(request.headers) ?? '';
    const messages = watch({
      progress: () => progressOf(this.readSide, id).catch(() => undefined),
      mayGoOn: () =>
        this.authenticator.authenticate(token).then(
          (now) => now.actor.id === actor.id && now.actor.role === actor.role,
          () => false,
        ),
      isStopping: () => this.isStopping,
      gone: gone.signal,
      nowMs: () => performance.now(),
    });
    void reply.headers({
      'content-type': STREAM,
      'cache-control': 'no-store',
      // A node that stops waits for connections that would be used again.
      connection: 'close',
      // nginx would keep it back until it has a page of it.
      'x-accel-buffering': 'no',
    });
    const stream = Readable.from(messages, { objectMode: false, highWaterMark: 4096 });
    stream.once('close', () => this.leave(actor.id));
    return stream;
  }

  private leave(id: string): void {
    const left = (this.watching.get(id) ?? 1) - 1;
    if (left > 0) this.watching.set(id, left);
    else this.watching.delete(id);
  }
}

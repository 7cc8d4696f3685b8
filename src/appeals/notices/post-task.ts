import type { Bilingual } from '../../catalogue';
import type { Recorded } from '../../kernel/event';
import { appealStream, type AppealId } from '../../kernel/ids';
import type { CommandEnvelope, CommandOutcome } from '../../kernel/ports/command-port';
import type { Task } from '../../kernel/task';
import type { NoticeChannelName } from '../../notices';
import { cloudEventOf } from '../../runtime/relay/cloud-event';
import { readOn } from '../../runtime/read-on';
import type { TaskPorts } from '../../runtime/tasks';
import { appealAggregate } from '../application/aggregate';
import { nothingReported, type Appeal, type AppealState } from '../domain/appeal';
import type { AppealEvent } from '../domain/events';
import { marked, mayLeave } from './may-leave';
import {
  noticeSchemas,
  noticeStream,
  type NoticeCommand,
  type NoticeEvent,
  type NoticeFailed,
  type NoticeSent,
  type Posted,
} from './notice';
import { publicNotice } from './public-notice';

/** Of the streams that the task is addressed to, one for each message. */
export const POST = 'post';

/** Bring these notices out by this channel; or give it up, for this cause. */
export interface Post extends Omit<Posted, 'channel'> {
  readonly verb: 'post' | 'giveUp';
  readonly channel: NoticeChannelName;
  readonly cause?: string | undefined;
}

/** Refusals that no repetition mends. */
export const POST_OVER = {
  gone: 'gone',
  withheld: 'withheld',
  erased: 'erased',
  missing: 'missing',
} as const;

const PAGE = 200;
const DONE: CommandOutcome = { kind: 'done', revision: 0 as never, position: 0 as never };
const refused = (code: string): CommandOutcome => ({ kind: 'refused', code });

type Notices = readonly [Recorded<NoticeSent>, ...Recorded<NoticeSent>[]];

/**
 * Posts one message and records what became of it: sent at least once, recorded once, as the record's stream and command follow from
 * the message. Who may be told is asked again here, as hours may lie between writing and posting.
 */
export const postTask: Task<TaskPorts> = {
  category: POST,
  run: (envelope, ports) => done(envelope.command as Post, envelope, ports),
};

async function done(post: Post, envelope: CommandEnvelope, ports: TaskPorts): Promise<CommandOutcome> {
  const notices = await noticesOf(post.notices, ports);
  if (notices === undefined) return refused(POST_OVER.missing);
  const [{ event }] = notices;
  const appeal = await appealNow(event.data.appeal, ports);
  if (appeal === undefined) return refused(POST_OVER.missing);
  const said = await textOf(notices, ports);
  const text = said && (await ports.seal(event.data.text.key, said));
  const record = (command: NoticeCommand) => recordAs(command, post.message, notices, envelope, ports);
  const facts = factsOf(post, notices);
  if (post.verb === 'giveUp')
    return record({
      verb: 'failNotice',
      data: { ...facts, ...(text === undefined ? {} : { text }), cause: post.cause ?? 'unknown' },
    });
  if (said === undefined || text === undefined) return refused(POST_OVER.erased);
  const { to } = event.data;
  if (!mayLeave(appeal) || (to.kind === 'citizen' && marked(to.id, appeal)))
    return refused(POST_OVER.withheld);
  const channel = ports.channels.get(post.channel);
  if (channel === undefined) return { kind: 'unavailable', reason: `${post.channel} is not configured` };
  const message = cloudEventOf(publicNotice(post.message, notices, said, appeal.urgency), ports.source);
  const outcome = await channel.post({ id: post.message, message }, post.target);
  switch (outcome.kind) {
    case 'taken':
      return record({ verb: 'sendNotice', data: { ...facts, text } });
    case 'gone':
      return refused(POST_OVER.gone);
    case 'failed':
      return refused(outcome.cause);
    default:
      return outcome satisfies never;
  }
}

/** Those of the message, as the inbox has them; nothing where the log has lost one. */
async function noticesOf(
  ids: readonly string[],
  { reader }: Pick<TaskPorts, 'reader'>,
): Promise<Notices | undefined> {
  const found: Recorded<NoticeSent>[] = [];
  for (const id of ids) {
    const [first] = await readOn<NoticeEvent>(reader, noticeSchemas, noticeStream(id), 0, 1);
    if (first?.event.type !== 'NoticeSent') return undefined;
    found.push(first as Recorded<NoticeSent>);
  }
  const [first, ...rest] = found;
  return first && [first, ...rest];
}

async function appealNow(id: AppealId, { reader }: Pick<TaskPorts, 'reader'>): Promise<Appeal | undefined> {
  const { decider, schemas } = appealAggregate;
  let appeal: AppealState = nothingReported;
  for (let from = 0; ; from += PAGE) {
    const page = await readOn<AppealEvent>(reader, schemas, appealStream(id), from, PAGE);
    for (const { event, metadata, revision } of page) {
      const { occurredAt, actor } = metadata;
      appeal = decider.evolve(appeal, event, { revision, occurredAt, actor });
    }
    if (page.length < PAGE) return appeal.status === 'none' ? undefined : appeal;
  }
}

/** A line for each; nothing once the appeal's key was destroyed. */
async function textOf(notices: Notices, { open }: Pick<TaskPorts, 'open'>): Promise<Bilingual | undefined> {
  const said: Bilingual[] = [];
  for (const { event } of notices) {
    const text = await open(event.data.outward ?? event.data.text);
    if (text === undefined) return undefined;
    said.push(text);
  }
  return { zh: said.map(({ zh }) => zh).join('\n'), en: said.map(({ en }) => en).join('\n') };
}

/** Of the first, as its stream is found by it; the moment is the last one's. */
function factsOf(
  { channel, target, message, notices: ids, attempts }: Post,
  notices: Notices,
): Omit<NoticeFailed['data'], 'text' | 'cause'> {
  const { appeal, number, receivedAt, source, to, table } = notices[0].event.data;
  const { moment } = (notices.at(-1) ?? notices[0]).event.data;
  const posted: Posted = { channel, target, message, notices: ids, attempts };
  return { appeal, number, receivedAt, moment, source, to, table, posted };
}

async function recordAs(
  command: NoticeCommand,
  message: string,
  [{ id, metadata }]: Notices,
  { actor, commandId }: CommandEnvelope,
  { send }: Pick<TaskPorts, 'send'>,
): Promise<CommandOutcome> {
  const outcome = await send({
    ...{ actor, commandId, correlationId: metadata.correlationId, causationId: id },
    ...{ stream: noticeStream(message), command },
  });
  return outcome.kind === 'unavailable' ? outcome : DONE;
}

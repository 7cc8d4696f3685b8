import type { EventReader } from '../../kernel/ports/event-store';
import type { Recorded } from '../../kernel/event';
import type { AppealId, Revision } from '../../kernel/ids';
import type { Language } from '../../kernel/language';
import type { Instant } from '../../kernel/time';
import type { Sealer } from '../../privacy';
import { readOn } from '../../runtime/read-on';
import type { ReadSide } from '../../runtime/read-side';
import {
  noticeOf,
  noticeSchemas,
  noticeStream,
  type NoticeEvent,
  type NoticeFailed,
  type NoticeSent,
} from '../notices/notice';
import { sendingsOf } from '../read-models/sendings/query';
import { between } from '../views/causes';
import type { CausedNotice, Sending } from './answers';

/** One notice, and who of a unit has read it. */
const MOST_OF_NOTICE = 200;

interface Ports {
  readonly log: Pick<EventReader, 'readStream'>;
  readonly sealer: Pick<Sealer, 'open'>;
  readonly readSide: ReadSide;
}

/** A stream of a notice or of a message: what it began with, and how many have read it since. */
interface Stream {
  readonly first: Recorded<NoticeSent | NoticeFailed>;
  readonly reads: number;
}

/** What was told of each event of an appeal, by its revision: the notices, and by which channels each went out or did not. */
export async function toldOf(
  appeal: AppealId,
  happened: (source: Revision) => Instant | undefined,
  ports: Ports,
  { language, isProtected }: { readonly language: Language; readonly isProtected: boolean },
): Promise<ReadonlyMap<Revision, readonly CausedNotice[]>> {
  const streams = await streamsOf(appeal, ports);
  const sendings = await Promise.all(
    streams.filter(isMessage).map((message) => sendingIn(message, ports, language)),
  );
  const found = new Map<Revision, CausedNotice[]>();
  for (const { first, reads } of streams) {
    if (first.event.type !== 'NoticeSent' || first.event.data.posted !== undefined) continue;
    const { to, text, source, moment, goesBy } = first.event.data;
    // To whom a violation report is told says who filed it.
    if (isProtected && to.kind === 'citizen') continue;
    const at = happened(source);
    if (at === undefined) continue;
    const { occurredAt } = first.metadata;
    const id = noticeOf(first.stream);
    const notice: CausedNotice = {
      ...{ id, moment },
      // A citizen's id says who they are.
      to: to.kind === 'citizen' ? { kind: to.kind } : to,
      ...{ at: occurredAt, after: between(at, occurredAt) },
      text: (await ports.sealer.open(text))?.[language] ?? null,
      reads,
      ...(goesBy === undefined ? {} : { goesBy }),
      sendings: sendings.flatMap(({ notices, sending }) => (notices.includes(id) ? [sending] : [])),
    };
    found.set(source, [...(found.get(source) ?? []), notice]);
  }
  return found;
}

/** In the order of the log. */
async function streamsOf(appeal: AppealId, { log, readSide }: Ports): Promise<readonly Stream[]> {
  const found: Stream[] = [];
  for (const id of await sendingsOf(appeal, readSide)) {
    const stream = noticeStream(id);
    const [first, ...reads] = await readOn<NoticeEvent>(log, noticeSchemas, stream, 0, MOST_OF_NOTICE);
    if (first === undefined || first.event.type === 'NoticeRead') continue;
    found.push({ first: first as Stream['first'], reads: reads.length });
  }
  return found.toSorted((a, b) => a.first.position - b.first.position);
}

const isMessage = ({ first: { event } }: Stream): boolean => event.data.posted !== undefined;

async function sendingIn(
  { first: { event, metadata } }: Stream,
  { sealer }: Ports,
  language: Language,
): Promise<{ readonly notices: readonly string[]; readonly sending: Sending }> {
  const { posted, text } = event.data;
  if (posted === undefined) throw new Error('a notice of the inbox is no message');
  const { channel, target, message, notices, attempts } = posted;
  const said = text === undefined ? undefined : await sealer.open(text);
  return {
    notices,
    sending: {
      ...{ message, channel, attempts, at: metadata.occurredAt },
      ...(target === '' ? {} : { target }),
      state: event.type === 'NoticeSent' ? 'sent' : 'failed',
      ...(event.type === 'NoticeFailed' ? { cause: event.data.cause } : {}),
      text: said?.[language] ?? null,
    },
  };
}

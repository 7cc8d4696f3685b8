import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Recorded, StoredEvent } from '../../kernel/event';
import { BEFORE_ALL, type Position, type Revision, type StreamName } from '../../kernel/ids';
import type { EventReader } from '../../kernel/ports/event-store';
import { recordedOf } from '../../runtime/codec';
import { appealAggregate } from '../application/aggregate';
import type { AppealEvent } from '../domain/events';

const PAGE = 500;

/** Where an appeal begins in the log, or that another page of it is over. */
export type Beginning = { readonly kind: 'appeal'; readonly first: StoredEvent } | { readonly kind: 'page' };

/**
 * Every appeal up to a position, by its first event, in the order of the log: no read model is asked, so that none
 * that it has lost is left out. One page is held, and others have a turn after each.
 */
export async function* everyAppeal(
  reader: Pick<EventReader, 'readAll'>,
  head: Position,
): AsyncGenerator<Beginning> {
  for (let after: Position = BEFORE_ALL; after < head;) {
    const page = await reader.readAll(after, PAGE);
    yield { kind: 'page' };
    for (const first of page) if (begins(first) && first.position <= head) yield { kind: 'appeal', first };
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.position;
    await nextTurn();
  }
}

const begins = ({ stream, revision }: StoredEvent): boolean =>
  revision === 0 && stream.startsWith(`${appealAggregate.category}-`);

/** @throws StoreUnavailable, UnknownEventType */
export async function eventsOfAppeal(
  reader: Pick<EventReader, 'readStream'>,
  stream: StreamName,
): Promise<readonly Recorded<AppealEvent>[]> {
  const events: Recorded<AppealEvent>[] = [];
  for (;;) {
    const page = await reader.readStream(stream, events.length as Revision, PAGE);
    for (const each of page) events.push(recordedOf<AppealEvent>(each, appealAggregate.schemas));
    if (page.length < PAGE) return events;
  }
}

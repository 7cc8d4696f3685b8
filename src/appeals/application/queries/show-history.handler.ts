import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '../../../kernel/actor';
import { DomainError, isDomainError } from '../../../kernel/domain-error';
import { appealStream, type AppealId } from '../../../kernel/ids';
import { verifyChain, type ChainStart } from '../../../runtime/chain';
import { FIRST_PREV_HASH } from '../../../runtime/chaining';
import {
  exhibits,
  hintFrom,
  noHint,
  readHint,
  type Exhibit,
  type Hint,
} from '../../../runtime/read-evidence';
import type { AppealState } from '../../domain/appeal';
import type { AppealEvent } from '../../domain/events';
import { decodeCursor, encodeCursor } from '../../read-models/cursor';
import type { History, HistoryEntry } from '../../views/history';
import { ShowHistory } from './appeal-queries';
import { AppealReader } from './appeal-reader';

/**
 * The events as they lie in the store, page by page, and whether their chain holds: each page from the hash on which the page
 * before it ended, which the cursor carries. So a page costs what it holds, and whoever reads to the end has the verdict on all.
 */
@QueryHandler(ShowHistory)
export class ShowHistoryHandler implements IQueryHandler<ShowHistory> {
  constructor(@Inject(AppealReader) private readonly reader: AppealReader) {}

  async execute({ appeal, actor, page: { limit, cursor } }: ShowHistory) {
    const { ports, aggregate } = this.reader;
    const start = startOf(cursor);
    const stream = appealStream(appeal);
    // One more than is shown says whether there are more, also where one is missing in between.
    const read = await exhibits<AppealEvent>(ports.log, aggregate.schemas, stream, start.revision, limit + 1);
    const more = read.length > limit;
    // What is read from its first event to its last says for itself who may see it.
    const at =
      start.revision === 0 && !more
        ? this.seen(hintFrom(noHint(aggregate.decider.initial), read, aggregate.decider), actor)
        : await this.seenBy(actor, appeal);
    const page = read.slice(0, limit);
    const stored = page.map((each) => each.stored);
    const ends = page.map((each) => each.ends);
    const last = page.at(-1);
    const view: History = {
      events: page.map(entryOf),
      chain: { ...verifyChain(stored, undefined, start, ends) },
      ...(more && last ? { next: encodeCursor(String(last.stored.revision + 1), last.ends.hash) } : {}),
    };
    return { view, revision: at.revision, position: at.position };
  }

  /** Evidence is shown above all when something is wrong with it: then whatever can be read says to whom. */
  private async seenBy(actor: Actor, appeal: AppealId): Promise<At> {
    const { ports, aggregate } = this.reader;
    try {
      return await this.reader.read(appeal, actor);
    } catch (error) {
      if (isDomainError(error) && error.code !== 'event/unknown-type') throw error;
    }
    return this.seen(await readHint(ports.log, aggregate, appealStream(appeal)), actor);
  }

  /** @throws DomainError `appeal/not-found` */
  private seen(hint: Hint<AppealState>, actor: Actor): At {
    if (hint.unread.length === 0) this.reader.maySee(hint.state, actor);
    else this.reader.maySeeUnread(hint.state, actor, hint.unread);
    return hint;
  }
}

type At = Pick<Hint<AppealState>, 'revision' | 'position'>;

/** @throws DomainError `request/cursor-invalid` */
function startOf(cursor: string | undefined): ChainStart {
  if (cursor === undefined) return { revision: 0, prevHash: FIRST_PREV_HASH };
  const [revision = '', prevHash = ''] = decodeCursor(cursor, 2);
  if (!/^\d{1,9}$/.test(revision)) throw new DomainError('request/cursor-invalid');
  return { revision: Number(revision), prevHash };
}

const entryOf = ({ stored, ends, unreadable }: Exhibit<AppealEvent>): HistoryEntry => {
  const { id, stream, revision, position, type, data, metadata } = stored;
  return {
    ...{ id, stream, revision, position, type, data, metadata, hash: ends.hash, prevHash: ends.prevHash },
    ...(unreadable === undefined ? {} : { unreadable }),
  };
};

import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { isDomainError } from '../../../kernel/domain-error';
import { appealStream } from '../../../kernel/ids';
import { verifyChain } from '../../../runtime/chain';
import { readEvidence } from '../../../runtime/read-evidence';
import { readStored } from '../../../runtime/read-stored';
import { historyOf } from '../../views/history';
import { ShowHistory } from './appeal-queries';
import { AppealReader } from './appeal-reader';

/**
 * The events as they lie in the store, and whether their chain holds. All of it from one reading of each text, unless
 * one of them cannot be read: then as far as it goes, for evidence is shown above all when something is wrong with it.
 */
@QueryHandler(ShowHistory)
export class ShowHistoryHandler implements IQueryHandler<ShowHistory> {
  constructor(@Inject(AppealReader) private readonly reader: AppealReader) {}

  async execute(query: ShowHistory) {
    const { ports, aggregate } = this.reader;
    const { appeal, actor } = query;
    const read = await readStored(ports.log, aggregate, appealStream(appeal)).catch((error: unknown) => {
      if (isDomainError(error) && error.code !== 'event/unknown-type') throw error;
      return undefined;
    });
    if (read === undefined) return this.asFarAsItGoes(query);
    const { state, revision, position, stored, metadata } = read;
    this.reader.maySee(state, actor);
    const view = historyOf(stored, metadata, { ...verifyChain(stored, undefined, metadata) });
    return { view, revision, position };
  }

  private async asFarAsItGoes({ appeal, actor }: ShowHistory) {
    const { ports, aggregate } = this.reader;
    const stream = appealStream(appeal);
    const { state, revision, position, stored, metadata, unreadable } = await readEvidence(
      ports.log,
      aggregate,
      stream,
    );
    // Where nothing could be folded, all of it went unread.
    const unread = stored.filter((event) => state.status === 'none' || unreadable.has(event.revision));
    this.reader.maySeeUnread(
      state,
      actor,
      unread.map(({ data }) => data),
    );
    const view = historyOf(stored, metadata, { ...verifyChain(stored, undefined, metadata) }, unreadable);
    return { view, revision, position };
  }
}

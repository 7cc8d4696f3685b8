import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { StoredEvent } from '../../../kernel/event';
import { appealStream, type Revision, type StreamName } from '../../../kernel/ids';
import { verifyChain } from '../../../runtime/chain';
import { historyOf } from '../../views/history';
import { ShowHistory } from './appeal-queries';
import { AppealReader } from './appeal-reader';

const PAGE = 500;

/** The events as they lie in the store, and whether their chain holds. */
@QueryHandler(ShowHistory)
export class ShowHistoryHandler implements IQueryHandler<ShowHistory> {
  constructor(@Inject(AppealReader) private readonly reader: AppealReader) {}

  async execute({ appeal, actor }: ShowHistory) {
    const { revision, position } = await this.reader.read(appeal, actor);
    const stored = await this.all(appealStream(appeal));
    return { view: historyOf(stored, { ...verifyChain(stored) }), revision, position };
  }

  private async all(stream: StreamName): Promise<readonly StoredEvent[]> {
    const stored: StoredEvent[] = [];
    for (;;) {
      const page = await this.reader.ports.log.readStream(stream, stored.length as Revision, PAGE);
      stored.push(...page);
      if (page.length < PAGE) return stored;
    }
  }
}

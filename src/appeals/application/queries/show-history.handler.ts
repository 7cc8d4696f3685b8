import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { appealStream } from '../../../kernel/ids';
import { verifyChain } from '../../../runtime/chain';
import { readStored } from '../../../runtime/read-stored';
import { historyOf } from '../../views/history';
import { ShowHistory } from './appeal-queries';
import { AppealReader } from './appeal-reader';

/** The events as they lie in the store, and whether their chain holds. All of it from one reading of each text. */
@QueryHandler(ShowHistory)
export class ShowHistoryHandler implements IQueryHandler<ShowHistory> {
  constructor(@Inject(AppealReader) private readonly reader: AppealReader) {}

  async execute({ appeal, actor }: ShowHistory) {
    const { ports, aggregate } = this.reader;
    const { state, revision, position, stored, metadata } = await readStored(
      ports.log,
      aggregate,
      appealStream(appeal),
    );
    this.reader.maySee(state, actor);
    const view = historyOf(stored, metadata, { ...verifyChain(stored, undefined, metadata) });
    return { view, revision, position };
  }
}

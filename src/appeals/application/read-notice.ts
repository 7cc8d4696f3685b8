import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { asKnownTo } from '../../kernel/actor';
import { DomainError } from '../../kernel/domain-error';
import type { Envelope } from '../../kernel/envelope';
import type { CommandResult } from '../../kernel/ports/command-port';
import { noticeAggregate, noticeStream, type NoticeState } from '../notices/notice';
import { APPEAL_PORTS, type AppealPorts } from './ports';

/** Somebody has read what they were told. */
export class ReadNotice extends Command<CommandResult> {
  constructor(
    readonly notice: string,
    readonly from: Envelope,
  ) {
    super();
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

@CommandHandler(ReadNotice)
export class ReadNoticeHandler implements ICommandHandler<ReadNotice> {
  constructor(@Inject(APPEAL_PORTS) private readonly ports: AppealPorts) {}

  /** @throws DomainError `notice/not-found`, also for what was said to somebody else, and the executor's */
  async execute({ notice, from }: ReadNotice): Promise<CommandResult> {
    if (!UUID.test(notice)) throw new DomainError('notice/not-found');
    const stream = noticeStream(notice);
    return this.ports.executor.execute(
      noticeAggregate,
      { ...from, stream },
      { verb: 'readNotice' as const, data: {} },
      { as: ({ sent }: NoticeState) => asKnownTo(from.actor, [sent?.to.id]) },
    );
  }
}

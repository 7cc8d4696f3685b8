import { Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Caller, Cursor, Documented, Flag, InLanguage, PerPage, ReadsFrom, Sender } from '../../edge';
import type { Identity } from '../../identity';
import type { Envelope } from '../../kernel/envelope';
import type { Language } from '../../kernel/language';
import { ShowInbox } from '../application/queries/inbox';
import { ReadNotice } from '../application/read-notice';
import { inbox, noticeRead } from './schemas/inbox';

const tag = '通知 notices';
const PER_PAGE = 20;

class InboxParameters {
  @Flag({ optional: true, description: 'Only what I have not read.' })
  readonly unread?: boolean | undefined;

  @Cursor()
  readonly cursor?: string | undefined;

  @PerPage()
  readonly limit?: number | undefined;
}

/** What I have been told. */
@Controller('me/inbox')
export class InboxController {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(CommandBus) private readonly commands: CommandBus,
  ) {}

  @Get()
  @ReadsFrom('inbox')
  @Documented({
    tag,
    summary: '我的通知 what I was told, newest first',
    description:
      'For reporters what became of their matters, for staff what came to their unit or to them, what is near its due time, and who waits for their answer. ' +
      'What the caller may no longer see is left out. `unread` counts what waits, at most 100 of it.',
    answer: inbox,
    refuses: ['request/cursor-invalid'],
  })
  show(
    @Query() { unread = false, cursor, limit = PER_PAGE }: InboxParameters,
    @Caller() { actor }: Identity,
    @InLanguage() language: Language,
  ) {
    return this.queries.execute(new ShowInbox({ unread, cursor, limit }, actor, language));
  }

  @Post(':notice/read')
  @HttpCode(200)
  @Documented({
    tag,
    summary: '标为已读 mark a notice as read',
    description: 'For oneself alone: the others of a unit have their own marks. Again is no error.',
    parameters: { notice: '7c1d2e3f-4a5b-8c6d-9e7f-0a1b2c3d4e5f' },
    command: 'aside',
    answer: noticeRead,
    refuses: ['notice/not-found'],
  })
  async read(@Param('notice') notice: string, @Sender() from: Envelope) {
    await this.commands.execute(new ReadNotice(notice, from));
    return { id: notice, read: true as const };
  }
}

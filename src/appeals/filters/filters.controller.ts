import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { answered, Caller, Documented, OnlyFor, ReadsFrom, Sender } from '../../edge';
import type { Identity } from '../../identity';
import type { Envelope } from '../../kernel/envelope';
import { FilterDesk } from './filter-desk';
import { FilterBody } from './filters.dto';
import { filterAnswer, filterList } from './schemas';

const tag = '筛选 saved filters';
const parameters = { filter: '0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a60' };

/** 常用筛选: questions that somebody keeps asking of a list. */
@OnlyFor('grid-worker', 'officer', 'dispatcher', 'follow-up', 'supervisor', 'auditor')
@Controller('me/filters')
export class FiltersController {
  constructor(private readonly desk: FilterDesk) {}

  @Get()
  @ReadsFrom('filters')
  @Documented({
    tag,
    summary: '常用筛选 the filters that I keep, and those that my unit shares, the newest first',
    answer: filterList,
  })
  async list(@Caller() { actor }: Identity) {
    return { items: await this.desk.list(actor) };
  }

  @Post()
  @HttpCode(201)
  @Documented({
    ...{ tag, status: 201, command: 'new', answer: filterAnswer, refuses: ['filter/too-many'] },
    summary: '保存筛选 keep a filter, shared with my unit or not',
    description: 'Judged by the rules of the list’s own route. Whoever uses it sees what they may see.',
  })
  async keep(@Sender() from: Envelope, @Body() body: FilterBody) {
    const { id, result } = await this.desk.keep(body, from);
    return answered({ id, revision: result.revision }, result, `/api/v1/me/filters/${id}`);
  }

  @Post(':filter')
  @HttpCode(200)
  @Documented({
    ...{ tag, parameters, command: 'step', answer: filterAnswer, refuses: ['filter/not-found'] },
    summary: '修改筛选 change a filter of mine',
  })
  async change(@Param('filter') id: string, @Sender() from: Envelope, @Body() body: FilterBody) {
    const result = await this.desk.change(id, body, from);
    return answered({ id, revision: result.revision }, result);
  }

  @Post(':filter/drop')
  @HttpCode(200)
  @Documented({
    ...{ tag, parameters, command: 'step', answer: filterAnswer, refuses: ['filter/not-found'] },
    summary: '删除筛选 drop a filter of mine, for all who shared it',
  })
  async drop(@Param('filter') id: string, @Sender() from: Envelope) {
    const result = await this.desk.drop(id, from);
    return answered({ id, revision: result.revision }, result);
  }
}

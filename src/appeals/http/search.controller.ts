import { Body, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Caller, Documented, InLanguage, InvalidRequest, ReadsFrom, Sender } from '../../edge';
import type { Envelope } from '../../kernel/envelope';
import type { Identity } from '../../identity';
import type { Language } from '../../kernel/language';
import { LookUpPerson } from '../application/search/look-up-person';
import { SearchAppeals } from '../application/search/search-appeals';
import { SearchParameters } from './dto/queries.dto';
import { LookUpBody } from './dto/search.dto';
import { foundPage } from './schemas/search';
import { tags } from './tags';

const PER_PAGE = 20;

/** Finding an appeal by what people remember of it. */
@Controller('search')
export class SearchController {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(CommandBus) private readonly commands: CommandBus,
  ) {}

  @Get()
  @ReadsFrom('appeals', 'search')
  @Documented({
    tag: tags.views,
    summary: '查找 find appeals by their words, place, service, holder or number, best match first',
    description:
      'Of what the caller may see. All that is asked must be there; the newest matches are ranked together, best first, and older ones follow on later pages. Traditional and simplified signs, full and half width find the same; so do the initials of a place. A page may hold fewer than `limit` while there is a `next`.',
    answer: foundPage,
    refuses: ['request/cursor-invalid', 'search/nothing-asked'],
  })
  search(
    @Query() { limit = PER_PAGE, ...query }: SearchParameters,
    @Caller() { actor }: Identity,
    @InLanguage() language: Language,
  ) {
    return this.queries.execute(new SearchAppeals({ ...query, limit }, actor, language));
  }

  @Post('person')
  @HttpCode(200)
  @ReadsFrom('appeals', 'search')
  @Documented({
    tag: tags.views,
    summary: '按人查找 find the appeals of a person by telephone or ID number; recorded before it answers',
    verb: 'lookUpPerson',
    description:
      'Exactly that number, of the reporter or of who speaks for them, among what the caller may see. Violation reports are never found so. Who looked and why is on record first, and shows to whom it was for in `GET /me/looks`.',
    command: 'aside',
    answer: foundPage,
    refuses: [
      'request/cursor-invalid',
      'identity/restricted',
      'purpose/unlisted',
      'purpose/reason-needed',
      'appeal/not-found',
    ],
    bodyExample: { phone: '13891500000', purpose: 'caller', reason: '来电人询问以前反映的事项' },
  })
  person(
    @Body() { phone, idNumber, limit = PER_PAGE, ...asked }: LookUpBody,
    @Sender() from: Envelope,
    @InLanguage() language: Language,
  ) {
    if ((phone === undefined) === (idNumber === undefined))
      throw new InvalidRequest([
        {
          pointer: '/phone',
          code: 'field/invalid',
          details: {
            reason: { zh: 'phone 和 idNumber 请只填一项', en: 'phone or idNumber, one of the two' },
          },
        },
      ]);
    const wanted =
      phone === undefined
        ? ({ by: 'id-number', value: idNumber ?? '' } as const)
        : ({ by: 'phone', value: phone } as const);
    return this.commands.execute(new LookUpPerson({ ...wanted, ...asked, limit }, from, language));
  }
}

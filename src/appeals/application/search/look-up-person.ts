import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PersonLookUps, type LookUpMark } from '../../../access';
import type { Envelope } from '../../../kernel/envelope';
import type { Language } from '../../../kernel/language';
import { NOTHING_NAMED } from '../../read-models/search/slot';
import { AppealReader } from '../queries/appeal-reader';
import { AppealSearch } from './appeal-search';
import { Questions } from './questions';
import { pageOfFound, type FoundPage } from './search-appeals';

export interface WantedPerson {
  readonly by: LookUpMark;
  readonly value: string;
  readonly purpose: string;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Looking for somebody's appeals by their number is an act of its own, with a purpose, and on record. */
export class LookUpPerson extends Command<FoundPage> {
  constructor(
    readonly wanted: WantedPerson,
    readonly from: Envelope,
    readonly language: Language,
  ) {
    super();
  }
}

@CommandHandler(LookUpPerson)
export class LookUpPersonHandler implements ICommandHandler<LookUpPerson> {
  constructor(
    @Inject(AppealReader) private readonly reader: AppealReader,
    @Inject(AppealSearch) private readonly search: AppealSearch,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(PersonLookUps) private readonly lookUps: PersonLookUps,
  ) {}

  /** @throws DomainError `access/forbidden`, `identity/restricted`, `request/cursor-invalid` */
  async execute({ wanted: { by, value, purpose, ...page }, from, language }: LookUpPerson) {
    const { ports } = this.reader;
    const person = this.questions.person(by, value);
    const known = await ports.citizens.known(by, value);
    await this.lookUps.record({ by, person, citizen: known?.id, purpose, from }, ports.inForce().permissions);
    const tables = await ports.readTables.current();
    const slot = { words: [], named: NOTHING_NAMED, person, weight: 1 };
    // Who reported a violation is found by nobody.
    const found = await this.search.bySlots([slot], { ...page, violation: false }, from.actor, tables);
    return pageOfFound(found, this.reader, { tables, actor: from.actor, language });
  }
}

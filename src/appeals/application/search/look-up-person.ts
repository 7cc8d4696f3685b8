import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PersonLookUps, type LookUpMark } from '../../../access';
import { DomainError } from '../../../kernel/domain-error';
import type { Envelope } from '../../../kernel/envelope';
import type { AppealId } from '../../../kernel/ids';
import type { Language } from '../../../kernel/language';
import { purposeFrom, type WrittenPurpose } from '../../../looking';
import { NOTHING_NAMED } from '../../read-models/search/slot';
import { AppealReader } from '../queries/appeal-reader';
import { AppealSearch } from './appeal-search';
import { Questions } from './questions';
import { pageOfFound, type FoundPage } from './search-appeals';

export interface WantedPerson extends WrittenPurpose {
  readonly by: LookUpMark;
  readonly value: string;
  /** For which they are looked for: one that the caller sees. */
  readonly appeal?: AppealId | undefined;
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

  /** @throws DomainError `access/forbidden`, `appeal/not-found`, `purpose/*`, `identity/restricted`, `request/cursor-invalid` */
  async execute({ wanted: { by, value, purpose, reason, appeal, ...page }, from, language }: LookUpPerson) {
    const { ports } = this.reader;
    const { permissions, looking } = ports.inForce();
    if (!permissions.may(from.actor.role, 'lookUpPerson')) throw new DomainError('access/forbidden');
    const why = purposeFrom({ purpose, reason }, 'look-up', looking);
    if (appeal !== undefined) await this.reader.read(appeal, from.actor);
    const person = this.questions.person(by, value);
    const known = await ports.citizens.known(by, value);
    await this.lookUps.record({ by, person, citizen: known?.id, purpose: why, appeal, from }, permissions);
    const tables = await ports.readTables.current();
    const slot = { words: [], named: NOTHING_NAMED, person, weight: 1 };
    // Who reported a violation is found by nobody.
    const found = await this.search.bySlots([slot], { ...page, violation: false }, from.actor, tables);
    return pageOfFound(found, this.reader, { tables, actor: from.actor, language });
  }
}

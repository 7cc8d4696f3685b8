import { Inject, Injectable } from '@nestjs/common';
import { namespaceOf, type Actor } from '../../kernel/actor';
import { DomainError } from '../../kernel/domain-error';
import type { Envelope } from '../../kernel/envelope';
import type { CommandResult } from '../../kernel/ports/command-port';
import type { Sealed } from '../../kernel/sealed';
import { Sealer } from '../../privacy';
import { derivedId } from '../../runtime/command-ids';
import { CommandExecutor } from '../../runtime/executor';
import { ReadSide } from '../../runtime/read-side';
import { judged } from '../http/judged';
import { ListParameters, TriageParameters } from '../http/dto/queries.dto';
import {
  filterAggregate,
  filterStream,
  type Filter,
  type FilterCommand,
  type FilterId,
  type FilteredList,
  type Question,
} from './filter';
import type { FilterBody } from './filters.dto';
import { filtersFor } from './filters.projection';

export interface FilterView {
  readonly id: FilterId;
  readonly list: FilteredList;
  readonly name: string;
  readonly query: Readonly<Record<string, unknown>>;
  /** With the people of the unit. */
  readonly shared: boolean;
  /** Mine to change. */
  readonly mine: boolean;
}

/** As many as a menu can show. */
const MOST_OF_ONE = 100;
const MOST_SHOWN = 300;
const parameters = { appeals: ListParameters, triage: TriageParameters } as const;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What people keep asking. */
@Injectable()
export class FilterDesk {
  constructor(
    @Inject(CommandExecutor) private readonly executor: CommandExecutor,
    @Inject(Sealer) private readonly sealer: Sealer,
    @Inject(ReadSide) private readonly readSide: ReadSide,
  ) {}

  async list(actor: Actor): Promise<readonly FilterView[]> {
    const rows = await filtersFor(this.readSide, actor, MOST_SHOWN);
    const shown = await Promise.all(
      rows.map(async ({ filter, list, question, shared_in, owner }) => {
        const opened = await this.sealer.open(JSON.parse(question) as Sealed<Question>);
        const of = { shared: shared_in !== null, mine: owner === namespaceOf(actor) };
        return opened === undefined ? [] : [{ id: filter, list, ...opened, ...of }];
      }),
    );
    return shown.flat();
  }

  /** @throws InvalidRequest; DomainError `filter/too-many` */
  async keep(
    body: FilterBody,
    from: Envelope,
  ): Promise<{ readonly id: FilterId; readonly result: CommandResult }> {
    const id: FilterId = derivedId('filter', from.commandId);
    const mine = (await this.list(from.actor)).filter((each) => each.mine);
    // Said again, the hundredth is answered as before.
    if (mine.length >= MOST_OF_ONE && !mine.some((each) => each.id === id))
      throw new DomainError('filter/too-many', { max: MOST_OF_ONE });
    return {
      id,
      result: await this.run(id, { ...from, ifMatch: undefined }, (_, by) => this.kept(body, by)),
    };
  }

  /** @throws InvalidRequest; DomainError `filter/not-found` */
  change(id: FilterId, body: FilterBody, from: Envelope): Promise<CommandResult> {
    return this.run(id, from, (filter, by) => {
      if (filter === null) throw new DomainError('filter/not-found');
      return this.kept(body, by, filter);
    });
  }

  /** @throws DomainError `filter/not-found` */
  drop(id: FilterId, from: Envelope): Promise<CommandResult> {
    return this.run(id, from, () => ({ verb: 'dropFilter' }));
  }

  private async kept(
    { list, name, query, shared }: FilterBody,
    by: Actor,
    before?: Filter,
  ): Promise<FilterCommand> {
    // As the list's own route would have it.
    judged<object>(parameters[list], query);
    const key = before?.key ?? (await this.sealer.newKey()).id;
    const question = await this.sealer.sealUnder(key, { name, query });
    const sharedIn = shared === true ? by.unit : undefined;
    return { verb: 'keepFilter', data: { list, question, key, sharedIn } };
  }

  private run(
    id: FilterId,
    from: Envelope,
    build: (filter: Filter, by: Actor) => FilterCommand | Promise<FilterCommand>,
  ): Promise<CommandResult> {
    if (!UUID.test(id)) throw new DomainError('filter/not-found');
    return this.executor.execute(
      filterAggregate,
      { ...from, stream: filterStream(id) },
      (filter) => build(filter, from.actor),
      {
        // That there is one is nobody's business but theirs.
        guard: (filter) => {
          if (filter !== null && filter.owner !== namespaceOf(from.actor))
            throw new DomainError('filter/not-found');
        },
      },
    );
  }
}

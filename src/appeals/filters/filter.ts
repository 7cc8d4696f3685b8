import { namespaceOf } from '../../kernel/actor';
import type { Aggregate } from '../../kernel/aggregate';
import type { Decider, DecisionContext, EventSchemas } from '../../kernel/decider';
import { DomainError } from '../../kernel/domain-error';
import type { KeyId, StreamName, UnitId } from '../../kernel/ids';
import type { Sealed } from '../../kernel/sealed';

/** Lists whose question somebody may keep. */
export const filteredLists = ['appeals', 'triage'] as const;
export type FilteredList = (typeof filteredLists)[number];

/** What it is called, and what it asks: names of people may stand in both. */
export interface Question {
  readonly name: string;
  readonly query: Readonly<Record<string, unknown>>;
}
export interface Kept {
  readonly list: FilteredList;
  readonly question: Sealed<Question>;
  /** Under which it is sealed, from the first on. */
  readonly key: KeyId;
  /** With the people of this unit; with nobody when absent. */
  readonly sharedIn?: UnitId | undefined;
}

export type FilterEvent =
  | { readonly type: 'FilterKept'; readonly data: Kept }
  | { readonly type: 'FilterDropped'; readonly data: Readonly<Record<never, never>> };
export type FilterCommand =
  { readonly verb: 'keepFilter'; readonly data: Kept } | { readonly verb: 'dropFilter' };

/** Absent before it was kept, and once it was dropped. */
export type Filter = (Kept & { readonly owner: string }) | null;

export const filterSchemas: EventSchemas = { versions: { FilterKept: 1, FilterDropped: 1 }, upcasts: {} };

const decider: Decider<Filter, FilterCommand, FilterEvent, DecisionContext> = {
  initial: null,
  evolve: (filter, event, { actor }) => {
    switch (event.type) {
      case 'FilterKept':
        return { ...event.data, owner: filter?.owner ?? namespaceOf(actor) };
      case 'FilterDropped':
        return null;
      default:
        return event satisfies never;
    }
  },
  decide: (command, filter, { actor }) => {
    if (filter !== null && filter.owner !== namespaceOf(actor)) throw new DomainError('filter/not-found');
    if (command.verb === 'keepFilter') return [{ type: 'FilterKept', data: command.data }];
    if (filter === null) throw new DomainError('filter/not-found');
    return [{ type: 'FilterDropped', data: {} }];
  },
  misses: () => [],
};

/** A question that somebody keeps asking of a list: theirs alone to change. */
export const filterAggregate: Aggregate<Filter, FilterCommand, FilterEvent, DecisionContext> = {
  category: 'filter',
  decider,
  schemas: filterSchemas,
  context: (now, actor) => ({ now, actor, versions: {} }),
};

export type FilterId = string;
export const filterStream = (id: FilterId): StreamName => `filter-${id}` as StreamName;
export const filterOf = (stream: StreamName): FilterId => stream.slice('filter-'.length);

import type { Aggregate } from '../../kernel/aggregate';
import type { Decider, DecisionContext, EventSchemas } from '../../kernel/decider';
import { DomainError } from '../../kernel/domain-error';
import type { PersonId, StreamName, UnitId } from '../../kernel/ids';
import type { Sealed } from '../../kernel/sealed';
import type { Instant } from '../../kernel/time';

interface Written {
  readonly unit: UnitId;
  /** Names of people may stand in it: under a key of its own. */
  readonly note: Sealed<string>;
  readonly by: PersonId;
  /** When the writer's shift ends, as the roster has it; absent where it has none. */
  readonly shiftUntil?: Instant | undefined;
}
interface Taken {
  readonly by: PersonId;
  /** Nobody had taken it before: from here on it waits for nobody. */
  readonly first: boolean;
}

export type HandoverEvent =
  | { readonly type: 'HandoverWritten'; readonly data: Written }
  | { readonly type: 'HandoverTaken'; readonly data: Taken };
export type HandoverCommand =
  | { readonly verb: 'writeHandover'; readonly data: Written }
  | { readonly verb: 'takeHandover'; readonly data: { readonly by: PersonId } };

export type Handover = (Pick<Written, 'unit' | 'by'> & { readonly takenBy: readonly PersonId[] }) | null;

export const handoverSchemas: EventSchemas = {
  versions: { HandoverWritten: 1, HandoverTaken: 1 },
  upcasts: {},
};

const decider: Decider<Handover, HandoverCommand, HandoverEvent, DecisionContext> = {
  initial: null,
  evolve: (handover, { type, data }) => {
    switch (type) {
      case 'HandoverWritten':
        return { unit: data.unit, by: data.by, takenBy: [] };
      case 'HandoverTaken':
        return handover && { ...handover, takenBy: [...handover.takenBy, data.by] };
      default:
        return type satisfies never;
    }
  },
  decide: ({ verb, data }, handover) => {
    if (verb === 'writeHandover') return handover === null ? [{ type: 'HandoverWritten', data }] : [];
    if (handover === null) throw new DomainError('handover/not-found');
    if (handover.by === data.by) throw new DomainError('handover/own');
    if (handover.takenBy.includes(data.by)) return [];
    return [{ type: 'HandoverTaken', data: { by: data.by, first: handover.takenBy.length === 0 } }];
  },
  misses: () => [],
};

/** 交接班: what whoever leaves tells whoever comes, and who of them has read it. */
export const handoverAggregate: Aggregate<Handover, HandoverCommand, HandoverEvent, DecisionContext> = {
  category: 'handover',
  decider,
  schemas: handoverSchemas,
  context: (now, actor) => ({ now, actor, versions: {} }),
};

export type HandoverId = string;
export const handoverStream = (id: HandoverId): StreamName => `handover-${id}` as StreamName;
export const handoverOf = (stream: StreamName): HandoverId => stream.slice('handover-'.length);

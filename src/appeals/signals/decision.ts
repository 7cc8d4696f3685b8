import type { Aggregate } from '../../kernel/aggregate';
import type { Decider, DecisionContext, EventSchemas } from '../../kernel/decider';
import { DomainError } from '../../kernel/domain-error';
import type { AppealId, StreamName, UnitId } from '../../kernel/ids';
import type { Projection } from '../../kernel/projection';
import type { Sealed } from '../../kernel/sealed';
import type { SignalCode } from './codes';
import { decisionsTable, type DecisionRow } from './rows';

export type SignalId = string;
interface Decided {
  readonly signal: SignalId;
  readonly code: SignalCode;
  /** Whose closing it was. */
  readonly unit: UnitId;
  /** It was closed and not solved; else it means nothing. */
  readonly confirmed: boolean;
  /** Under the appeal's key. */
  readonly reason: Sealed<string>;
  readonly by: UnitId;
}
interface SignalDecided {
  readonly type: 'SignalDecided';
  readonly data: Decided;
}
export type SignalEvent = SignalDecided;
export interface SignalCommand {
  readonly verb: 'decideSignal';
  readonly data: Decided;
}
/** What was said last of each signal of one appeal. */
type Decisions = ReadonlyMap<SignalId, boolean>;

export const signalSchemas: EventSchemas = { versions: { SignalDecided: 1 }, upcasts: {} };

const decider: Decider<Decisions, SignalCommand, SignalEvent, DecisionContext> = {
  initial: new Map(),
  evolve: (decided, { data }) => new Map([...decided, [data.signal, data.confirmed]]),
  decide: ({ data }, decided) => {
    if (decided.get(data.signal) === data.confirmed) throw new DomainError('signal/decided-so');
    return [{ type: 'SignalDecided', data }];
  },
  misses: () => [],
};

/** What supervisors said of the signals of one appeal; who finds out more says it again. */
export const signalAggregate: Aggregate<Decisions, SignalCommand, SignalEvent, DecisionContext> = {
  category: 'signal',
  decider,
  schemas: signalSchemas,
  context: (now, actor) => ({ now, actor, versions: {} }),
};

export const signalStream = (appeal: AppealId): StreamName => `signal-${appeal}` as StreamName;

/** What was said last of each. */
export const decisionsProjection: Projection<SignalEvent> = {
  name: 'signal-decisions',
  version: 1,
  category: 'signal',
  schemas: signalSchemas,
  tables: [decisionsTable],
  project: ({ event: { data }, metadata }) => {
    const row: DecisionRow = {
      ...{ signal: data.signal, confirmed: data.confirmed ? 1 : 0, reason: JSON.stringify(data.reason) },
      ...{ decided_by: metadata.actor.id, decided_at: metadata.occurredAt },
    };
    return [{ kind: 'insert', table: decisionsTable.name, row: { ...row } }];
  },
};

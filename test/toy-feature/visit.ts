import type { Aggregate } from '../../src/kernel/aggregate';
import type { DecisionContext, EventSchemas } from '../../src/kernel/decider';
import { DomainError } from '../../src/kernel/domain-error';
import type { StreamName } from '../../src/kernel/ids';
import { problem, type Problems } from '../../src/kernel/problem';

/** A feature as small as one can be: visits (走访) that a grid worker plans, and that are confirmed by themselves. */
export type VisitEvent =
  | { readonly type: 'VisitPlanned'; readonly data: { readonly household: string } }
  | { readonly type: 'VisitConfirmed'; readonly data: Readonly<Record<never, never>> };

export type VisitCommand =
  { readonly verb: 'planVisit'; readonly household: string } | { readonly verb: 'confirmVisit' };

export interface VisitState {
  readonly planned: boolean;
  readonly confirmed: boolean;
}

export const visitErrors = {
  'visit/already-planned': problem(
    ['已经预约走访', '请查询已有的走访安排；另约一户，请另行登记。'],
    ['The visit is planned already', 'Look it up; to visit another household, plan another visit.'],
  ),
} satisfies Problems;

export const visitSchemas: EventSchemas = { versions: { VisitPlanned: 1, VisitConfirmed: 1 }, upcasts: {} };

export const visitStream = (id: string): StreamName => `visit-${id}` as StreamName;

export const visitAggregate: Aggregate<VisitState, VisitCommand, VisitEvent, DecisionContext> = {
  category: 'visit',
  schemas: visitSchemas,
  context: (now, actor, { versions }) => ({ now, actor, versions: { ...versions } }),
  decider: {
    initial: { planned: false, confirmed: false },
    evolve: (state, event) =>
      event.type === 'VisitPlanned' ? { ...state, planned: true } : { ...state, confirmed: true },
    decide: (command, { planned, confirmed }) => {
      if (command.verb === 'confirmVisit') return confirmed ? [] : [{ type: 'VisitConfirmed', data: {} }];
      if (planned) throw new DomainError('visit/already-planned');
      return [{ type: 'VisitPlanned', data: { household: command.household } }];
    },
    misses: () => [],
  },
};

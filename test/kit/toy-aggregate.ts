import type { Decider, DecisionContext, EventSchemas } from '../../src/kernel/decider';
import { DomainError } from '../../src/kernel/domain-error';
import { millisOf, type Instant } from '../../src/kernel/time';
import type { Aggregate } from '../../src/kernel/aggregate';

/**
 * A domain small enough to test the executor with: a bag of relief maize at a village centre of 蒲溪镇. Households
 * draw from it; each delivery is promised by a time, and a promise that is not kept is a miss.
 */
export type MaizeEvent =
  | { readonly type: 'DeliveryPromised'; readonly data: { readonly kilograms: number; readonly by: Instant } }
  | {
      readonly type: 'MaizeDelivered';
      readonly data: { readonly kilograms: number; readonly note?: string | undefined };
    }
  | { readonly type: 'MaizeDrawn'; readonly data: { readonly kilograms: number; readonly household: string } }
  | { readonly type: 'DeliveryMissed'; readonly data: { readonly by: Instant } };

export type MaizeCommand =
  | { readonly verb: 'promise'; readonly kilograms: number; readonly by: Instant }
  | { readonly verb: 'deliver'; readonly kilograms: number; readonly note?: string | undefined }
  | { readonly verb: 'draw'; readonly kilograms: number; readonly households: readonly string[] }
  | { readonly verb: 'look' };

export interface MaizeState {
  readonly kilograms: number;
  readonly promisedBy: Instant | undefined;
  readonly missed: boolean;
  /** How often it was drawn from. */
  readonly draws: number;
}

const initial: MaizeState = { kilograms: 0, promisedBy: undefined, missed: false, draws: 0 };

export const maize: Decider<MaizeState, MaizeCommand, MaizeEvent, DecisionContext> = {
  initial,

  evolve(state, event) {
    switch (event.type) {
      case 'DeliveryPromised':
        return { ...state, promisedBy: event.data.by, missed: false };
      case 'MaizeDelivered':
        return { ...state, kilograms: state.kilograms + event.data.kilograms, promisedBy: undefined };
      case 'MaizeDrawn':
        return { ...state, kilograms: state.kilograms - event.data.kilograms, draws: state.draws + 1 };
      case 'DeliveryMissed':
        return { ...state, missed: true };
    }
  },

  decide(command, state) {
    switch (command.verb) {
      case 'promise':
        return [{ type: 'DeliveryPromised', data: { kilograms: command.kilograms, by: command.by } }];
      case 'deliver':
        return [{ type: 'MaizeDelivered', data: { kilograms: command.kilograms, note: command.note } }];
      case 'draw': {
        const wanted = command.kilograms * command.households.length;
        if (wanted > state.kilograms) throw new DomainError('maize/not-enough', { left: state.kilograms });
        return command.households.map((household) => ({
          type: 'MaizeDrawn',
          data: { kilograms: command.kilograms, household },
        }));
      }
      case 'look':
        return [];
    }
  },

  misses({ promisedBy, missed }, { now }) {
    if (promisedBy === undefined || missed || millisOf(now) <= millisOf(promisedBy)) return [];
    return [{ type: 'DeliveryMissed', data: { by: promisedBy } }];
  },
};

export const maizeSchemas: EventSchemas = {
  versions: { DeliveryPromised: 1, MaizeDelivered: 2, MaizeDrawn: 1, DeliveryMissed: 1 },
  // Version 1 counted in jin (斤), half a kilogram.
  upcasts: {
    MaizeDelivered: { 1: ({ jin, ...rest }) => ({ ...rest, kilograms: Number(jin) / 2 }) },
  },
};

export const maizeBag: Aggregate<MaizeState, MaizeCommand, MaizeEvent, DecisionContext> = {
  category: 'maize',
  decider: maize,
  schemas: maizeSchemas,
  context: (now, actor) => ({ now, actor, versions: { 'calendar-610921': 3 } }),
};

import type { InForce } from '../kernel/aggregate';
import type { Clock } from '../kernel/ports/clock';
import type { EventStore } from '../kernel/ports/event-store';
import type { Metrics } from '../observability';
import { CommandExecutor } from '../runtime/executor';

/** Folded appeals are kept for this many events in all, some 15,000 appeals at work: a command then reads nothing. */
const KEPT_EVENTS = 200_000;

export const createExecutor = (
  store: EventStore,
  clock: Clock,
  inForce: () => InForce,
  metrics: Metrics,
): CommandExecutor =>
  new CommandExecutor({
    ...{ store, clock, inForce },
    cachedEvents: KEPT_EVENTS,
    observe: {
      appended: (took) => metrics.appended(took / 1000),
      refused: (code) => metrics.refused(code),
    },
  });

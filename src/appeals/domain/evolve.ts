import type { EventFacts } from '../../kernel/event';
import { applyClocks, type ClockChanges } from '../../sla';
import type { Appeal, AppealState, Pause } from './appeal';
import type { AppealEvent } from './events';
import type { Step, Steps } from './step';
import { feedbackSteps } from './evolve-feedback';
import { handleSteps } from './evolve-handle';
import { rateSteps } from './evolve-rate';
import { involvedBy } from './involved';
import { reportSteps, reported } from './evolve-report';
import { respondSteps } from './evolve-respond';

/** One step per event type: the compiler lists what a new one lacks. */
const steps: Steps = { ...reportSteps, ...respondSteps, ...handleSteps, ...feedbackSteps, ...rateSteps };

/** Total: an event that follows nothing changes nothing. */
export function evolve(state: AppealState, event: AppealEvent, facts: EventFacts): AppealState {
  if (event.type === 'AppealReported') return reported(event.data, facts);
  if (state.status === 'none') return state;
  const step = steps[event.type] as Step<typeof event.type>;
  return involving(step(ticked(state, event.data.clocks, facts), event.data, facts), event);
}

function involving(appeal: Appeal, event: AppealEvent): Appeal {
  const added = involvedBy(event).filter((unit) => !appeal.involved.includes(unit));
  return added.length === 0 ? appeal : { ...appeal, involved: [...new Set([...appeal.involved, ...added])] };
}

function ticked(appeal: Appeal, changes: ClockChanges | undefined, { occurredAt }: EventFacts): Appeal {
  if (changes === undefined) return appeal;
  return {
    ...appeal,
    clocks: applyClocks(appeal.clocks, changes, occurredAt),
    pauses: (changes.changed ?? []).reduce((pauses, { id }) => {
      const from = appeal.clocks[id]?.pausedAt;
      if (from === undefined) return pauses;
      const pause: Pause = { from, to: occurredAt };
      return { ...pauses, [id]: [...(pauses[id] ?? []), pause] };
    }, appeal.pauses),
  };
}

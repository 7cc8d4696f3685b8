import type { EventCard, FoldFacts } from '../../kernel/cards';
import { applyClocks, type ClockChanges } from '../../sla';
import type { Appeal, Pause } from './appeal';
import type { Everywhere } from './card';
import { inRound } from './resolution';
import type { Names } from './words';

/** An event changes the clocks, then what its card says, then whom the appeal involves. */
export function stepped<Data extends Everywhere>(
  card: EventCard<string, Data, Appeal, Names>,
  appeal: Appeal,
  data: Data,
  facts: FoldFacts,
): Appeal {
  const after = card.evolve(ticked(appeal, data.clocks, facts), data, facts);
  const added = (card.involves?.(data) ?? []).filter((unit) => !after.involved.includes(unit));
  const told =
    added.length === 0 ? after : { ...after, involved: [...new Set([...after.involved, ...added])] };
  return heldOn(told);
}

/** Whoever has it after the event has held it in this round. */
function heldOn(appeal: Appeal): Appeal {
  const { held, round } = appeal;
  const units = [held?.unit, round.resolution?.unit].flatMap((unit) => unit ?? []);
  const added = units.filter((unit) => !round.heldBy.includes(unit));
  if (added.length === 0) return appeal;
  return inRound(appeal, { heldBy: [...new Set([...round.heldBy, ...added])] });
}

function ticked(appeal: Appeal, changes: ClockChanges | undefined, { occurredAt }: FoldFacts): Appeal {
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

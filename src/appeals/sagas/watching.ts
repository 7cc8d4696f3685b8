import { accessSchemas, type AccessEvent } from '../../access';
import { isStaff } from '../../kernel/actor';
import type { Recorded } from '../../kernel/event';
import type { Saga } from '../../kernel/saga';
import { millisOf } from '../../kernel/time';
import type { Account, Look } from '../looking/unusual';
import { watchStream, type WatchCommand } from '../looking/watching';

/** What one account looked at lately; nothing before its first look. */
interface Lately {
  readonly account?: Account | undefined;
}

/** No threshold asks for more, nor for longer ago. */
const MOST_KEPT = 400;
const KEPT_MS = 7 * 86_400_000;

function lookIn({ event, id, stream, metadata }: Recorded<AccessEvent>): Look | undefined {
  const { occurredAt: at, actor } = metadata;
  if (!isStaff(actor)) return undefined;
  switch (event.type) {
    case 'IdentityRevealed':
      return { event: id, at, kind: 'reveal', appeal: stream, relation: event.data.relation };
    case 'PersonLookedUp':
      return { event: id, at, kind: 'look-up', atHand: event.data.atHand };
    default:
      return undefined;
  }
}

/**
 * Has each look judged, together with what the same account looked at lately, by the thresholds in force. It starts with
 * what happens from now on: of older looks it is not known what was at hand.
 */
export const watchingSaga: Saga<Lately, AccessEvent, WatchCommand> = {
  name: 'watching',
  version: 1,
  startsAt: 'now',
  category: 'access',
  schemas: accessSchemas,
  initial: {},
  instancesOf: (recorded) => (lookIn(recorded) === undefined ? [] : [recorded.metadata.actor.id]),
  evolve: (state, input) => {
    const look = input.kind === 'event' ? lookIn(input.recorded) : undefined;
    if (input.kind !== 'event' || look === undefined) return state;
    const { id: person, role, unit } = input.recorded.metadata.actor;
    const since = millisOf(look.at) - KEPT_MS;
    const looks = [...(state.account?.looks ?? []).filter(({ at }) => millisOf(at) > since), look];
    return { account: { person, role, unit, looks: looks.slice(-MOST_KEPT) } };
  },
  react: ({ account }, input) =>
    input.kind === 'event' && account !== undefined
      ? [{ kind: 'send', to: watchStream(account.person), command: { verb: 'judgeLooks', data: account } }]
      : [],
  isOver: () => false,
};

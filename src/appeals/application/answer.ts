import type { Recorded } from '../../kernel/event';
import type { AppealId, AppealNumber, Revision } from '../../kernel/ids';
import type { CommandResult } from '../../kernel/ports/command-port';
import type { Instant } from '../../kernel/time';
import type { AppealState } from '../domain/appeal';
import { appealDecider } from '../domain/decider';
import { refusal } from '../domain/errors';
import type { AppealEvent, AppealEventType } from '../domain/events';
import type { Status } from '../domain/values';

/** What a command answers; the same again when it is repeated. */
export interface AppealAnswer {
  readonly id: AppealId;
  readonly number: AppealNumber;
  readonly status: Status;
  readonly revision: Revision;
  readonly round: number;
  readonly events: readonly {
    readonly type: AppealEventType;
    readonly revision: Revision;
    readonly occurredAt: Instant;
  }[];
  /** Opens an anonymous appeal later. Given here and nowhere else. */
  readonly secret?: string | undefined;
}

export const foldEvents = (state: AppealState, events: readonly Recorded<AppealEvent>[]): AppealState =>
  events.reduce(
    (before, { event, revision, metadata: { occurredAt, actor } }) =>
      appealDecider.evolve(before, event, { revision, occurredAt, actor }),
    state,
  );

/** @param state as it stands at the answer's revision */
export function answerOf(state: AppealState, result: CommandResult): AppealAnswer {
  if (state.status === 'none') throw refusal('appeal/not-found');
  const events = result.events as readonly Recorded<AppealEvent>[];
  return {
    id: state.id,
    number: state.number,
    status: state.status,
    revision: result.revision,
    round: state.round.number,
    events: events.map(({ event, revision, metadata }) => ({
      type: event.type,
      revision,
      occurredAt: metadata.occurredAt,
    })),
  };
}

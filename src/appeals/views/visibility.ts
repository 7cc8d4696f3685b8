import type { Shows } from '../../kernel/cards';
import type { Recorded } from '../../kernel/event';
import type { DeadlineId, Revision } from '../../kernel/ids';
import { cardOf, type AppealEvent } from '../domain/events';
import { isConfidential } from '../domain/subjects';
import { tellsOfClaim } from '../domain/tells-of-claim';
import type { Perspective } from './perspective';

/** `waits`: an answer that nobody has confirmed yet; that there is one is all that is told of it. */
export type Shown = Shows | 'waits';

/**
 * How much of each event this side may know: the one rule for every view that tells of events. Staff who may see the
 * appeal see all of it but what hangs on a claim, which is for who oversees claims. An answer that waits for confirmation above is none yet to its reporter, and one that was
 * rejected never was.
 * @param story at least all that resolves, confirms or rejects
 */
export function shownTo(
  perspective: Perspective,
  story: readonly Recorded<AppealEvent>[],
): (recorded: Recorded<AppealEvent>) => Shown {
  if (perspective === 'oversight') return () => 'all';
  if (perspective === 'staff') return ({ event }) => (tellsOfClaim(event) ? 'nothing' : 'all');
  const shows = new Map<Revision, Shown>();
  let waiting: Revision | undefined;
  for (const { revision, event } of story) {
    if (event.type === 'AppealResolved') {
      waiting = event.data.confirmedBy === undefined ? undefined : revision;
      if (waiting !== undefined) shows.set(waiting, 'waits');
    }
    if (event.type === 'ResolutionConfirmed' && waiting !== undefined) shows.set(waiting, 'all');
  }
  return ({ revision, event }) => shows.get(revision) ?? ofCard(event);
}

function ofCard({ type, data }: AppealEvent): Shows {
  const { shows } = cardOf(type);
  return typeof shows === 'function' ? shows(data) : shows;
}

/** Whether this side may know of a deadline; what an event did to one that it may not is not told either. */
export const isShown = (deadline: DeadlineId, perspective: Perspective): boolean =>
  perspective === 'oversight' || !isConfidential(deadline);

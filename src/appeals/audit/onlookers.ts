import { mustKeepAway, type Directory } from '../../directory';
import type { Actor } from '../../kernel/actor';
import type { Recorded } from '../../kernel/event';
import type { AppealId } from '../../kernel/ids';
import { canSee, type Permissions } from '../../access';
import { factsOf } from '../application/facts';
import type { ReadAppeal } from '../application/queries/appeal-reader';
import type { Appeal } from '../domain/appeal';
import type { AppealEvent } from '../domain/events';
import { perspectiveOf } from '../views/perspective';
import type { Onlooker } from '../views/onlooker';

/** Somebody, and the rules by which it is judged what they see. */
export interface Beholder {
  readonly actor: Actor;
  readonly permissions: Permissions;
  readonly directory: Directory;
}

export const sees = ({ actor, permissions, directory }: Beholder, appeal: Appeal): boolean =>
  canSee(actor, factsOf(appeal), permissions, directory);

/**
 * Who looks at what happened to an appeal. Other appeals that it names are told of where each of these beholders may know of
 * them: whoever asks on behalf of a role is told no more than either.
 * @param now as it stands today
 * @param read another appeal, as it stood at the time that is asked of; nothing where it was not there yet, and is told of by nothing either
 */
export async function onlookerOf(
  [beholder, ...besides]: readonly [Beholder, ...Beholder[]],
  events: readonly Recorded<AppealEvent>[],
  now: ReadAppeal,
  read: (id: AppealId) => Promise<ReadAppeal | undefined>,
): Promise<Onlooker> {
  const all = [beholder, ...besides];
  const [sources, leads] = [new Set<AppealId>(), new Set<AppealId>()];
  for (const { event } of events) {
    if (event.type === 'RemarkCarried') sources.add(event.data.source);
    if (event.type === 'AppealMerged') leads.add(event.data.target);
  }
  const whereAll = async (ids: ReadonlySet<AppealId>, may: (by: Beholder, appeal: Appeal) => boolean) => {
    const found = new Set<AppealId>();
    for (const id of ids) {
      const other = await read(id);
      if (other !== undefined && all.every((by) => may(by, other.appeal))) found.add(id);
    }
    return found;
  };
  const known = await whereAll(
    sources,
    ({ actor, directory }, appeal) => !mustKeepAway(actor, appeal, directory),
  );
  return {
    perspective: perspectiveOf(beholder.actor, beholder.directory),
    isProtected: now.appeal.violation,
    hiddenSources: new Set([...sources].filter((id) => !known.has(id))),
    leads: await whereAll(leads, sees),
  };
}

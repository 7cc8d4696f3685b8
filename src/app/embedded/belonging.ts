import type { PrimaryMark } from '../../kernel/ports/primary-mark';

/** A store as it was found; `folder` is the id of the data folder that it says it is a part of. */
export type Store<Facts = unknown> =
  | { readonly state: 'missing' | 'empty' }
  | { readonly state: 'there'; readonly folder: string | undefined; readonly facts: Facts };

export interface Stores {
  /** Absent where the log is on a server. */
  readonly log?: Store<{ readonly needs: PrimaryMark | undefined }> | undefined;
  /** Absent where it is on a server. */
  readonly primary?:
    Store<{ readonly generation: number; readonly sessions: ReadonlySet<string> }> | undefined;
  readonly attachments: Store;
}

export type Belonging =
  | { readonly kind: 'new' }
  /** Made by a build that gave no ids. */
  | { readonly kind: 'unmarked' }
  | { readonly kind: 'known'; readonly folder: string }
  /** What to do about it, in a sentence. */
  | { readonly kind: 'refused'; readonly reason: string };

type Paths = { readonly [Name in keyof Stores]-?: string };
type Name = keyof Stores;

const names: readonly Name[] = ['log', 'primary', 'attachments'];
const ADVICE = 'put back the one that belongs here, or restore a backup into a new folder (npm run restore)';

/**
 * Whether the stores that lie together belong together: one that is lost or exchanged would be made anew, or serve
 * another county's keys, without anybody noticing. Pure.
 */
export function belongingOf(stores: Stores, paths: Paths): Belonging {
  const known = names.flatMap((name) => (stores[name] === undefined ? [] : [{ name, store: stores[name] }]));
  const there = known.filter(({ store }) => store.state === 'there');
  const [first] = there;
  if (first === undefined) return { kind: 'new' };
  const marked = there.find(({ store }) => store.state === 'there' && store.folder !== undefined);
  for (const { name, store } of known) {
    const beside = paths[(marked ?? first).name];
    if (store.state !== 'there') {
      // Before there were ids, the folder of attachments had nothing in it until the first photo.
      if (name === 'attachments' && marked === undefined) continue;
      return refused(`${paths[name]} is ${store.state}, and ${beside} lies beside it`);
    }
    if (marked?.store.state !== 'there' || store.folder === marked.store.folder) continue;
    return refused(
      store.folder === undefined
        ? `${paths[name]} does not say which data folder it belongs to, and ${beside} does`
        : `${paths[name]} belongs to the data folder ${store.folder}, and ${beside} to ${String(marked.store.folder)}`,
    );
  }
  const older = olderPrimary(stores, paths);
  if (older !== undefined) return { kind: 'refused', reason: older };
  return marked?.store.state === 'there' && marked.store.folder !== undefined
    ? { kind: 'known', folder: marked.store.folder }
    : { kind: 'unmarked' };
}

const refused = (what: string): Belonging => ({ kind: 'refused', reason: `${what}: ${ADVICE}` });

function olderPrimary({ log, primary }: Stores, paths: Paths): string | undefined {
  if (log?.state !== 'there' || primary?.state !== 'there' || log.facts.needs === undefined) return undefined;
  const { session, generation } = log.facts.needs;
  const has = primary.facts;
  if (has.sessions.has(session) && has.generation >= generation) return undefined;
  return (
    `${paths.primary} is older than ${paths.log}, whose events need its generation ${generation}, and it has come to ` +
    `${has.generation}${has.sessions.has(session) ? '' : ' on another way'}: put back the primary data that this ` +
    'log was written with, or restore both from one backup (npm run restore)'
  );
}

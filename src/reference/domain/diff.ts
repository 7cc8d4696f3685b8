import { below } from '../../kernel/invalid-document';

/** One difference between two documents; without `was` it is new, without `is` it is gone. */
export interface Difference {
  /** Into the newer document; of what is gone, into the older. */
  readonly pointer: string;
  readonly was?: unknown;
  readonly is?: unknown;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * What became of a document. Members of a list are told apart by what names them, where all have such a name and no two
 * the same: a rule put in front of others is one difference, and not one for each that moved.
 */
export function differences(was: unknown, is: unknown, pointer = ''): readonly Difference[] {
  if (Array.isArray(was) && Array.isArray(is)) return ofLists(was, is, pointer);
  if (isFields(was) && isFields(is)) {
    const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
    return names.flatMap((name) => ofMembers(was[name], is[name], below(pointer, name)));
  }
  return was === is ? [] : [{ pointer, was, is }];
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function ofMembers(was: unknown, is: unknown, pointer: string): readonly Difference[] {
  if (was === undefined && is === undefined) return [];
  if (was === undefined) return [{ pointer, is }];
  if (is === undefined) return [{ pointer, was }];
  return differences(was, is, pointer);
}

function ofLists(was: readonly unknown[], is: readonly unknown[], pointer: string): readonly Difference[] {
  const [older, newer] = [named(was), named(is)];
  if (older === undefined || newer === undefined) {
    const longest = Math.max(was.length, is.length);
    return Array.from({ length: longest }).flatMap((_, at) => ofMembers(was[at], is[at], below(pointer, at)));
  }
  const gone = [...older]
    .filter(([name]) => !newer.has(name))
    .map(([, at]): Difference => ({ pointer: below(pointer, at), was: was[at] }));
  const there = [...newer].flatMap(([name, at]) => {
    const before = older.get(name);
    return ofMembers(before === undefined ? undefined : was[before], is[at], below(pointer, at));
  });
  return [...gone, ...there];
}

/** Where each member stands by its name; `undefined` when some have none, or share one. */
function named(list: readonly unknown[]): ReadonlyMap<string, number> | undefined {
  const places = new Map<string, number>();
  for (const [at, member] of list.entries()) {
    const name = nameOf(member);
    if (name === undefined || places.has(name)) return undefined;
    places.set(name, at);
  }
  return places;
}

/** A policy, season or closure by its name and beginning; a rule by what it speaks of; a rung by where it stands. */
function nameOf(member: unknown): string | undefined {
  if (!isFields(member)) return undefined;
  const { name, from, kind, urgency, tier, atPercent, act, kinds, urgencies, tiers } = member;
  if (typeof name === 'string') return JSON.stringify([name, from]);
  if (typeof kind === 'string') return JSON.stringify([kind, urgency, tier]);
  if (typeof act === 'string') return JSON.stringify([atPercent, act, kinds, urgencies, tiers]);
  return undefined;
}

import type { UnitRelation } from '../../access';
import type { Actor } from '../../kernel/actor';
import type { EventId, PersonId, UnitId } from '../../kernel/ids';
import { millisOf, type Instant } from '../../kernel/time';
import type { LookSignal, Threshold } from '../../looking';
import type { ReferenceData } from '../../reference';
import { isWorkingMoment, townOf } from '../../sla';

/** Somebody revealed an identity, or looked a person up. */
export interface Look {
  readonly event: EventId;
  readonly at: Instant;
  readonly kind: 'reveal' | 'look-up';
  /** Whose identity was revealed; a stream's name, to tell one from another. */
  readonly appeal?: string | undefined;
  readonly relation?: UnitRelation | undefined;
  readonly atHand?: boolean | undefined;
}

/** Who looks, and what they looked at lately, the newest last. */
export interface Account {
  readonly person: PersonId;
  readonly role: Actor['role'];
  readonly unit?: UnitId | undefined;
  readonly looks: readonly Look[];
}

/** By what it is judged. */
export type Watch = Pick<ReferenceData, 'looking' | 'calendar' | 'directory'>;

/** What the last signal of each kind had behind it, and until when: no look is behind two of a kind. */
interface Known {
  readonly last: Readonly<Partial<Record<LookSignal, readonly EventId[]>>>;
  readonly lastAt: Readonly<Partial<Record<LookSignal, Instant>>>;
}

export interface Raised {
  readonly code: LookSignal;
  /** The reveals and look-ups behind it, the first first. */
  readonly looks: readonly EventId[];
  /** Of the first and of the last of them. */
  readonly from: Instant;
  readonly until: Instant;
  /** The threshold that it reached. */
  readonly most: number;
  readonly minutes: number;
}

const MINUTE_MS = 60_000;

/** What is unusual now that the newest of these was looked at. Pure. */
export function unusual(account: Account, known: Known, watch: Watch): readonly Raised[] {
  const newest = account.looks.at(-1);
  if (newest === undefined) return [];
  return watch.looking.watch.flatMap((threshold) => {
    const { signal: code, looks: most, minutes, roles } = threshold;
    if (roles !== undefined && !roles.some((role) => role === account.role)) return [];
    if (!isSuch(code, newest, account, watch)) return [];
    const since = millisOf(newest.at) - minutes * MINUTE_MS;
    const such = account.looks.filter(
      (look) => millisOf(look.at) > since && isFresh(look, code, known) && isSuch(code, look, account, watch),
    );
    const [first] = such;
    if (first === undefined || countOf(threshold, such) < most) return [];
    const looks = such.map(({ event }) => event);
    return [{ code, looks, from: first.at, until: newest.at, most, minutes }];
  });
}

const isFresh = ({ event, at }: Look, code: LookSignal, { last, lastAt }: Known): boolean => {
  const until = lastAt[code];
  return until === undefined || (at >= until && last[code]?.includes(event) !== true);
};

/** Of identities it counts how many; one that is read again was known. */
const countOf = ({ signal }: Threshold, looks: readonly Look[]): number =>
  signal === 'many-reveals' || signal === 'not-holding'
    ? new Set(looks.map(({ appeal }) => appeal)).size
    : looks.length;

function isSuch(
  code: LookSignal,
  { kind, relation, atHand, at }: Look,
  { unit }: Account,
  { calendar, directory }: Watch,
): boolean {
  switch (code) {
    case 'many-reveals':
      return kind === 'reveal';
    case 'not-holding':
      return kind === 'reveal' && relation === 'none';
    case 'no-appeal-at-hand':
      return kind === 'look-up' && atHand === false;
    case 'off-hours':
      return !isWorkingMoment(at, calendar, townOf(unit && directory.unit(unit)?.region));
    default:
      return code satisfies never;
  }
}

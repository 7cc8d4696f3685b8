import type { AppealId, PersonId, UnitId } from '../../kernel/ids';
import type { Sealed } from '../../kernel/sealed';
import { addMillis, type Instant } from '../../kernel/time';
import { withholdingError } from '../errors';
import type { IdentityParty } from './identity';

/**
 * While an investigation goes on, whoever stands behind an appeal is not told who looked: for a time, by somebody, for
 * a reason. Never of looks by whoever decides it.
 */
interface Withheld {
  readonly appeal: AppealId;
  /** When they are told after all. */
  readonly until: Instant;
  /** Looks by this unit alone; by anybody where it is left out. */
  readonly unit?: UnitId | undefined;
  /** From whom alone; from both who stand behind it where it is left out. */
  readonly party?: IdentityParty | undefined;
  /** Sealed under the appeal's key. */
  readonly reason: Sealed<string>;
}

export type WithholdingCommand =
  | { readonly verb: 'withholdLooks'; readonly data: Withheld & { readonly atMostDays: number } }
  | { readonly verb: 'endWithholding'; readonly data: WithholdingEnded['data'] };

export interface LooksWithheld {
  readonly type: 'LooksWithheld';
  /** `withholding`: 1, 2, … of this appeal. */
  readonly data: Withheld & { readonly withholding: number };
}
export interface WithholdingEnded {
  readonly type: 'WithholdingEnded';
  readonly data: {
    readonly appeal: AppealId;
    readonly withholding: number;
    readonly reason: Sealed<string>;
  };
}
export type WithholdingEvent = LooksWithheld | WithholdingEnded;

/** Of an appeal, in order. */
export type Withholdings = readonly { readonly until: Instant; readonly ended: boolean }[];

const DAY_MS = 86_400_000;

export function withholdingsAfter(withholdings: Withholdings, event: WithholdingEvent): Withholdings {
  if (event.type === 'LooksWithheld') return [...withholdings, { until: event.data.until, ended: false }];
  return withholdings.map((each, at) =>
    at + 1 === event.data.withholding ? { ...each, ended: true } : each,
  );
}

/** @throws DomainError `looks/*` */
export function decideWithholding(
  command: WithholdingCommand,
  withholdings: Withholdings,
  now: Instant,
): readonly WithholdingEvent[] {
  switch (command.verb) {
    case 'withholdLooks': {
      const { atMostDays, appeal, until, unit, party, reason } = command.data;
      if (until <= now || until > addMillis(now, atMostDays * DAY_MS))
        throw withholdingError('looks/until-out-of-bounds', { days: atMostDays });
      const withholding = withholdings.length + 1;
      return [{ type: 'LooksWithheld', data: { appeal, withholding, until, unit, party, reason } }];
    }
    case 'endWithholding': {
      const { appeal, withholding, reason } = command.data;
      const found = withholdings[withholding - 1];
      if (found === undefined) throw withholdingError('looks/no-withholding');
      if (found.ended || found.until <= now) throw withholdingError('looks/not-withheld');
      return [{ type: 'WithholdingEnded', data: { appeal, withholding, reason } }];
    }
  }
}

/** Whose decision hides which looks, and at which appeal. */
export interface Hiding {
  readonly by: PersonId;
  readonly unit?: UnitId | undefined;
  readonly appeal: AppealId;
}

/**
 * Of look-ups by a number. Of a unit that is looked into, all; else those that may be about this appeal: what somebody
 * looked up for another is no part of it. Nobody hides their own.
 */
export const hidesLookUp = (
  { by, unit, appeal }: Hiding,
  look: {
    readonly person: string;
    readonly unit?: string | null | undefined;
    /** For which appeal they looked, where they named one. */
    readonly forAppeal?: AppealId | undefined;
  },
): boolean =>
  look.person !== by && (unit === undefined ? (look.forAppeal ?? appeal) === appeal : unit === look.unit);

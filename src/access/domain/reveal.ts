import type { Actor } from '../../kernel/actor';
import type { Aggregate } from '../../kernel/aggregate';
import type { Decider, DecisionContext, EventSchemas, Upcast } from '../../kernel/decider';
import type { AppealId } from '../../kernel/ids';
import type { AuditorRead, ReadAsAuditor } from './audit-read';
import type { ExportList, ListExported } from './list-export';
import type { LookUpPerson, PersonLookedUp } from './look-up';
import type { Instant } from '../../kernel/time';
import type { Sealed } from '../../kernel/sealed';
import { UNLISTED } from '../../looking';
import { revealError } from '../errors';
import {
  decideIdentity,
  standingAfter,
  type IdentityCommand,
  type IdentityEvent,
  type IdentityParty,
  type IdentityStanding,
} from './identity';
import {
  decideWithholding,
  withholdingsAfter,
  type WithholdingCommand,
  type WithholdingEvent,
  type Withholdings,
} from './withholding';

/** Whose contact an appeal holds. */
export type RevealedParty = IdentityParty;

/** What the reader's unit had to do with the appeal then. */
export type UnitRelation = 'holder' | 'involved' | 'none';

/** Who reads whose identity, and why. Whoever asks stands in the event's metadata. */
export interface RevealIdentity {
  readonly verb: 'revealIdentity';
  readonly data: IdentityRevealed['data'] & { readonly violation: boolean };
}

export interface IdentityRevealed {
  readonly type: 'IdentityRevealed';
  readonly data: {
    readonly appeal: AppealId;
    /** A code of the list. */
    readonly purpose: string;
    /** Sealed under the appeal's key: people write names into reasons. */
    readonly reason: Sealed<string>;
    readonly shows: readonly RevealedParty[];
    /** Not known of reveals of before it was asked. */
    readonly relation?: UnitRelation | undefined;
    /** Of a gateway's: for which message; it was shown the telephone number alone. */
    readonly notice?: string | undefined;
  };
}

/** Who takes evidence away: all of an appeal, or what the log holds of a period. */
export interface ExportEvidence {
  readonly verb: 'exportEvidence';
  readonly data: {
    readonly of: {
      readonly appeal?: AppealId | undefined;
      readonly from?: Instant | undefined;
      readonly until?: Instant | undefined;
    };
    /** So many heads were signed by then. */
    readonly heads: number;
    /** So many events of it had been taken before: it goes on there. */
    readonly had: number;
  };
}

export interface EvidenceExported {
  readonly type: 'EvidenceExported';
  readonly data: ExportEvidence['data'];
}

export type AccessEvent =
  | IdentityRevealed
  | PersonLookedUp
  | EvidenceExported
  | AuditorRead
  | ListExported
  | IdentityEvent
  | WithholdingEvent;

export type AccessCommand =
  | RevealIdentity
  | LookUpPerson
  | ExportEvidence
  | ReadAsAuditor
  | ExportList
  | IdentityCommand
  | WithholdingCommand;

/** Of the `access-` stream beside an appeal, a person, or a citizen. */
export interface AccessState {
  readonly reveals: number;
  /** Of an appeal's. */
  readonly withholdings?: Withholdings;
  /** Of a citizen's. */
  readonly identity?: IdentityStanding;
}

/** Who handles; supervisors and auditors watch those who do. */
const handlers: ReadonlySet<Actor['role']> = new Set(['officer', 'dispatcher', 'grid-worker']);

export const accessDecider: Decider<AccessState, AccessCommand, AccessEvent, DecisionContext> = {
  initial: { reveals: 0 },
  evolve: (state, event) => {
    switch (event.type) {
      case 'IdentityRevealed':
      case 'PersonLookedUp':
        return { ...state, reveals: state.reveals + 1 };
      case 'EvidenceExported':
      case 'AuditorRead':
      case 'ListExported':
        return state;
      case 'LooksWithheld':
      case 'WithholdingEnded':
        return { ...state, withholdings: withholdingsAfter(state.withholdings ?? [], event) };
      default:
        return { ...state, identity: standingAfter(state.identity, event.type) };
    }
  },
  decide: (command, state, { actor, now }) => {
    if (command.verb === 'lookUpPerson') return [{ type: 'PersonLookedUp', data: { ...command.data } }];
    if (command.verb === 'exportList') return [{ type: 'ListExported', data: { ...command.data } }];
    if (command.verb === 'exportEvidence') {
      const { of, heads, had } = command.data;
      return [{ type: 'EvidenceExported', data: { of, heads, had } }];
    }
    if (command.verb === 'readAsAuditor') return [{ type: 'AuditorRead', data: readOf(command.data) }];
    if (command.verb === 'withholdLooks' || command.verb === 'endWithholding')
      return decideWithholding(command, state.withholdings ?? [], now);
    if (command.verb !== 'revealIdentity') return decideIdentity(command, state.identity);
    const { violation, ...data } = command.data;
    if (violation && handlers.has(actor.role)) throw revealError('reveal/refused');
    if (data.shows.length === 0) throw revealError('reveal/nobody');
    return [{ type: 'IdentityRevealed', data }];
  },
  // No clock runs on who reads what.
  misses: () => [],
};

const readOf = (data: ReadAsAuditor['data']): AuditorRead['data'] => {
  const { asked, purpose, reason } = data;
  const why = {
    ...(purpose === undefined ? {} : { purpose }),
    ...(reason === undefined ? {} : { reason }),
  };
  return 'appeal' in data
    ? { ...{ appeal: data.appeal, view: data.view, asked }, ...why }
    : { ...{ register: data.register, asked }, ...why };
};

/** Before there was a list, a purpose was a sentence. */
const inWordsAlone: Upcast = ({ purpose, ...data }) => ({ ...data, purpose: UNLISTED, reason: purpose });

export const accessSchemas: EventSchemas = {
  versions: {
    ...{ IdentityRevealed: 2, PersonLookedUp: 2, EvidenceExported: 1, AuditorRead: 1, ListExported: 1 },
    ...{ IdentityRestricted: 1, RestrictionLifted: 1, IdentityErased: 1, ErasureFinished: 1 },
    ...{ LooksWithheld: 1, WithholdingEnded: 1 },
  },
  upcasts: { IdentityRevealed: { 1: inWordsAlone }, PersonLookedUp: { 1: inWordsAlone } },
};

/** The `access-` streams, as the executor runs them. */
export const accessAggregate: Aggregate<AccessState, AccessCommand, AccessEvent, DecisionContext> = {
  category: 'access',
  decider: accessDecider,
  schemas: accessSchemas,
  context: (now, actor, { versions }) => ({ now, actor, versions: { ...versions } }),
};

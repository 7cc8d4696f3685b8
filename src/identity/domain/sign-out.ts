import type { Aggregate } from '../../kernel/aggregate';
import type { Decider, DecisionContext, EventSchemas } from '../../kernel/decider';
import { authError } from '../../kernel/ports/authenticator';
import { instantOf, type Instant } from '../../kernel/time';

/** Keyed, hex: neither who it is nor which session can be read from the log. */
export type Mark = string;

/** An issuer ended a session of somebody, or all of theirs. */
export interface SignedOut {
  readonly type: 'SignedOut';
  readonly data: {
    /** Of the logout token: it counts once. */
    readonly token: Mark;
    /** The session that ended; all that had begun by then where there is none. */
    readonly session?: Mark | undefined;
    /** When the issuer said so, by its clock. */
    readonly saidAt: Instant;
  };
}
export type SignOutEvent = SignedOut;
export interface SignOut {
  readonly verb: 'signOut';
  readonly data: SignedOut['data'];
}

/** Of one account, or of one session where the issuer named no account. */
export interface SignOuts {
  readonly tokens: ReadonlySet<Mark>;
  readonly sessions: ReadonlySet<Mark>;
  /** The last moment at which all sessions ended. */
  readonly allAt?: Instant | undefined;
  /** The last moment at which any did. */
  readonly anyAt?: Instant | undefined;
}

/** What a token says of the session that it belongs to. */
export interface SessionOfToken {
  readonly session?: Mark | undefined;
  /** Seconds since 1970. */
  readonly issuedAt?: number | undefined;
}

/**
 * Whether the issuer ended what a token belongs to. A token that names no session may be of any that had begun by then:
 * it goes too, and its holder gets another from a session that goes on. Pure.
 */
export function isSignedOut({ sessions, allAt, anyAt }: SignOuts, { session, issuedAt }: SessionOfToken) {
  if (session !== undefined && sessions.has(session)) return true;
  const end = session === undefined ? anyAt : allAt;
  return end !== undefined && (issuedAt === undefined || instantOf(Math.floor(issuedAt) * 1000) <= end);
}

const later = (a: Instant | undefined, b: Instant): Instant => (a === undefined || b > a ? b : a);

const decider: Decider<SignOuts, SignOut, SignOutEvent, DecisionContext> = {
  initial: { tokens: new Set(), sessions: new Set() },
  evolve: ({ tokens, sessions, allAt, anyAt }, { data: { token, session, saidAt } }) => ({
    tokens: new Set([...tokens, token]),
    sessions: session === undefined ? sessions : new Set([...sessions, session]),
    allAt: session === undefined ? later(allAt, saidAt) : allAt,
    anyAt: later(anyAt, saidAt),
  }),
  decide: ({ data }, { tokens }) => {
    if (tokens.has(data.token))
      throw authError('auth/logout-invalid', { claim: 'jti', expected: 'used once' });
    return [{ type: 'SignedOut', data }];
  },
  misses: () => [],
};

export const signOutSchemas: EventSchemas = { versions: { SignedOut: 1 }, upcasts: {} };

/** Who is signed out by their issuer. */
export const signOutAggregate: Aggregate<SignOuts, SignOut, SignOutEvent, DecisionContext> = {
  category: 'signout',
  decider,
  schemas: signOutSchemas,
  context: (now, actor) => ({ now, actor, versions: {} }),
};

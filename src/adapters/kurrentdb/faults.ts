import { NO_STREAM, type Revision } from '../../kernel/ids';

/** What a failed call means, whichever client and call it came from. */
export type Fault =
  | { readonly kind: 'conflict'; readonly actual: Revision }
  /** No server will ever take it. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'no-such-stream' }
  | { readonly kind: 'deleted' }
  /** The name, password or certificate is not accepted. */
  | { readonly kind: 'denied' }
  | { readonly kind: 'invalid-position' }
  /** Certainly not carried out; another time or another node may do it. */
  | { readonly kind: 'not-taken' }
  /** It may have been carried out. */
  | { readonly kind: 'unknown' };

/** No word came within our own limit: the client's deadline does not bind reads and subscriptions. */
export class Silence extends Error {
  override readonly name = 'Silence';
}

interface Failure {
  readonly type?: unknown;
  readonly code?: unknown;
  readonly message?: unknown;
  readonly actualVersion?: unknown;
  readonly actualState?: unknown;
}

const INVALID_ARGUMENT = 3;
const PERMISSION_DENIED = 7;
const RESOURCE_EXHAUSTED = 8;
const NEVER_SENT =
  /No connection established|ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|Name resolution failed|Failed to discover|Channel has been shut down|Server Is Not Ready|Server Is Too Busy|No leader info/i;

export function faultOf(error: unknown): Fault {
  const { type, code, message, actualVersion, actualState } = (error ?? {}) as Failure;
  switch (type) {
    case 'wrong-expected-version': {
      const actual = actualVersion ?? actualState;
      return {
        kind: 'conflict',
        actual: typeof actual === 'bigint' ? (Number(actual) as Revision) : NO_STREAM,
      };
    }
    case 'maximum-append-size-exceeded':
      return { kind: 'refused' };
    case 'stream-not-found':
      return { kind: 'no-such-stream' };
    case 'stream-deleted':
      return { kind: 'deleted' };
    case 'access-denied':
      return { kind: 'denied' };
    case 'not-leader':
      return { kind: 'not-taken' };
    default:
      break;
  }
  const said = typeof message === 'string' ? message : '';
  if (code === PERMISSION_DENIED) return { kind: 'denied' };
  if (code === RESOURCE_EXHAUSTED && said.includes('larger than max')) return { kind: 'refused' };
  if (code === INVALID_ARGUMENT && said.includes('invalid position')) return { kind: 'invalid-position' };
  return { kind: NEVER_SENT.test(said) ? 'not-taken' : 'unknown' };
}

/** For an operator: what went wrong, in one line. */
export function describeFault(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { type } = error as Failure;
  return error.message || (typeof type === 'string' ? type : error.name);
}

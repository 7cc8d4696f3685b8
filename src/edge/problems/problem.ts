import { DomainError } from '../../kernel/domain-error';
import type { EdgeErrorCode, FieldCode } from './codes';

/** What is wrong with one field of the request. */
export interface FieldError {
  /** RFC 6901 pointer into the body or the query, `/attachments/0/ref`. */
  readonly pointer: string;
  readonly code: FieldCode;
  /** Fills the message's blanks, such as `max`. */
  readonly details?: Readonly<Record<string, unknown>> | undefined;
}

/** What is wrong with one part of the request: a field, or a file, of which a feature has a code of its own. */
export interface PartError extends Omit<FieldError, 'code'> {
  readonly code: string;
}

/** RFC 9457, as sent. */
export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly code: string;
  readonly correlationId: string;
  readonly errors?: readonly {
    readonly pointer: string;
    readonly code: string;
    readonly message: string;
  }[];
  /** Of `errors` that are left out: how many. */
  readonly more?: number;
  /** Further details of the code, such as the revision that the appeal is at. */
  readonly [extra: string]: unknown;
}

/** A refusal at the edge; features throw their own `DomainError`s. */
export const edgeError = (
  code: EdgeErrorCode,
  details?: Readonly<Record<string, unknown>>,
): DomainError<EdgeErrorCode> => new DomainError(code, details);

/** What a caller mends at once; the rest is counted and costs neither work nor an answer's length. */
export const MOST_FAULTS = 20;

/** A request whose fields do not hold. Also for rules that need more than one field, such as a service's form. */
export class InvalidRequest extends DomainError<'request/invalid'> {
  readonly fields: readonly FieldError[];

  /** @param uncounted faults besides those that are named */
  constructor(faults: readonly FieldError[], uncounted = 0) {
    const more = Math.max(0, faults.length - MOST_FAULTS) + uncounted;
    super('request/invalid', more > 0 ? { more } : {});
    this.fields = faults.slice(0, MOST_FAULTS);
  }
}

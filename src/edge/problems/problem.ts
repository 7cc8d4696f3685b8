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
    readonly code: FieldCode;
    readonly message: string;
  }[];
  /** Further details of the code, such as the revision that the appeal is at. */
  readonly [extra: string]: unknown;
}

/** A refusal at the edge; features throw their own `DomainError`s. */
export const edgeError = (
  code: EdgeErrorCode,
  details?: Readonly<Record<string, unknown>>,
): DomainError<EdgeErrorCode> => new DomainError(code, details);

/** A request whose fields do not hold. Also for rules that need more than one field, such as a service's form. */
export class InvalidRequest extends DomainError<'request/invalid'> {
  constructor(readonly fields: readonly FieldError[]) {
    super('request/invalid');
  }
}

import { HttpException } from '@nestjs/common';
import { DomainError } from '../../kernel/domain-error';
import { AttachmentsUnavailable } from '../../kernel/ports/attachment-store';
import { ClockDisputed } from '../../kernel/ports/clock';
import {
  AppendRefused,
  OutcomeUnknown,
  StoreUnavailable,
  WrongExpectedRevision,
} from '../../kernel/ports/event-store';
import { MasterKeyUnavailable } from '../../kernel/ports/master-key';
import { PrimaryDataUnavailable } from '../../kernel/ports/primary-data';
import type { Problems } from '../../kernel/problem';
import type { EdgeErrorCode } from './codes';
import { InvalidRequest, type PartError } from './problem';

/** An error of any origin as a code that the caller can act on. */
export interface Diagnosis {
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly fields: readonly PartError[];
}

const plain = (code: string, details: Diagnosis['details'] = {}): Diagnosis => ({
  code,
  details,
  fields: [],
});

const unavailable = [StoreUnavailable, PrimaryDataUnavailable, AttachmentsUnavailable];

/** @param problems what every code means that somebody may throw */
export function diagnose(error: unknown, problems: Problems): Diagnosis {
  if (error instanceof InvalidRequest)
    return { code: error.code, details: error.details, fields: error.fields };
  if (error instanceof DomainError) return ofDomain(error as DomainError, problems);
  if (error instanceof MasterKeyUnavailable) return plain('store/keys-unavailable');
  if (unavailable.some((kind) => error instanceof kind)) return plain('store/unavailable');
  if (error instanceof OutcomeUnknown) return plain('command/outcome-unknown');
  if (error instanceof WrongExpectedRevision) return plain('command/conflict');
  if (error instanceof AppendRefused) return plain('command/too-large');
  if (error instanceof ClockDisputed) return plain('clock/disputed');
  return plain(byPlatform(error));
}

/** A code that nobody put into the catalogue is a fault of ours. */
const ofDomain = (
  { code, details, fields = [] }: DomainError & Partial<Pick<Diagnosis, 'fields'>>,
  problems: Problems,
): Diagnosis => (Object.hasOwn(problems, code) ? { code, details, fields } : plain('server/failed'));

/** What Fastify and Nest throw before a handler is reached. */
function byPlatform(error: unknown): EdgeErrorCode {
  const { code, statusCode } = (error ?? {}) as { code?: unknown; statusCode?: unknown };
  const known = typeof code === 'string' ? platformCodes[code] : undefined;
  if (known) return known;
  const status = error instanceof HttpException ? error.getStatus() : statusCode;
  return typeof status === 'number' ? (platformStatuses[status] ?? 'server/failed') : 'server/failed';
}

const platformCodes: Readonly<Record<string, EdgeErrorCode | undefined>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'request/too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'request/media-type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'request/malformed',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'request/malformed',
  FST_ERR_CTP_INVALID_JSON_BODY: 'request/malformed',
  FST_ERR_BAD_URL: 'request/no-route',
  FST_ERR_MAX_PARAM_LENGTH: 'request/no-route',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'request/media-type',
};

const platformStatuses: Readonly<Record<number, EdgeErrorCode | undefined>> = {
  400: 'request/malformed',
  404: 'request/no-route',
  413: 'request/too-large',
  415: 'request/media-type',
  429: 'rate/limited',
  503: 'request/not-ready',
};

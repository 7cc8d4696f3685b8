import type { AppealErrorCode } from '../../appeals';
import type { AttachmentErrorCode } from '../../attachments';
import type { AuthErrorCode } from '../../identity';
import type { RevealErrorCode } from '../../privacy';
import type { SlaErrorCode } from '../../sla';

/** What is wrong with the request before any feature looks at it. */
export const requestErrorCodes = [
  'request/invalid',
  'request/malformed',
  'request/no-route',
  'request/too-large',
  'request/media-type',
  'request/key-invalid',
  'request/key-required',
  'request/if-match-invalid',
  'request/cursor-invalid',
  'request/position-invalid',
  'request/not-ready',
] as const;

/** What the engines answer: executor, stores, clock, read models, runners. */
export const runtimeErrorCodes = [
  'command/conflict',
  'command/revision-mismatch',
  'command/key-reused',
  'command/too-large',
  'command/outcome-unknown',
  'store/unavailable',
  'clock/disputed',
  'event/unknown-type',
  'read/not-fresh',
  'read/parked',
  'read/foreign-position',
  'directory/unknown-unit',
  'directory/no-county-centre',
  'runner/not-found',
  'runner/not-possible',
  'server/failed',
] as const;

export const accessErrorCodes = ['access/forbidden', 'rate/limited'] as const;

export type RequestErrorCode = (typeof requestErrorCodes)[number];
export type RuntimeErrorCode = (typeof runtimeErrorCodes)[number];
export type AccessErrorCode = (typeof accessErrorCodes)[number];

/** Every code that a problem may carry. The tables keyed by it make the compiler list what a new one lacks. */
export type ErrorCode =
  | AppealErrorCode
  | AttachmentErrorCode
  | AuthErrorCode
  | RevealErrorCode
  | SlaErrorCode
  | RequestErrorCode
  | RuntimeErrorCode
  | AccessErrorCode;

/** What may be wrong with one field. */
export const fieldCodes = [
  'field/required',
  'field/unknown',
  'field/not-text',
  'field/too-short',
  'field/too-long',
  'field/not-a-choice',
  'field/not-a-number',
  'field/not-whole',
  'field/too-small',
  'field/too-large',
  'field/not-true-or-false',
  'field/not-a-list',
  'field/too-few',
  'field/too-many',
  'field/doubled',
  'field/not-an-object',
  'field/not-an-instant',
  'field/not-a-day',
  'field/not-a-region',
  'field/not-an-id',
  'field/not-an-appeal-number',
  'field/not-an-id-number',
  'field/not-a-phone',
  'field/not-allowed',
  'field/invalid',
] as const;
export type FieldCode = (typeof fieldCodes)[number];

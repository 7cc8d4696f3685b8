import type { Brand } from './brand';

export type AppealId = Brand<string, 'AppealId'>;
/** `<county>-<yyyymmdd>-<seq>`, what a person reads out on the telephone. */
export type AppealNumber = Brand<string, 'AppealNumber'>;
export type UnitId = Brand<string, 'UnitId'>;
/** Whom an appeal is referred to, outside the county's units: 110, a court, another county's hotline. */
export type BodyId = Brand<string, 'BodyId'>;
/** A person on duty: the subject of a token. */
export type PersonId = Brand<string, 'PersonId'>;
/** A citizen, found again by a keyed hash of a phone or ID number, never by the number itself. */
export type CitizenId = Brand<string, 'CitizenId'>;
export type ServiceId = Brand<string, 'ServiceId'>;
/** County (6 digits), town (9), village (12), or grid (village code and one to three `-NN`). */
export type RegionCode = Brand<string, 'RegionCode'>;
/** 群体性事项: one cause behind many appeals. */
export type IncidentId = Brand<string, 'IncidentId'>;
export type KeyId = Brand<string, 'KeyId'>;
/** Lower-case hex SHA-256 of the sealed bytes. */
export type AttachmentId = Brand<string, 'AttachmentId'>;
export type CommandId = Brand<string, 'CommandId'>;
export type CorrelationId = Brand<string, 'CorrelationId'>;
export type EventId = Brand<string, 'EventId'>;
export type StreamName = Brand<string, 'StreamName'>;
/** `round/kind/subject/ordinal`, unique within its appeal. */
export type DeadlineId = Brand<string, 'DeadlineId'>;
/** Zero-based number of an event in its stream. */
export type Revision = Brand<number, 'Revision'>;
/**
 * Where an event stands in the whole log; only its order means anything. Starts at 1; 0 is before the first.
 * A number, because the largest any store hands out are byte offsets, far below 2^53.
 */
export type Position = Brand<number, 'Position'>;

export const BEFORE_ALL = 0 as Position;
export const NO_STREAM = -1 as Revision;

export const appealStream = (id: AppealId): StreamName => `appeal-${id}` as StreamName;
export const appealOf = (stream: StreamName): AppealId => stream.slice('appeal-'.length) as AppealId;
export const accessStream = (id: AppealId): StreamName => `access-${id}` as StreamName;
/** Whose `access-` stream it is; those of the county and of persons are of no appeal. */
export const accessedAppeal = (stream: StreamName): AppealId | undefined => {
  const id = stream.slice('access-'.length);
  return /^[0-9a-f]{8}-[0-9a-f]{4}-/.test(id) ? (id as AppealId) : undefined;
};
/** The part of a stream's name before the first dash: its category. */
export const categoryOf = (stream: StreamName): string => stream.slice(0, stream.indexOf('-'));

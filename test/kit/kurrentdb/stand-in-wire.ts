import { randomUUID } from 'node:crypto';
import { Metadata, status, type ServiceError } from '@grpc/grpc-js';
import { StreamIdentifier, UUID } from '@eventstore/db-client/generated/shared_pb';
import { AppendResp, ReadResp, type AppendReq } from '@eventstore/db-client/generated/streams_pb';
import { LARGEST_APPEND, TOMBSTONE, type AppendOutcome, type Entry, type Proposed } from './stand-in-log';

const TOMBSTONE_REVISION = '9223372036854775807';

export const streamNameOf = (identifier: StreamIdentifier | undefined): string =>
  Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');

const identifierOf = (stream: string): StreamIdentifier =>
  new StreamIdentifier().setStreamName(Uint8Array.from(Buffer.from(stream, 'utf8')));

/** Ids come as text or as two signed halves. */
export function idOf(uuid: UUID | undefined): string {
  const halves = uuid?.getStructured();
  if (!halves) return uuid?.getString() ?? '';
  const bytes = Buffer.alloc(16);
  bytes.writeBigInt64BE(BigInt(halves.getMostSignificantBits()), 0);
  bytes.writeBigInt64BE(BigInt(halves.getLeastSignificantBits()), 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

export const proposedOf = (message: AppendReq.ProposedMessage): Proposed => ({
  id: idOf(message.getId()),
  type: message.getMetadataMap().get('type') ?? '',
  contentType: message.getMetadataMap().get('content-type') ?? '',
  data: Buffer.from(message.getData_asU8()),
  metadata: Buffer.from(message.getCustomMetadata_asU8()),
});

export function eventMessage(entry: Entry): ReadResp {
  const recorded = new ReadResp.ReadEvent.RecordedEvent()
    .setId(new UUID().setString(entry.id))
    .setStreamIdentifier(identifierOf(entry.stream))
    .setStreamRevision(entry.type === TOMBSTONE ? TOMBSTONE_REVISION : String(entry.revision))
    .setCommitPosition(String(entry.position))
    .setPreparePosition(String(entry.position))
    .setData(Uint8Array.from(entry.data))
    .setCustomMetadata(Uint8Array.from(entry.metadata));
  recorded
    .getMetadataMap()
    .set('type', entry.type)
    .set('content-type', entry.contentType)
    .set('created', entry.created);
  const event = new ReadResp.ReadEvent().setEvent(recorded).setCommitPosition(String(entry.position));
  return new ReadResp().setEvent(event);
}

export const notFoundMessage = (stream: string): ReadResp =>
  new ReadResp().setStreamNotFound(new ReadResp.StreamNotFound().setStreamIdentifier(identifierOf(stream)));

export const confirmationMessage = (): ReadResp =>
  new ReadResp().setConfirmation(new ReadResp.SubscriptionConfirmation().setSubscriptionId(randomUUID()));

export const caughtUpMessage = (): ReadResp => new ReadResp().setCaughtUp(new ReadResp.CaughtUp());

export const checkpointMessage = (position: number): ReadResp =>
  new ReadResp().setCheckpoint(
    new ReadResp.Checkpoint().setCommitPosition(String(position)).setPreparePosition(String(position)),
  );

/** A failure as gRPC carries it: a status, and trailers by which the client tells the kind. */
export function failure(code: status, message: string, trailers: Readonly<Record<string, string>> = {}) {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(trailers)) metadata.set(name, value);
  const error: ServiceError = Object.assign(new Error(message), { code, details: message, metadata });
  return error;
}

export const notReady = () => failure(status.UNAVAILABLE, 'Server Is Not Ready');
export const broken = () => failure(status.UNAVAILABLE, 'the connection broke');
export const tombstoned = (stream: string) =>
  failure(status.FAILED_PRECONDITION, `stream ${stream} is deleted`, {
    exception: 'stream-deleted',
    'stream-name': stream,
  });

/** A conflict is an answer, other refusals are failures. */
export function appendAnswer(
  stream: string,
  expected: number,
  outcome: AppendOutcome,
): AppendResp | ServiceError {
  switch (outcome.kind) {
    case 'done': {
      const success = new AppendResp.Success().setCurrentRevision(String(outcome.revision));
      if (outcome.position !== undefined) {
        const position = String(outcome.position);
        success.setPosition(
          new AppendResp.Position().setCommitPosition(position).setPreparePosition(position),
        );
      }
      return new AppendResp().setSuccess(success);
    }
    case 'conflict': {
      const wrong = new AppendResp.WrongExpectedVersion();
      if (outcome.actual >= 0) wrong.setCurrentRevision(String(outcome.actual));
      if (expected >= 0) wrong.setExpectedRevision(String(expected));
      return new AppendResp().setWrongExpectedVersion(wrong);
    }
    case 'too-large':
      return failure(status.INVALID_ARGUMENT, 'Maximum Append Size Exceeded.', {
        exception: 'maximum-append-size-exceeded',
        'maximum-append-size': String(LARGEST_APPEND),
      });
    case 'tombstoned':
      return tombstoned(stream);
    case 'bad-request':
      return failure(status.UNKNOWN, 'BadRequest');
  }
}

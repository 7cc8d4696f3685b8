import type { DomainEvent, Recorded } from '../../kernel/event';
import type { CommandId, CorrelationId, StreamName } from '../../kernel/ids';
import type { Saga, SagaInput } from '../../kernel/saga';
import type { Instant } from '../../kernel/time';
import { derivedId } from '../command-ids';

/** A saga whose state, events and commands the runner does not look into. */
export type AnySaga = Saga<unknown, DomainEvent, unknown>;
export type AnyInput = SagaInput<DomainEvent, unknown>;

/** What an input came from: names the commands that follow, and links them in the audit's tree. */
export interface Cause {
  /** With saga, instance and index it makes a command's id: the same after a crash and in a rebuild. */
  readonly parts: readonly string[];
  readonly correlation: CorrelationId;
  readonly causation: string;
}

/** A command on its way out, kept until it is answered. */
export interface OutgoingCommand {
  readonly instance: string;
  readonly commandId: CommandId;
  readonly stream: StreamName;
  /** JSON. */
  readonly command: string;
  readonly correlation: CorrelationId;
  readonly causation: string;
}

export interface Timer {
  readonly name: string;
  readonly at: Instant;
  readonly correlation: CorrelationId;
  /** What started it, usually an event's id. */
  readonly causation: string;
}

export const causeOfEvent = ({ id, metadata }: Recorded): Cause => ({
  parts: ['event', id],
  correlation: metadata.correlationId,
  causation: id,
});

export const causeOfTimer = ({ name, at, correlation, causation }: Timer): Cause => ({
  parts: ['timer', name, at],
  correlation,
  causation,
});

export const causeOfOutcome = ({
  commandId,
  correlation,
}: Pick<OutgoingCommand, 'commandId' | 'correlation'>): Cause => ({
  parts: ['outcome', commandId],
  correlation,
  causation: commandId,
});

export const commandIdFor = (saga: string, instance: string, { parts }: Cause, index: number): CommandId =>
  derivedId('saga', saga, instance, ...parts, String(index));

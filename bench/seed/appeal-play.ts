import { randomUUID } from 'node:crypto';
import type { AppealAggregate } from '../../src/appeals/application/aggregate';
import { nothingReported, type AppealState } from '../../src/appeals/domain/appeal';
import type { Command } from '../../src/appeals/domain/commands';
import type { AppealEvent } from '../../src/appeals/domain/events';
import { routingSaga, type RoutingState } from '../../src/appeals/sagas/routing';
import { SYSTEM, type Actor } from '../../src/kernel/actor';
import type { EventMetadata, Recorded } from '../../src/kernel/event';
import {
  appealStream,
  BEFORE_ALL,
  NO_STREAM,
  type AppealId,
  type CommandId,
  type CorrelationId,
  type EventId,
  type Revision,
} from '../../src/kernel/ids';
import type { EventToAppend } from '../../src/kernel/ports/event-store';
import type { Instant } from '../../src/kernel/time';
import { schemaVersionOf } from '../../src/runtime/codec';
import { FIRST_PREV_HASH, chainEvents, type ChainHead, type Draft } from '../../src/runtime/chaining';
import { causeOfEvent, commandIdFor } from '../../src/runtime/saga-runner/saga-input';
import type { ReferenceData } from '../../src/reference';

/** A chained event with its place in its stream, and when it happened, to be put in order with those of other streams. */
export interface SeededEvent extends EventToAppend {
  readonly stream: string;
  readonly revision: number;
  readonly at: Instant;
}

interface Sent {
  readonly commandId: CommandId;
  readonly bodyDigest?: string | undefined;
  readonly correlationId: CorrelationId;
  readonly causationId?: string | undefined;
}

/**
 * One appeal's life, played through the real decider and the real envelope, without a store. The routing saga
 * follows with the very command ids that its runner would derive, so that a service that starts on the result
 * finds nothing to send.
 */
export class AppealPlay {
  readonly events: SeededEvent[] = [];
  private state: AppealState = nothingReported;
  private head: ChainHead;
  private routing: RoutingState = routingSaga.initial;

  constructor(
    private readonly aggregate: AppealAggregate,
    private readonly reference: ReferenceData,
    private readonly id: AppealId,
  ) {
    this.head = { stream: appealStream(id), revision: NO_STREAM, hash: FIRST_PREV_HASH };
  }

  get current(): AppealState {
    return this.state;
  }

  /** A person's command. @throws DomainError as the decider does, Error when a deadline was missed by then */
  act(command: Command, actor: Actor, at: Instant, commandId = randomUUID() as string as CommandId): void {
    // As long as the keyed digest of a body that came with an `Idempotency-Key`.
    const bodyDigest = `${randomUUID()}${randomUUID()}`.replaceAll('-', '').slice(0, 43);
    this.run(command, actor, at, {
      commandId,
      bodyDigest,
      correlationId: randomUUID() as string as CorrelationId,
    });
  }

  private run(command: Command, actor: Actor, at: Instant, sent: Sent): void {
    const { aggregate, reference, head } = this;
    const context = aggregate.context(at, actor, reference);
    if (aggregate.decider.misses(this.state, context).length > 0)
      throw new Error(`${head.stream} missed a deadline before ${command.verb} at ${at}`);
    const decided = aggregate.decider.decide(command, this.state, context);
    const drafts = decided.map((event): Draft => ({
      event,
      schemaVersion: schemaVersionOf(event.type, aggregate.schemas),
      ...sent,
      actor,
      occurredAt: at,
      versions: context.versions,
    }));
    const chained = chainEvents(head, drafts);
    this.head = chained.head;
    const recorded = decided.map((event, index) => {
      const revision = (head.revision + 1 + index) as Revision;
      const stored = chained.events[index] as EventToAppend;
      this.events.push({ ...stored, stream: head.stream, revision, at });
      this.state = aggregate.decider.evolve(this.state, event, { revision, occurredAt: at, actor });
      return this.recordedOf(event, stored.id, revision, drafts[index] as Draft);
    });
    for (const one of recorded) this.follow(one);
  }

  private follow(recorded: Recorded<AppealEvent>): void {
    const input = { kind: 'event', recorded } as const;
    this.routing = routingSaga.evolve(this.routing, input, this.id);
    const cause = causeOfEvent(recorded);
    routingSaga.react(this.routing, input, this.id).forEach((effect, index) => {
      if (effect.kind !== 'send') return;
      const commandId = commandIdFor(routingSaga.name, this.id, cause, index);
      const { correlation: correlationId, causation: causationId } = cause;
      this.run(effect.command, SYSTEM, recorded.metadata.occurredAt, {
        commandId,
        correlationId,
        causationId,
      });
    });
  }

  private recordedOf(
    event: AppealEvent,
    id: EventId,
    revision: Revision,
    { event: _, ...draft }: Draft,
  ): Recorded<AppealEvent> {
    // No saga looks at the hashes, nor at a position that only the store can tell.
    const metadata: EventMetadata = { ...draft, prevHash: '', hash: '' };
    return { id, stream: this.head.stream, revision, position: BEFORE_ALL, event, metadata };
  }
}

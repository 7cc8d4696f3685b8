import type { StoredEvent } from '../../kernel/event';
import type { Instant } from '../../kernel/time';
import { UnknownEventType } from '../codec';
import type { LogEntry } from '../follower/log-entry';
import type { ParkedRow } from '../follower/parked-store';
import { messageOf } from '../runners/status';
import type { DueTimer } from '../timers/timer-store';
import { keptOutcome, keptTimeout, streamKey } from './kept-input';
import type { Answered } from './outbox-sender';
import {
  causeOfEvent,
  causeOfOutcome,
  causeOfTimer,
  type AnyInput,
  type AnySaga,
  type Cause,
  type OutgoingCommand,
} from './saga-input';
import type { Waiting, WorkingSet } from './working-set';

/** The next input cannot be passed; nothing of it was taken in. */
export class SagaHalted extends Error {
  override readonly name = 'SagaHalted';
  constructor(
    readonly state: 'unknown-event' | 'too-many-parked',
    message: string,
  ) {
    super(message);
  }
}

/** The inputs of one batch against a working set: each goes in whole, waits for a parked key, or halts the saga. */
export class SagaInputs {
  /** Parked by this batch. */
  readonly parked = new Map<string, ParkedRow>();

  constructor(
    private readonly saga: AnySaga,
    readonly set: WorkingSet,
    private readonly alreadyParked: ReadonlyMap<string, ParkedRow>,
    private readonly parkedLimit: number,
    private readonly now: Instant,
    private readonly at: Pick<StoredEvent, 'position' | 'revision'>,
  ) {}

  /** @throws SagaHalted */
  event(entry: LogEntry, instances: InstancesOf): void {
    const { stored } = entry;
    const stream = streamKey(stored.stream);
    const wait = { position: stored.position, input: undefined };
    if (this.isParked(stream)) {
      this.set.waiting.push({ key: stream, ...wait });
      return;
    }
    if (instances.kind === 'unknown')
      throw new SagaHalted(
        'unknown-event',
        `event type ${stored.type} is unknown to this build; run a newer one`,
      );
    if (instances.kind === 'failed') {
      this.park(stream, instances.error, stored);
      this.set.waiting.push({ key: stream, ...wait });
      return;
    }
    if (instances.names.length === 0) return;
    const recorded = entry.recorded(this.saga.schemas);
    this.feedAll(
      instances.names,
      { kind: 'event', recorded },
      causeOfEvent(recorded),
      (key) => ({ key, ...wait }),
      stored,
    );
  }

  /** The commands were answered; an unavailable one is the sender's matter. @throws SagaHalted */
  outcome({ command, outcome }: Answered): void {
    if (outcome.kind === 'unavailable') return;
    this.feedOutcome(command, outcome.kind === 'refused' ? outcome.code : undefined);
    this.set.answer(command.commandId);
  }

  /** A replayed log shows that this command took effect. @throws SagaHalted */
  found(command: OutgoingCommand): void {
    this.feedOutcome(command, undefined);
    this.set.answer(command.commandId);
  }

  /** @throws SagaHalted */
  timeout(due: DueTimer): void {
    if (this.isParked(due.instance) || !this.set.fire(due.instance, due.name)) return;
    try {
      this.feedAll(
        [due.instance],
        { kind: 'timeout', name: due.name, at: due.at },
        causeOfTimer(due),
        (key) => ({ key, position: undefined, input: keptTimeout(due) }),
        this.at,
      );
    } catch (error) {
      this.set.rearm(due.instance, due.name);
      throw error;
    }
  }

  private feedOutcome(command: OutgoingCommand, code: string | undefined): void {
    const body = JSON.parse(command.command) as unknown;
    const input: AnyInput =
      code === undefined ? { kind: 'done', command: body } : { kind: 'refused', command: body, code };
    this.feedAll(
      [command.instance],
      input,
      causeOfOutcome(command),
      (key) => ({ key, position: undefined, input: keptOutcome(command, code) }),
      this.at,
    );
  }

  /** Judges first whether every failure can be set aside, so that an input never goes in by half. */
  private feedAll(
    instances: readonly string[],
    input: AnyInput,
    cause: Cause,
    waitingFor: (key: string) => Waiting,
    at: Pick<StoredEvent, 'position' | 'revision'>,
  ): void {
    if (this.parkedCount + instances.length > this.parkedLimit) this.rehearse(instances, input, cause);
    for (const instance of new Set(instances)) {
      if (!this.isParked(instance)) {
        try {
          this.set.step(instance, input, cause);
          continue;
        } catch (error) {
          this.park(instance, error, at);
        }
      }
      this.set.waiting.push(waitingFor(instance));
    }
  }

  /** Close to the limit: halts before an input of which some instance would have to be parked beyond it. */
  private rehearse(instances: readonly string[], input: AnyInput, cause: Cause): void {
    let free = this.parkedLimit - this.parkedCount;
    for (const instance of new Set(instances)) {
      if (this.isParked(instance)) continue;
      const error = this.set.rehearse(instance, input, cause);
      if (error !== undefined && free-- <= 0)
        throw new SagaHalted(
          'too-many-parked',
          `${this.parkedLimit} instances are parked and one more fails: ${messageOf(error)}`,
        );
    }
  }

  private get parkedCount(): number {
    return this.alreadyParked.size + this.parked.size;
  }

  private isParked(key: string): boolean {
    return this.alreadyParked.has(key) || this.parked.has(key);
  }

  private park(
    key: string,
    error: unknown,
    { position, revision }: Pick<StoredEvent, 'position' | 'revision'>,
  ): void {
    if (this.parkedCount >= this.parkedLimit)
      throw new SagaHalted(
        'too-many-parked',
        `${this.parkedLimit} instances are parked and one more fails: ${messageOf(error)}`,
      );
    this.parked.set(key, { key, position, revision, error: messageOf(error), at: this.now });
  }
}

/** Whom an event is for; found before states are loaded, judged when its turn comes. */
export type InstancesOf =
  | { readonly kind: 'found'; readonly names: readonly string[] }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'failed'; readonly error: unknown };

export function instancesOf(saga: AnySaga, entry: LogEntry): InstancesOf {
  if (entry.category !== saga.category) return { kind: 'found', names: [] };
  try {
    return { kind: 'found', names: saga.instancesOf(entry.recorded(saga.schemas)) };
  } catch (error) {
    return error instanceof UnknownEventType ? { kind: 'unknown' } : { kind: 'failed', error };
  }
}

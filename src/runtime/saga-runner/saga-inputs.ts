import type { StoredEvent } from '../../kernel/event';
import type { Instant } from '../../kernel/time';
import { UnknownEventType } from '../codec';
import type { LogEntry } from '../follower/log-entry';
import type { ParkedRow } from '../follower/parked-store';
import { messageOf } from '../runners/status';
import type { DueTimer } from '../timers/timer-store';
import { keptOutcome, keptTimeout, streamKey } from './kept-input';
import type { Concluded } from './outbox-sender';
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

type At = Pick<StoredEvent, 'position' | 'revision'>;

/** The inputs of one batch against a working set: each goes in whole, or waits for the key that it had parked. */
export class SagaInputs {
  /** Parked by this batch. */
  readonly parked = new Map<string, ParkedRow>();

  constructor(
    private readonly saga: AnySaga,
    readonly set: WorkingSet,
    private readonly alreadyParked: ReadonlyMap<string, ParkedRow>,
    private readonly now: Instant,
    private readonly at: At,
  ) {}

  /** False when it cannot be passed, as this build does not know its type. */
  event(entry: LogEntry, instances: InstancesOf): boolean {
    const { stored } = entry;
    const stream = streamKey(stored.stream);
    const wait = { position: stored.position, input: undefined };
    if (instances.kind === 'failed' && !this.isParked(stream)) this.park(stream, instances.error, stored);
    if (this.isParked(stream)) this.set.waiting.push({ key: stream, ...wait });
    else if (instances.kind !== 'found') return false;
    else if (instances.names.length > 0) {
      const recorded = entry.recorded(this.saga.schemas);
      const input: AnyInput = { kind: 'event', recorded };
      this.feed(instances.names, input, causeOfEvent(recorded), (key) => ({ key, ...wait }), stored);
    }
    return true;
  }

  /** The command was answered; an unavailable one is the sender's matter. */
  outcome({ command, outcome }: Concluded): void {
    if (outcome.kind === 'unavailable') return;
    this.feedOutcome(command, outcome.kind === 'refused' ? outcome.code : undefined);
  }

  /** A replayed log shows that this command took effect. */
  found(command: OutgoingCommand): void {
    this.feedOutcome(command, undefined);
  }

  timeout(due: DueTimer): void {
    const { instance, name, at } = due;
    if (this.isParked(instance) || !this.set.fire(instance, name)) return;
    const waitingFor = (key: string) => ({ key, position: undefined, input: keptTimeout(due) });
    this.feed([instance], { kind: 'timeout', name, at }, causeOfTimer(due), waitingFor, this.at);
  }

  private feedOutcome(command: OutgoingCommand, code: string | undefined): void {
    const body = JSON.parse(command.command) as unknown;
    const input: AnyInput =
      code === undefined ? { kind: 'done', command: body } : { kind: 'refused', command: body, code };
    const waitingFor = (key: string) => ({ key, position: undefined, input: keptOutcome(command, code) });
    this.feed([command.instance], input, causeOfOutcome(command), waitingFor, this.at);
    this.set.conclude(command.commandId);
  }

  private feed(
    instances: readonly string[],
    input: AnyInput,
    cause: Cause,
    waitingFor: (key: string) => Waiting,
    at: At,
  ): void {
    for (const instance of new Set(instances)) {
      if (!this.isParked(instance)) {
        try {
          this.set.take(instance, input, cause);
          continue;
        } catch (error) {
          this.park(instance, error, at);
        }
      }
      this.set.waiting.push(waitingFor(instance));
    }
  }

  private isParked(key: string): boolean {
    return this.alreadyParked.has(key) || this.parked.has(key);
  }

  private park(key: string, error: unknown, { position, revision }: At): void {
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

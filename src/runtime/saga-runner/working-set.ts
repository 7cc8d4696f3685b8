import type { CommandId, Position } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import type { AnyInput, AnySaga, Cause, OutgoingCommand, Timer } from './saga-input';
import { commandIdFor } from './saga-input';

interface Working {
  /** JSON of the stored state; undefined when there is no row, and so no timer either. */
  readonly stored: string | undefined;
  state: unknown;
  /** JSON of the state once it has changed. */
  text: string | undefined;
  over: boolean;
  /** It was over in this batch, if only for a while: the stored timers are gone. */
  forgotten: boolean;
  /** By name; null takes the stored one away. */
  readonly timers: Map<string, Timer | null>;
}

interface Decided {
  readonly state: unknown;
  /** JSON of the state when it has changed. */
  readonly text: string | undefined;
  readonly over: boolean;
  readonly timers: readonly (readonly [string, Timer | null])[];
  readonly commands: readonly OutgoingCommand[];
}

/** An input that an instance, or a whole stream, will get when it is released. */
export interface Waiting {
  readonly key: string;
  readonly position: Position | undefined;
  /** JSON of a `KeptInput`. */
  readonly input: string | undefined;
}

/**
 * What one batch does to a saga's instances. An input is taken whole or not at all: an instance that throws
 * leaves nothing here, as a savepoint of its own would, and has never reached the database.
 */
export class WorkingSet {
  private readonly instances = new Map<string, Working>();
  /** New commands by id, in the order in which they were decided. */
  readonly outgoing = new Map<CommandId, OutgoingCommand>();
  readonly concluded = new Set<CommandId>();
  readonly waiting: Waiting[] = [];

  private readonly blank: string;

  private stored: ReadonlyMap<string, string> = new Map();

  constructor(private readonly saga: AnySaga) {
    this.blank = jsonOf(saga.initial);
  }

  /** Loads the states of these instances, JSON as far as they have one: before they take anything. */
  async know(
    instances: readonly string[],
    load: (instances: readonly string[]) => Promise<ReadonlyMap<string, string>>,
  ): Promise<void> {
    if (instances.length > 0) this.stored = await load(instances);
  }

  /** @throws whatever the saga throws, or a TypeError for a state or command that is not JSON */
  take(instance: string, input: AnyInput, cause: Cause): void {
    const known = this.instances.get(instance) ?? this.load(instance);
    this.apply(instance, known, this.decide(instance, known, input, cause));
  }

  /** The timer is about to be fired; false when this batch has moved or cancelled it, or its instance is gone. */
  fire(instance: string, name: string): boolean {
    const known = this.instances.get(instance) ?? this.load(instance);
    if (known.forgotten || known.timers.has(name)) return false;
    this.instances.set(instance, known);
    known.timers.set(name, null);
    return true;
  }

  /** Takes a command out of the outbox. */
  conclude(commandId: CommandId): void {
    if (!this.outgoing.delete(commandId)) this.concluded.add(commandId);
  }

  /** When the timers are due that this batch has started. */
  *started(): Iterable<Instant> {
    for (const { timers } of this.instances.values())
      for (const timer of timers.values()) if (timer) yield timer.at;
  }

  /** Every instance whose row or timers change. */
  *changes(): Iterable<InstanceChange> {
    for (const [instance, working] of this.instances) {
      const { stored, over, forgotten, timers } = working;
      const text = working.text ?? stored ?? (timers.size > 0 ? this.blank : undefined);
      const isNew = text !== undefined && text !== stored;
      const change = over ? (stored === undefined ? 'none' : 'delete') : isNew ? { text } : 'none';
      const dropTimers = forgotten && stored !== undefined;
      if (change !== 'none' || dropTimers || timers.size > 0)
        yield { instance, state: change, timers, dropTimers };
    }
  }

  private decide(instance: string, known: Working, input: AnyInput, cause: Cause): Decided {
    const { saga } = this;
    const state = saga.evolve(known.state, input, instance);
    const timers: [string, Timer | null][] = [];
    const commands: OutgoingCommand[] = [];
    const { correlation, causation } = cause;
    for (const effect of saga.react(state, input, instance))
      switch (effect.kind) {
        case 'send':
          commands.push({
            instance,
            commandId: commandIdFor(saga.name, instance, cause, commands.length),
            stream: effect.to,
            command: jsonOf(effect.command),
            correlation,
            causation,
          });
          break;
        case 'start-timer':
          timers.push([effect.name, { name: effect.name, at: effect.at, correlation, causation }]);
          break;
        case 'cancel-timer':
          timers.push([effect.name, null]);
      }
    const text = state === known.state ? undefined : jsonOf(state);
    return { state, text, over: saga.isOver(state), timers, commands };
  }

  private apply(instance: string, known: Working, { state, text, over, timers, commands }: Decided): void {
    this.instances.set(instance, known);
    known.text = over ? this.blank : (text ?? known.text);
    known.state = over ? this.saga.initial : state;
    known.over = over;
    if (over) {
      known.forgotten = true;
      known.timers.clear();
    } else for (const [name, timer] of timers) known.timers.set(name, timer);
    for (const command of commands) this.outgoing.set(command.commandId, command);
  }

  private load(instance: string): Working {
    const stored = this.stored.get(instance);
    return {
      stored,
      state: stored === undefined ? this.saga.initial : JSON.parse(stored),
      text: undefined,
      over: false,
      forgotten: false,
      timers: new Map(),
    };
  }
}

export interface InstanceChange {
  readonly instance: string;
  readonly state: 'none' | 'delete' | { readonly text: string };
  readonly timers: ReadonlyMap<string, Timer | null>;
  /** The instance was over: its stored timers go before the new ones come. */
  readonly dropTimers: boolean;
}

function jsonOf(value: unknown): string {
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) throw new TypeError(`a saga's state and commands are JSON, not ${typeof value}`);
  return text;
}

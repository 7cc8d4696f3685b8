import type { Actor } from '../kernel/actor';
import type { Aggregate, InForce } from '../kernel/aggregate';
import type { DecisionContext } from '../kernel/decider';
import { DomainError, isDomainError } from '../kernel/domain-error';
import type { DomainEvent, Recorded } from '../kernel/event';
import { categoryOf, type EventId, type Revision, type StreamName } from '../kernel/ids';
import type { Clock } from '../kernel/ports/clock';
import type { CommandEnvelope, CommandResult } from '../kernel/ports/command-port';
import {
  OutcomeUnknown,
  StoreUnavailable,
  WrongExpectedRevision,
  type Appended,
  type EventStore,
} from '../kernel/ports/event-store';
import type { Instant, Milliseconds } from '../kernel/time';
import { chainEvents, type ChainedAppend } from './chaining';
import type { ExecutorObserver } from './executor-observer';
import { pauseBriefly } from './executor-backoff';
import { HistoryCache } from './executor-cache';
import { decideOn, type Decision, type Request } from './executor-decision';
import { refusalFor } from './executor-errors';
import {
  catchUp,
  emptyHistory,
  eventsOfCommand,
  foldOn,
  recordedOfAppend,
  type History,
} from './executor-history';
import { StreamQueue } from './stream-queue';

export interface ExecutorDeps {
  readonly store: EventStore;
  readonly clock: Clock;
  /** The reference data at the moment of each decision; aggregates know its shape. */
  readonly inForce?: (() => InForce) | undefined;
  readonly observe?: ExecutorObserver | undefined;
  /** How often a command is decided anew after a conflict or an unknown outcome, the first time included. */
  readonly attempts?: number | undefined;
  /** Waits before the given attempt (2, 3, …). */
  readonly pause?: ((attempt: number) => Promise<void>) | undefined;
  /** Keep folded streams that stand for at most this many events; none when absent. */
  readonly cachedEvents?: number | undefined;
}

export interface ExecuteOptions<State> {
  /** May this caller do this here? Throws if not; runs before anything is revealed or recorded, repeated or not. */
  readonly guard?: ((state: State) => void) | undefined;
  /** In whose name it is done and recorded, where the stream knows the caller under another one. */
  readonly as?: ((state: State) => Actor) | undefined;
  /**
   * The stream is very likely not there yet: decided without looking. Where it is after all, the append's conflict
   * says so, and it is loaded and the command decided anew.
   */
  readonly begins?: boolean | undefined;
}

export interface Loaded<State, Event extends DomainEvent> {
  readonly state: State;
  /** `NO_STREAM` when there is none. */
  readonly revision: Revision;
  readonly events: readonly Recorded<Event>[];
}

type Settled = { readonly result: CommandResult } | { readonly retry: DomainError };

/**
 * Runs commands on streams: load, fold, decide, append with expected revision.
 *
 * Guarantee: a command that was answered is durable, and takes effect once however often it is sent with its id.
 * Commands of this process on one stream run one after the other, in the order in which they came.
 */
export class CommandExecutor {
  private readonly queue = new StreamQueue();
  private readonly cache: HistoryCache | undefined;
  private readonly attempts: number;
  private readonly inForce: () => InForce;

  constructor(private readonly deps: ExecutorDeps) {
    this.cache = deps.cachedEvents === undefined ? undefined : new HistoryCache(deps.cachedEvents);
    this.attempts = deps.attempts ?? 8;
    this.inForce = deps.inForce ?? (() => ({ versions: {} }));
  }

  /**
   * @param build the command, or what makes it of the state and `now`; runs again whenever the command is decided anew
   * @throws DomainError the decider's and the guard's own; `command/key-reused`, `command/revision-mismatch`
   * (details `expected`, `actual`), `command/conflict`, `command/too-large`, `store/unavailable`, `clock/disputed`,
   * `event/unknown-type`
   */
  async execute<State, Command extends object, Event extends DomainEvent, Context extends DecisionContext>(
    aggregate: Aggregate<State, Command, Event, Context>,
    envelope: Omit<CommandEnvelope<Command>, 'command'>,
    build: Command | ((state: State, now: Instant) => Command | Promise<Command>),
    options: ExecuteOptions<State> = {},
  ): Promise<CommandResult> {
    checkCategory(aggregate, envelope.stream);
    const request: Request<State, Command> = {
      envelope,
      build: typeof build === 'function' ? build : () => build,
      guard: options.guard,
      as: options.as,
      sent: new Set(),
    };
    try {
      return await this.queue.run(envelope.stream, () =>
        this.run(aggregate, request, options.begins ?? false),
      );
    } catch (error) {
      const refusal = refusalFor(error);
      if (isDomainError(refusal)) this.deps.observe?.refused?.(refusal.code);
      throw refusal;
    }
  }

  /** The stream as the log holds it now. @throws DomainError `store/unavailable`, `event/unknown-type` */
  async load<State, Command, Event extends DomainEvent, Context extends DecisionContext>(
    aggregate: Aggregate<State, Command, Event, Context>,
    stream: StreamName,
  ): Promise<Loaded<State, Event>> {
    checkCategory(aggregate, stream);
    const events: Recorded<Event>[] = [];
    const empty = emptyHistory(stream, aggregate.decider.initial);
    try {
      const history = await catchUp(this.deps.store, aggregate, empty, (page) => events.push(...page));
      return { state: history.state, revision: history.revision, events };
    } catch (error) {
      throw refusalFor(error);
    }
  }

  private async run<State, Command, Event extends DomainEvent, Context extends DecisionContext>(
    aggregate: Aggregate<State, Command, Event, Context>,
    request: Request<State, Command>,
    begins: boolean,
  ): Promise<CommandResult> {
    for (let attempt = 1; ; attempt++) {
      if (attempt > 1) await (this.deps.pause ?? pauseBriefly)(attempt);
      const settled = await this.attempt(aggregate, request, begins && attempt === 1);
      if ('result' in settled) return settled.result;
      if (attempt >= this.attempts) throw settled.retry;
    }
  }

  private async attempt<State, Command, Event extends DomainEvent, Context extends DecisionContext>(
    aggregate: Aggregate<State, Command, Event, Context>,
    request: Request<State, Command>,
    begins: boolean,
  ): Promise<Settled> {
    try {
      const { history, decision } = await this.decide(aggregate, request, begins);
      return await this.settle(aggregate, history, decision, request);
    } catch (error) {
      // While it is unknown whether this call's events are stored, only the store can tell: ask again.
      if (request.sent.size > 0 && error instanceof StoreUnavailable) return { retry: unavailable(error) };
      throw error;
    }
  }

  /** A history that was kept or guessed may be stale: an append proves it, every other ending is decided on what the log holds now. */
  private async decide<State, Command, Event extends DomainEvent, Context extends DecisionContext>(
    aggregate: Aggregate<State, Command, Event, Context>,
    request: Request<State, Command>,
    begins: boolean,
  ): Promise<{ readonly history: History<State>; readonly decision: Decision }> {
    const { store, clock } = this.deps;
    const { stream } = request.envelope;
    const empty = emptyHistory(stream, aggregate.decider.initial);
    const decided = async (history: History<State>) => ({
      history,
      decision: await decideOn(aggregate, history, request, clock, this.inForce),
    });
    const known = this.cache?.take<State>(stream) ?? (begins ? empty : undefined);
    if (known === undefined) return decided(await catchUp(store, aggregate, empty));
    const guess = await decided(known);
    if (guess.decision.kind === 'append') return guess;
    const fresh = await catchUp(store, aggregate, known);
    return fresh === known ? guess : decided(fresh);
  }

  private async settle<State, Command, Event extends DomainEvent, Context extends DecisionContext>(
    aggregate: Aggregate<State, Command, Event, Context>,
    history: History<State>,
    decision: Decision,
    request: Request<State, Command>,
  ): Promise<Settled> {
    const { stream, revision, position } = history;
    if (decision.kind !== 'append') this.cache?.put(history);
    switch (decision.kind) {
      case 'refused':
        throw decision.refusal;
      case 'nothing':
        return { result: { stream, revision, position, events: [], repeated: false } };
      case 'repeated':
        return { result: await this.firstAnswer(aggregate, decision.from, request) };
      case 'append': {
        const chained = chainEvents(history, decision.drafts);
        const appended = await this.append(history, chained, request.sent);
        if (appended instanceof DomainError) return { retry: appended };
        const recorded = recordedOfAppend<Event>(history, decision.drafts, chained, appended);
        this.cache?.put(foldOn(aggregate, history, recorded));
        if (decision.refusal) throw decision.refusal;
        const events = recorded.filter(({ metadata }) => metadata.commandId === request.envelope.commandId);
        return {
          result: {
            stream,
            revision: appended.revision,
            position: appended.position,
            events,
            repeated: false,
          },
        };
      }
    }
  }

  /** The append's end, or why the command must be decided anew. */
  private async append(
    history: History<unknown>,
    chained: ChainedAppend,
    sent: Set<EventId>,
  ): Promise<Appended | DomainError> {
    const startedAt = performance.now();
    try {
      const appended = await this.deps.store.append(history.stream, history.revision, chained.events);
      this.deps.observe?.appended?.((performance.now() - startedAt) as Milliseconds, chained.events.length);
      return appended;
    } catch (error) {
      if (error instanceof WrongExpectedRevision) {
        this.deps.observe?.conflicted?.();
        return new DomainError('command/conflict', { attempts: this.attempts }, { cause: error });
      }
      if (error instanceof OutcomeUnknown) {
        for (const { id } of chained.events) sent.add(id);
        return unavailable(error);
      }
      throw error;
    }
  }

  private async firstAnswer<State, Command, Event extends DomainEvent, Context extends DecisionContext>(
    aggregate: Aggregate<State, Command, Event, Context>,
    from: Revision,
    { envelope, sent }: Request<State, Command>,
  ): Promise<CommandResult> {
    const { schemas } = aggregate;
    const [first, ...rest] = await eventsOfCommand<Event>(this.deps.store, schemas, envelope, from);
    if (first.metadata.bodyDigest !== envelope.bodyDigest) throw new DomainError('command/key-reused');
    const { revision, position } = rest.at(-1) ?? first;
    const { stream } = envelope;
    return { stream, revision, position, events: [first, ...rest], repeated: !sent.has(first.id) };
  }
}

const unavailable = (cause: Error): DomainError => new DomainError('store/unavailable', {}, { cause });

function checkCategory({ category }: { readonly category: string }, stream: StreamName): void {
  if (categoryOf(stream) !== category) throw new Error(`${stream} is no stream of category ${category}`);
}

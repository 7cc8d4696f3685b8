import { SYSTEM, type Actor } from '../kernel/actor';
import type { Aggregate, InForce } from '../kernel/aggregate';
import type { DecisionContext, EventSchemas } from '../kernel/decider';
import { DomainError } from '../kernel/domain-error';
import type { DomainEvent } from '../kernel/event';
import type { EventId, Revision } from '../kernel/ids';
import type { Clock } from '../kernel/ports/clock';
import type { CommandEnvelope } from '../kernel/ports/command-port';
import { latest, type Instant } from '../kernel/time';
import { canonicalText } from './canonical';
import { schemaVersionOf } from './codec';
import { derivedId } from './command-ids';
import { eventIdOf, type Draft } from './chaining';
import type { History } from './executor-history';

type Envelope = Omit<CommandEnvelope, 'command'>;

/** One call of the executor. */
export interface Request<State, Command> {
  readonly envelope: Envelope;
  readonly build: (state: State, now: Instant) => Command | Promise<Command>;
  readonly guard: ((state: State) => void) | undefined;
  readonly as: ((state: State) => Actor) | undefined;
  /** Events that this call has sent without learning whether they were stored. */
  readonly sent: Set<EventId>;
}

export type Decision =
  /** The stream remembers the command: its events start here. */
  | { readonly kind: 'repeated'; readonly from: Revision }
  /** Misses, and the command's own events unless it is refused. */
  | { readonly kind: 'append'; readonly drafts: readonly Draft[]; readonly refusal: DomainError | undefined }
  | { readonly kind: 'refused'; readonly refusal: DomainError }
  | { readonly kind: 'nothing' };

/**
 * What to do about a request, given the stream as folded: access, repetition, `If-Match`, misses, then the decision.
 * @throws ClockDisputed, and whatever is not a refusal
 */
export async function decideOn<State, Command, Event extends DomainEvent, Context extends DecisionContext>(
  aggregate: Aggregate<State, Command, Event, Context>,
  history: History<State>,
  request: Request<State, Command>,
  clock: Clock,
  inForce: () => InForce,
): Promise<Decision> {
  const { envelope } = request;
  const denied = refusalOf(() => request.guard?.(history.state));
  if (denied) return { kind: 'refused', refusal: denied };

  const from = history.commands.get(envelope.commandId);
  if (from !== undefined) return { kind: 'repeated', from };

  if (!isAsSeen(history, envelope, request.sent)) {
    const details = { expected: envelope.ifMatch, actual: history.revision };
    return { kind: 'refused', refusal: new DomainError('command/revision-mismatch', details) };
  }

  const now = history.occurredAt ? latest(clock.now(), history.occurredAt) : clock.now();
  const actor = request.as?.(history.state) ?? envelope.actor;
  const context = aggregate.context(now, actor, inForce());
  const misses = aggregate.decider.misses(history.state, context);
  const state = misses.reduce(
    (before, miss, index) =>
      aggregate.decider.evolve(before, miss, {
        revision: (history.revision + 1 + index) as Revision,
        occurredAt: now,
        actor: SYSTEM,
      }),
    history.state,
  );

  let decided: readonly Event[] = [];
  let refusal: DomainError | undefined;
  try {
    decided = aggregate.decider.decide(await request.build(state, now), state, context);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    refusal = error;
  }

  const drafts = [
    ...misses.map((miss) => missDraft(miss, envelope, context, aggregate.schemas)),
    ...decided.map((event) => ownDraft(event, { ...envelope, actor }, context, aggregate.schemas)),
  ];
  if (drafts.length > 0) return { kind: 'append', drafts, refusal };
  return refusal ? { kind: 'refused', refusal } : { kind: 'nothing' };
}

function refusalOf(check: () => void): DomainError | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

/** A stream that only this call's own misses have moved is still the one that the caller saw. */
const isAsSeen = (
  { revision, hash }: History<unknown>,
  { ifMatch }: Envelope,
  sent: ReadonlySet<EventId>,
): boolean => ifMatch === undefined || ifMatch === revision || (sent.size > 0 && sent.has(eventIdOf(hash)));

const ownDraft = (
  event: DomainEvent,
  { commandId, bodyDigest, correlationId, causationId, actor }: Envelope,
  { now, versions }: DecisionContext,
  schemas: EventSchemas,
): Draft => ({
  event,
  schemaVersion: schemaVersionOf(event.type, schemas),
  commandId,
  bodyDigest,
  correlationId,
  causationId,
  actor,
  occurredAt: now,
  versions,
});

/**
 * A miss is nobody's act: the command that came upon it is its cause and no more. It never carries the command's id,
 * or a refused command would be remembered.
 */
const missDraft = (
  miss: DomainEvent,
  { stream, commandId, correlationId }: Envelope,
  { now, versions }: DecisionContext,
  schemas: EventSchemas,
): Draft => ({
  event: miss,
  schemaVersion: schemaVersionOf(miss.type, schemas),
  commandId: derivedId(stream, 'miss', miss.type, canonicalText(miss.data)),
  correlationId,
  causationId: commandId,
  actor: SYSTEM,
  occurredAt: now,
  versions,
});

import type { AppealState } from '../../src/appeals/domain/appeal';
import type { Command } from '../../src/appeals/domain/commands';
import { appealDecider } from '../../src/appeals/domain/decider';
import type { AppealEvent } from '../../src/appeals/domain/events';
import { deadlinesSaga, type DeadlinesState } from '../../src/appeals/sagas/deadlines';
import type { Urgency } from '../../src/catalogue';
import { DomainError } from '../../src/kernel/domain-error';
import { SYSTEM } from '../../src/kernel/actor';
import type { Recorded } from '../../src/kernel/event';
import { appealStream, type Revision } from '../../src/kernel/ids';
import type { SagaEffect, SagaInput } from '../../src/kernel/saga';
import type { Instant } from '../../src/kernel/time';
import { START, countyDispatcher, hanyin, reporter } from './appeal-context';
import type { Written } from './appeal-life';
import { POLE, ask, reporting, sealed } from './appeal-story';
import { serviceId } from './hanyin';

type Input = SagaInput<AppealEvent, Command>;

/** An appeal and its deadlines saga, with a clock that jumps from timer to timer: nobody does anything. */
export class LeftAlone {
  now: Instant = START;
  appeal: AppealState = appealDecider.initial;
  readonly log: Written[] = [];
  private commands = 0;
  private saga: DeadlinesState = deadlinesSaga.initial;
  private readonly timers = new Map<string, Instant>();
  private readonly outgoing: Command[] = [];

  send(command: Command, actor = SYSTEM): void {
    const context = { ...hanyin, now: this.now, actor };
    const misses = this.appeal.status === 'none' ? [] : appealDecider.misses(this.appeal, context);
    for (const miss of misses) this.append([miss], SYSTEM);
    const decided = this.decided(command, context);
    if (typeof decided === 'string') this.take({ kind: 'refused', command, code: decided });
    else this.append(decided, actor);
    const next = this.outgoing.shift();
    if (next !== undefined) this.send(next);
  }

  /** @returns false when no timer is left */
  tick(): boolean {
    const [next] = [...this.timers].sort(([, a], [, b]) => (a < b ? -1 : 1));
    if (next === undefined) return false;
    const [name, at] = next;
    this.timers.delete(name);
    if (at > this.now) this.now = at;
    this.take({ kind: 'timeout', name, at });
    const sent = this.outgoing.shift();
    if (sent !== undefined) this.send(sent);
    return true;
  }

  private decided(command: Command, context: typeof hanyin): readonly AppealEvent[] | string {
    try {
      return appealDecider.decide(command, this.appeal, context);
    } catch (error) {
      if (error instanceof DomainError) return error.code;
      throw error;
    }
  }

  private append(events: readonly AppealEvent[], actor: typeof SYSTEM): void {
    const command = `command-${++this.commands}`;
    for (const event of events) {
      const revision = this.log.length as Revision;
      this.log.push({ event, actor, occurredAt: this.now, command });
      const facts = { revision, occurredAt: this.now, actor };
      this.appeal = appealDecider.evolve(this.appeal, event, facts);
      const recorded = { event, revision, stream: appealStream(POLE), metadata: facts };
      if (deadlinesSaga.instancesOf(recorded as never).length > 0)
        this.take({ kind: 'event', recorded: recorded as unknown as Recorded<AppealEvent> });
    }
  }

  private take(input: Input): void {
    this.saga = deadlinesSaga.evolve(this.saga, input, POLE);
    for (const effect of deadlinesSaga.react(this.saga, input, POLE)) this.does(effect);
  }

  private does(effect: SagaEffect<Command>): void {
    if (effect.kind === 'start-timer') this.timers.set(effect.name, effect.at);
    else if (effect.kind === 'cancel-timer') this.timers.delete(effect.name);
    else this.outgoing.push(effect.command);
  }
}

export function leftAlone(service: string, urgency: Urgency, steps: number): LeftAlone {
  const world = new LeftAlone();
  world.send(ask('report', reporting({ service: serviceId(service) })), reporter);
  if (world.appeal.status === 'none') throw new Error(`${service} was not reported`);
  if (urgency !== 'routine')
    world.send(
      ask('classify', { service: serviceId(service), urgency, reason: sealed('情况紧急') }),
      countyDispatcher,
    );
  world.send(ask('route', {}));
  for (let n = 0; n < steps && world.tick(); n++);
  return world;
}

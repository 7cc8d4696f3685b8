import type { Appeal, AppealState } from '../../../src/appeals/domain/appeal';
import type { Command } from '../../../src/appeals/domain/commands';
import { appealDecider } from '../../../src/appeals/domain/decider';
import type { AppealEvent } from '../../../src/appeals/domain/events';
import { deadlinesSaga, type DeadlinesState } from '../../../src/appeals/sagas/deadlines';
import { urgencies, type Urgency } from '../../../src/catalogue';
import { DomainError } from '../../../src/kernel/domain-error';
import { SYSTEM } from '../../../src/kernel/actor';
import type { Recorded } from '../../../src/kernel/event';
import { appealStream, type Revision } from '../../../src/kernel/ids';
import type { SagaEffect, SagaInput } from '../../../src/kernel/saga';
import type { Instant } from '../../../src/kernel/time';
import { START, countyDispatcher, hanyin, reporter } from '../../kit/appeal-context';
import { POLE, ask, reporting, sealed } from '../../kit/appeal-story';
import { serviceId } from '../../kit/hanyin';

type Input = SagaInput<AppealEvent, Command>;

/** An appeal and its deadlines saga, with a clock that jumps from timer to timer: nobody does anything. */
class LeftAlone {
  now: Instant = START;
  appeal: AppealState = appealDecider.initial;
  readonly log: AppealEvent[] = [];
  private saga: DeadlinesState = deadlinesSaga.initial;
  private readonly timers = new Map<string, Instant>();
  private readonly outgoing: Command[] = [];

  send(command: Command, actor = SYSTEM): void {
    const context = { ...hanyin, now: this.now, actor };
    const misses = this.appeal.status === 'none' ? [] : appealDecider.misses(this.appeal, context);
    this.append(misses, actor);
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
    for (const event of events) {
      const revision = this.log.length as Revision;
      this.log.push(event);
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

function leftAlone(service: string, urgency: Urgency, steps: number): LeftAlone {
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

const of = <T extends AppealEvent['type']>(world: LeftAlone, type: T) =>
  world.log.filter((event): event is Extract<AppealEvent, { type: T }> => event.type === type);

describe('an appeal that everybody leaves alone', () => {
  const services = hanyin.catalogue.all().map(({ id }) => id);
  const cases = services.flatMap((id) => urgencies.map((urgency) => [id, urgency] as const));

  it.each(cases)(
    'of %s, %s, ends with the county, where supervision comes again and again',
    (id, urgency) => {
      const world = leftAlone(id, urgency, 120);
      const { held } = world.appeal as Appeal;
      expect(held?.tier).toBe('county');
      expect(of(world, 'SupervisionOpened').length).toBeGreaterThan(2);
      // It is still going on.
      expect(world.tick()).toBe(true);
      const whole = of(world, 'LadderStepped').filter(({ data }) => data.owner === held?.unit);
      expect(whole.filter(({ data }) => data.acts.includes('supervise')).length).toBeGreaterThan(1);
    },
  );

  it('has every miss and every warning once, every step once at its point, and goes up tier by tier', () => {
    const world = leftAlone('neighbour-dispute', 'routine', 200);
    const seen = (keys: readonly string[]) =>
      expect(keys.filter((key, at) => keys.indexOf(key) < at)).toEqual([]);
    seen(of(world, 'DeadlineMissed').map(({ data }) => data.deadline));
    seen(of(world, 'DeadlineApproaching').map(({ data }) => `${data.deadline} ${data.warnAt}`));
    seen(
      of(world, 'LadderStepped')
        .filter(({ data }) => data.acts.length > 0 && !data.acts.includes('supervise'))
        .map(({ data }) => `${data.deadline} ${data.owner} ${data.reached}`),
    );
    expect(of(world, 'AppealEscalated').map(({ data }) => data.toTier)).toEqual(['town', 'county']);
    expect(of(world, 'DeadlineApproaching').length).toBeGreaterThan(2);
  });
});

import type { Appeal, AppealState } from '../../src/appeals/domain/appeal';
import { appealDecider } from '../../src/appeals/domain/decider';
import { appealSchemas } from '../../src/appeals/domain/schemas';
import type { AppealEvent } from '../../src/appeals/domain/events';
import { onDutyFor, type OnDutyThen } from '../../src/appeals/notices/on-duty';
import { momentOf } from '../../src/appeals/notices/moments';
import { notifyTask } from '../../src/appeals/notices/notify-task';
import type { NoticeSent } from '../../src/appeals/notices/notice';
import { NOTIFY } from '../../src/appeals/sagas/notifying';
import { INVITE } from '../../src/appeals/sagas/inviting';
import { inviteTask } from '../../src/appeals/surveys/invite-task';
import type { Bilingual } from '../../src/catalogue';
import { SYSTEM, type Actor } from '../../src/kernel/actor';
import type { DomainEvent } from '../../src/kernel/event';
import type { CommandEnvelope } from '../../src/kernel/ports/command-port';
import type { Task } from '../../src/kernel/task';
import type { Revision, UnitId } from '../../src/kernel/ids';
import type { Day, Instant } from '../../src/kernel/time';
import { indexNotices, noticeChannels, validateNotices, type Moment, type Notices } from '../../src/notices';
import { rosterAggregate, rosterStream } from '../../src/rosters';
import type { TaskPorts } from '../../src/runtime/tasks';
import { schemaVersionOf } from '../../src/runtime/codec';
import type { Shift } from '../../src/rosters/domain/roster';
import { START, as, hanyin } from './appeal-context';
import { POLE, daysLater, type Telling } from './appeal-story';
import { hanyinPermissions } from './hanyin';
import { MemoryEventStore } from './memory-event-store';

/** A step of a story, which may hang on where the ones before have led. */
export type Step = Telling | ((appeal: Appeal) => Telling);

/** A notice as it was recorded, and what stands in it. */
export type Told = Omit<NoticeSent['data'], 'text' | 'outward'> & {
  readonly text: Bilingual;
  readonly outward?: Bilingual | undefined;
};

export interface Rostered {
  readonly unit: UnitId;
  readonly day: string;
  readonly shifts: readonly Shift[];
  /** When it was set: before everything else where it is left out. */
  readonly setAt?: Instant;
}

/** A county that tells by this table; its texts lie open, so that a specification reads them. */
export class ToldNotices {
  private readonly store = new MemoryEventStore();
  private readonly told: Told[] = [];
  private readonly notices: Notices;

  constructor(table: unknown) {
    this.notices = indexNotices(validateNotices(table), 1);
  }

  async rosters(rosters: readonly Rostered[]): Promise<void> {
    for (const { unit, day, shifts, setAt = daysLater(-1) } of rosters) {
      const event = { type: 'RosterSet', data: { unit, days: [{ day: day as Day, shifts }] } };
      await this.append(rosterStream(unit), event, SYSTEM, setAt, rosterAggregate.schemas);
    }
  }

  /** Plays the story, and tells of the last event in it that is this moment. */
  async of(moment: Moment, story: readonly Step[]): Promise<readonly Told[]> {
    const { evolve, decide, misses } = appealDecider;
    let state: AppealState = appealDecider.initial;
    let now = START;
    let revision = -1;
    let last = -1;
    for (const step of story) {
      const { actor, command, at } = typeof step === 'function' ? step(state as Appeal) : step;
      now = at ?? now;
      const context = { ...hanyin, ...as(actor, now) };
      const written = async (events: readonly DomainEvent[], by: Actor) => {
        for (const event of events) {
          revision++;
          state = evolve(state, event as never, {
            revision: revision as Revision,
            actor: by,
            occurredAt: now,
          });
          if (momentOf(event as never) === moment) last = revision;
          await this.append(`appeal-${POLE}`, event, by, now, appealSchemas);
        }
      };
      await written(misses(state, context), SYSTEM);
      await written(decide(command, state, context), actor);
    }
    if (moment === 'surveyed') {
      const survey = '0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a5f';
      const closesAt = daysLater(14);
      return this.run(inviteTask, INVITE, { verb: 'invite', survey, closesAt });
    }
    if (last < 0) throw new Error(`nothing in this story is ${moment}`);
    return this.run(notifyTask, NOTIFY, { verb: 'notify', revision: last });
  }

  /** Who would be told by name, were this the appeal as its routing left it. */
  onDuty(moment: Moment, appeal: Appeal): Promise<OnDutyThen> {
    const event = { type: 'AppealRouted', data: {} } as AppealEvent;
    const reference = { directory: hanyin.directory, permissions: hanyinPermissions() };
    return onDutyFor(moment, { event, occurredAt: START, appeal }, reference, this.store);
  }

  private async run(task: Task<TaskPorts>, category: string, command: object): Promise<readonly Told[]> {
    this.told.length = 0;
    const id = '0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a60';
    const envelope = {
      stream: `${category}-${POLE}`,
      command,
      commandId: id,
      correlationId: id,
      actor: SYSTEM,
    };
    const outcome = await task.run(envelope as never, this.ports());
    if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
    return [...this.told];
  }

  private ports(): TaskPorts {
    const inForce = { ...hanyin, permissions: hanyinPermissions(), notices: this.notices };
    const said = (box: unknown) => (box as { readonly box: Bilingual } | undefined)?.box;
    const ports: Partial<Record<keyof TaskPorts, unknown>> = {
      reader: this.store,
      inForce: () => inForce,
      seal: (key: string, value: unknown) => Promise.resolve({ key, box: value }),
      channels: new Map(noticeChannels.map((channel) => [channel, {}])),
      send: ({ command }: CommandEnvelope) => {
        const { data } = command as { readonly data: NoticeSent['data'] };
        const { text, outward, ...rest } = data;
        this.told.push({ ...rest, text: said(text)!, ...(outward && { outward: said(outward) }) });
        return Promise.resolve({ kind: 'done', revision: 0, position: 0 });
      },
    };
    return ports as unknown as TaskPorts;
  }

  private async append(
    stream: string,
    { type, data }: DomainEvent,
    actor: Actor,
    occurredAt: Instant,
    schemas: Parameters<typeof schemaVersionOf>[1],
  ): Promise<void> {
    const id = `event-${this.store.log.length}`;
    const expected = this.store.log.filter((event) => event.stream === stream).length - 1;
    const metadata = { schemaVersion: schemaVersionOf(type, schemas), actor, occurredAt, commandId: id };
    await this.store.append(stream as never, expected as Revision, [
      { id: id as never, type, data: JSON.stringify(data), metadata: JSON.stringify(metadata) },
    ]);
  }
}

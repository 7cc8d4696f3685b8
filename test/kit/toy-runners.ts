import { createHash } from 'node:crypto';
import type { EventSchemas } from '../../src/kernel/decider';
import type { EventMetadata } from '../../src/kernel/event';
import {
  BEFORE_ALL,
  type CommandId,
  type CorrelationId,
  type EventId,
  type Position,
  type Revision,
  type StreamName,
} from '../../src/kernel/ids';
import type { CommandEnvelope, CommandOutcome, CommandPort } from '../../src/kernel/ports/command-port';
import type { Projection } from '../../src/kernel/projection';
import type { Saga } from '../../src/kernel/saga';
import { SYSTEM } from '../../src/kernel/actor';
import type { Instant } from '../../src/kernel/time';
import { MemoryEventStore } from './memory-event-store';

/**
 * A domain small enough to test the runners with: the patrol book (巡查台账) of a grid. A grid worker finds
 * hazards, each to be cleared by a time; who is late is reminded.
 */
export type PatrolEvent =
  | { readonly type: 'PatrolStarted'; readonly data: { readonly worker: string } }
  | { readonly type: 'HazardFound'; readonly data: { readonly hazard: string; readonly clearBy: Instant } }
  | { readonly type: 'HazardCleared'; readonly data: { readonly hazard: string } }
  | { readonly type: 'WorkerReminded'; readonly data: { readonly hazard: string } }
  | { readonly type: 'PatrolEnded'; readonly data: object };

export const patrolSchemas: EventSchemas = {
  versions: { PatrolStarted: 1, HazardFound: 1, HazardCleared: 1, WorkerReminded: 1, PatrolEnded: 1 },
  upcasts: {},
};

/** The patrol of the n-th grid of 盘龙村, 蒲溪镇. */
export const grid = (n: number): StreamName =>
  `patrol-610921101201-${String(n).padStart(2, '0')}` as StreamName;

export const morning = '2026-07-01T00:00:00.000Z' as Instant;
export const noon = '2026-07-01T04:00:00.000Z' as Instant;

/** The log of the patrols; a restored backup has another epoch. */
export class PatrolLog extends MemoryEventStore {
  name = 'patrols-of-2026';

  override async epoch(): Promise<string> {
    return this.name;
  }

  /** Position of the last event. */
  get end(): Position {
    return this.log.at(-1)?.position ?? BEFORE_ALL;
  }

  async record(stream: StreamName, events: readonly PatrolEvent[], commandId = 'by-hand'): Promise<number> {
    const { length } = await this.readStream(stream, 0 as Revision, Infinity);
    const { position } = await this.append(
      stream,
      (length - 1) as Revision,
      events.map(({ type, data }, index) => ({
        id: idOf(stream, length + index),
        type,
        data: JSON.stringify(data),
        metadata: JSON.stringify({
          schemaVersion: 1,
          commandId: commandId as CommandId,
          correlationId: `visit-${stream}` as CorrelationId,
          actor: SYSTEM,
          occurredAt: morning,
          versions: {},
          prevHash: '',
          hash: '',
        } satisfies EventMetadata),
      })),
    );
    return position;
  }
}

const idOf = (stream: StreamName, revision: number): EventId =>
  createHash('sha256').update(`${stream}/${revision}`).digest('hex').slice(0, 32) as EventId;

export const started = (worker = '陈桂芳'): PatrolEvent => ({ type: 'PatrolStarted', data: { worker } });
export const found = (hazard: string, clearBy = noon): PatrolEvent => ({
  type: 'HazardFound',
  data: { hazard, clearBy },
});
export const cleared = (hazard: string): PatrolEvent => ({ type: 'HazardCleared', data: { hazard } });
export const reminded = (hazard: string): PatrolEvent => ({ type: 'WorkerReminded', data: { hazard } });
export const ended: PatrolEvent = { type: 'PatrolEnded', data: {} };

/** What a faulty build cannot take: a hazard of this name makes projection and saga throw. */
export const unreadable = '字迹不清';

/** One row per patrol and one per entry of its book. */
export function patrolBook(
  over: Partial<Projection<PatrolEvent>> & { readonly throws?: () => boolean } = {},
): Projection<PatrolEvent> {
  const { throws = () => true, ...rest } = over;
  return {
    name: 'patrol-book',
    version: 1,
    category: 'patrol',
    schemas: patrolSchemas,
    tables: [
      {
        name: 'patrol',
        columns: { stream: 'text', worker: 'text', found: 'integer', open: 'integer', ended: 'integer' },
        primaryKey: ['stream'],
        indexes: [['worker']],
      },
      {
        name: 'entry',
        columns: { stream: 'text', revision: 'integer', hazard: 'text' },
        primaryKey: ['stream', 'revision'],
        indexes: [],
      },
    ],
    project({ stream, revision, event }) {
      const where = { stream };
      switch (event.type) {
        case 'PatrolStarted':
          return [
            {
              kind: 'insert',
              table: 'patrol',
              row: { stream, worker: event.data.worker, found: 0, open: 0, ended: 0 },
            },
          ];
        case 'HazardFound':
          if (event.data.hazard === unreadable && throws()) throw new Error('the entry cannot be read');
          return [
            { kind: 'add', table: 'patrol', where, amounts: { found: 1, open: 1 } },
            { kind: 'insert', table: 'entry', row: { stream, revision, hazard: event.data.hazard } },
          ];
        case 'HazardCleared':
          return [
            { kind: 'add', table: 'patrol', where, amounts: { open: -1 } },
            { kind: 'delete', table: 'entry', where: { stream, hazard: event.data.hazard } },
          ];
        case 'WorkerReminded':
          return [];
        case 'PatrolEnded':
          return [{ kind: 'update', table: 'patrol', where, set: { ended: 1 } }];
      }
    },
    ...rest,
  };
}

export type Reminder = { readonly verb: 'remind'; readonly hazard: string };

export interface Watch {
  readonly open: readonly string[];
  readonly reminders: number;
  readonly refusals: readonly string[];
  readonly over: boolean;
}

/** Reminds the worker of every hazard that is not cleared in time; one instance per patrol. */
export function clearanceWatch(
  over: Partial<Saga<Watch, PatrolEvent, Reminder>> & { readonly throws?: () => boolean } = {},
): Saga<Watch, PatrolEvent, Reminder> {
  const { throws = () => true, ...rest } = over;
  return {
    name: 'clearance',
    version: 1,
    startsAt: 'beginning',
    category: 'patrol',
    schemas: patrolSchemas,
    instancesOf: ({ stream }) => [stream],
    initial: { open: [], reminders: 0, refusals: [], over: false },
    evolve(state, input) {
      if (input.kind === 'done') return { ...state, reminders: state.reminders + 1 };
      if (input.kind === 'refused') return { ...state, refusals: [...state.refusals, input.code] };
      if (input.kind === 'timeout') return state;
      const { event } = input.recorded;
      switch (event.type) {
        case 'HazardFound':
          if (event.data.hazard === unreadable && throws()) throw new Error('the entry cannot be read');
          return { ...state, open: [...state.open, event.data.hazard] };
        case 'HazardCleared':
          return { ...state, open: state.open.filter((hazard) => hazard !== event.data.hazard) };
        case 'PatrolEnded':
          return { ...state, over: true };
        case 'PatrolStarted':
        case 'WorkerReminded':
          return state;
      }
    },
    react(_state, input, instance) {
      if (input.kind === 'timeout')
        return [
          { kind: 'send', to: instance as StreamName, command: { verb: 'remind', hazard: input.name } },
        ];
      if (input.kind !== 'event') return [];
      const { event } = input.recorded;
      if (event.type === 'HazardFound')
        return [{ kind: 'start-timer', name: event.data.hazard, at: event.data.clearBy }];
      if (event.type === 'HazardCleared') return [{ kind: 'cancel-timer', name: event.data.hazard }];
      return [];
    },
    isOver: ({ over: isOver }) => isOver,
    ...rest,
  };
}

/** Carries out reminders as the executor would: once per command id, whatever is sent again. */
export class PatrolOffice implements CommandPort {
  readonly sent: CommandEnvelope[] = [];
  /** What the next commands get instead of being carried out. */
  readonly answers: (CommandOutcome | Error)[] = [];
  /** Carried out, but the answer never arrives. */
  mute = false;

  constructor(private readonly log: PatrolLog) {}

  async send(envelope: CommandEnvelope): Promise<CommandOutcome> {
    this.sent.push(envelope);
    const answer = this.answers.shift();
    if (answer instanceof Error) throw answer;
    if (answer) return answer;
    const { hazard } = envelope.command as Reminder;
    const done = this.log.log.find(
      (event) => (JSON.parse(event.metadata) as EventMetadata).commandId === envelope.commandId,
    );
    if (!done) await this.log.record(envelope.stream, [reminded(hazard)], envelope.commandId);
    if (this.mute) return new Promise(() => undefined);
    return { kind: 'done', revision: 0 as Revision, position: this.log.end };
  }

  /** The reminders in the log, by patrol. */
  get remindersInLog(): readonly string[] {
    return this.log.log
      .filter(({ type }) => type === 'WorkerReminded')
      .map(({ stream, data }) => `${stream}: ${(JSON.parse(data) as { hazard: string }).hazard}`);
  }
}

import { waysOf } from '../../../src/appeals/audit/ways';
import { causesOf } from '../../../src/appeals/views/causes';
import { SYSTEM } from '../../../src/kernel/actor';
import type { Recorded } from '../../../src/kernel/event';
import type { CommandId } from '../../../src/kernel/ids';
import type { AppealEvent } from '../../../src/appeals/domain/events';
import { commandIdFor } from '../../../src/runtime/saga-runner/saga-input';
import {
  daughter,
  deadline,
  event,
  minutesLater,
  POLE,
  PUXI_CENTRE,
  reported,
  routed,
  START,
  told,
} from '../appeals-views/story';

type Meta = Partial<Recorded['metadata']>;
const sentBy = (recorded: Recorded<AppealEvent> | undefined, metadata: Meta): Recorded<AppealEvent> => ({
  ...recorded!,
  metadata: { ...recorded!.metadata, ...metadata },
});
const commandOf = (saga: string, parts: readonly string[], index = 0): CommandId =>
  commandIdFor(saga, POLE, { parts, correlation: '' as never, causation: '' }, index);

const RESPOND = deadline('1/respond/-/1', 'respond', PUXI_CENTRE, minutesLater(1), 30);
const missed = event('DeadlineMissed', {
  deadline: RESPOND.id,
  kind: 'respond',
  owner: PUXI_CENTRE,
  dueAt: RESPOND.dueAt,
} as never);

const lines = told(
  { event: reported(), by: daughter },
  routed({ clocks: { started: [RESPOND] } }),
  { event: missed, after: 31 },
  { event: event('AppealEndorsed', {} as never), after: 40, by: daughter },
  { event: event('ProgressRecorded', {} as never), after: 50 },
);
const [report] = lines;
const routing = sentBy(lines[1], {
  commandId: commandOf('routing', ['event', report!.id], 1),
  causationId: report!.id,
  actor: SYSTEM,
});
const miss = sentBy(lines[2], { causationId: 'some-command', actor: SYSTEM });
const other = sentBy(lines[4], { causationId: 'event-of-an-incident', actor: SYSTEM });
const events = [report!, routing, miss, lines[3]!, other];

describe('what led to what', () => {
  const acts = causesOf(events, waysOf(events));

  it('knows a saga by the command that only its cause gives', () => {
    expect(acts[0]).toMatchObject({ way: { through: 'person' }, depth: 0 });
    expect(acts[1]).toMatchObject({
      way: { through: 'saga', saga: 'routing' },
      ...{ cause: report!.id, after: 60_000, depth: 1 },
    });
  });

  it('hangs a miss on the event that had set the deadline', () => {
    expect(acts[2]).toMatchObject({
      way: { through: 'timer', saga: 'deadlines', timer: { deadline: RESPOND.id, at: RESPOND.dueAt } },
      ...{ cause: routing.id, after: 30 * 60_000, depth: 2 },
    });
  });

  it('hangs what people do on nothing, and says where a cause lies elsewhere', () => {
    expect(acts[3]).toMatchObject({ way: { through: 'person' }, depth: 0 });
    expect(acts[3]).not.toHaveProperty('cause');
    expect(acts[4]).toMatchObject({
      way: { through: 'service' },
      elsewhere: 'event-of-an-incident',
      depth: 0,
    });
  });

  it('takes a timer for what it is only where the deadline was set so', () => {
    const warned = sentBy(lines[3], {
      commandId: commandOf('deadlines', ['timer', RESPOND.id, RESPOND.dueAt]),
      causationId: report!.id,
      actor: SYSTEM,
    });
    const elsewhen = sentBy(warned, {
      commandId: commandOf('deadlines', ['timer', RESPOND.id, START]),
    });
    expect(causesOf([report!, routing, warned], waysOf([report!, routing, warned]))[2]?.way).toMatchObject({
      through: 'timer',
    });
    expect(causesOf([report!, routing, elsewhen], waysOf([report!, routing, elsewhen]))[2]?.way).toEqual({
      through: 'service',
    });
  });

  it('counts the events of one command as one act', () => {
    const together = sentBy(lines[1], { commandId: report!.metadata.commandId, actor: daughter });
    expect(causesOf([report!, together], waysOf([report!, together]))).toHaveLength(1);
  });
});

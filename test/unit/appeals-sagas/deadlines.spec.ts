import type { AppealEvent } from '../../../src/appeals/domain/events';
import { deadlinesSaga } from '../../../src/appeals/sagas/deadlines';
import { appealStream, type DeadlineId } from '../../../src/kernel/ids';
import { deadlineKinds, type DeadlineKind } from '../../../src/sla';
import {
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
import { play } from './play';

const to = appealStream(POLE);
const respond = deadline('1/respond//1', 'respond', PUXI_CENTRE, START, 30);
const clocked = (over: AppealEvent['data']['clocks']): AppealEvent => routed({ clocks: over });
const missOf = (kind: DeadlineKind): AppealEvent =>
  event('DeadlineMissed', { deadline: `1/${kind}//1` as DeadlineId, kind, owner: PUXI_CENTRE, dueAt: START });
const recordMisses = { verb: 'recordMisses', data: { deadline: respond.id } } as const;

const begun = () => {
  const saga = play(deadlinesSaga, POLE);
  return { saga, effects: saga.events(told(reported({ clocks: { started: [respond] } }))) };
};

describe('deadlines', () => {
  it('arms a timer for each deadline that an event starts', () => {
    expect(begun().effects).toEqual([{ kind: 'start-timer', name: respond.id, at: respond.dueAt }]);
  });

  it('moves the timer with the deadline', () => {
    const later = { ...respond, dueAt: minutesLater(90) };
    expect(begun().saga.events(told(clocked({ changed: [later] })))).toEqual([
      { kind: 'start-timer', name: respond.id, at: later.dueAt },
    ]);
  });

  it('arms nothing for a missed deadline that is handed to another owner', () => {
    const handed = { ...respond, dueAt: START };
    expect(begun().saga.events(told({ event: clocked({ changed: [handed] }), after: 5 }))).toEqual([]);
  });

  it('arms nothing for a deadline that changes and stays paused', () => {
    const later = { ...respond, dueAt: minutesLater(90) };
    const { saga } = begun();
    expect(saga.events(told(clocked({ changed: [later], paused: [respond.id] })))).toEqual([
      { kind: 'cancel-timer', name: respond.id },
    ]);
    expect(saga.isForgotten()).toBe(true);
  });

  it.each(['met', 'stopped', 'paused'] as const)('disarms what is %s', (change) => {
    expect(begun().saga.events(told(clocked({ [change]: [respond.id] })))).toEqual([
      { kind: 'cancel-timer', name: respond.id },
    ]);
  });

  it('lets the appeal record the miss when the time has come', () => {
    expect(begun().saga.take({ kind: 'timeout', name: respond.id, at: respond.dueAt })).toEqual([
      { kind: 'send', to, command: recordMisses },
    ]);
  });

  it('arms an early timer again at the due time it remembers', () => {
    const early = { kind: 'refused', command: recordMisses, code: 'appeal/deadline-not-due' } as const;
    expect(begun().saga.take(early)).toEqual([{ kind: 'start-timer', name: respond.id, at: respond.dueAt }]);
  });

  it.each([
    ['dispatch', 'escalate'],
    ['respond', 'escalate'],
    ['handle', 'escalate'],
    ['whole', 'escalate'],
    ['information', 'lapseInformation'],
    ['rate', 'close'],
    ['return-decision', undefined],
    ['extension-decision', undefined],
    ['suspension-decision', undefined],
    ['resolution-review', undefined],
    ['review', undefined],
    ['suspension', undefined],
    ['check-in', undefined],
    ['co-handle', undefined],
    ['urge-answer', undefined],
    ['supervise', undefined],
    ['feedback', undefined],
    ['revisit', undefined],
  ] as const)('a missed %s leads to %s', (kind, verb) => {
    const sent = play(deadlinesSaga, POLE)
      .events(told(missOf(kind)))
      .filter((effect) => effect.kind === 'send');
    expect(sent.map(({ command }) => command.verb)).toEqual(verb ? [verb] : []);
  });

  it('knows what a miss of every kind leads to', () => {
    for (const kind of deadlineKinds) {
      const [first] = play(deadlinesSaga, POLE).events(told(missOf(kind)));
      expect(first).toEqual({ kind: 'cancel-timer', name: `1/${kind}//1` });
    }
  });

  it('escalates on the miss that was missed, so that each escalates once', () => {
    expect(play(deadlinesSaga, POLE).events(told(missOf('respond')))).toContainEqual({
      kind: 'send',
      to,
      command: { verb: 'escalate', data: { reason: '响应超时', missed: '1/respond//1' } },
    });
  });

  it('ends quietly when there is no tier above', () => {
    const command = { verb: 'escalate', data: { reason: '响应超时', missed: respond.id } } as const;
    expect(begun().saga.take({ kind: 'refused', command, code: 'appeal/no-tier-above' })).toEqual([]);
  });

  it('keeps nothing of an appeal that owes nothing', () => {
    const { saga } = begun();
    expect(saga.isForgotten()).toBe(false);
    saga.events(told(clocked({ met: [respond.id] })));
    expect(saga.isForgotten()).toBe(true);
  });
});

import type { AppealEvent } from '../../../src/appeals/domain/events';
import { deadlinesSaga } from '../../../src/appeals/sagas/deadlines';
import { appealStream, type DeadlineId } from '../../../src/kernel/ids';
import { deadlineKinds, type DeadlineKind } from '../../../src/sla';
import {
  COUNTY_CENTRE,
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
    ['dispatch', 'stepLadder'],
    ['respond', 'stepLadder'],
    ['handle', 'stepLadder'],
    ['whole', 'stepLadder'],
    ['information', 'lapseInformation'],
    ['rate', 'close'],
    ['return-decision', 'stepLadder'],
    ['extension-decision', 'decideExtension'],
    ['suspension-decision', 'stepLadder'],
    ['resolution-review', 'stepLadder'],
    ['review', 'stepLadder'],
    ['suspension', 'resume'],
    ['check-in', 'stepLadder'],
    ['co-handle', 'stepLadder'],
    ['urge-answer', undefined],
    ['supervise', undefined],
    ['feedback', 'stepLadder'],
    ['revisit', 'stepLadder'],
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

  const warned = { ...respond, warnAt: [minutesLater(15), minutesLater(24)] };
  const warning = (at: typeof START) =>
    ({ verb: 'recordApproaching', data: { deadline: respond.id, warnAt: at } }) as const;
  const timer = (at: typeof START) => ({ kind: 'start-timer', name: respond.id, at });
  const step = { kind: 'send', to, command: { verb: 'stepLadder', data: { deadline: respond.id } } };
  const stepped = (next?: typeof START) =>
    event('LadderStepped', {
      deadline: respond.id,
      kind: 'respond',
      owner: PUXI_CENTRE,
      acts: ['urge'],
      notified: [],
      reached: 100,
      next,
    });
  const missed = event('DeadlineMissed', {
    deadline: respond.id,
    kind: 'respond',
    owner: PUXI_CENTRE,
    dueAt: respond.dueAt,
  });

  it('warns at each point on the way, by the one timer that it has', () => {
    const saga = play(deadlinesSaga, POLE);
    expect(saga.events(told(reported({ clocks: { started: [warned] } })))).toEqual([timer(minutesLater(15))]);
    expect(saga.take({ kind: 'timeout', name: respond.id, at: minutesLater(15) })).toEqual([
      { kind: 'send', to, command: warning(minutesLater(15)) },
      timer(minutesLater(24)),
    ]);
    expect(saga.take({ kind: 'timeout', name: respond.id, at: minutesLater(24) })).toEqual([
      { kind: 'send', to, command: warning(minutesLater(24)) },
      timer(respond.dueAt),
    ]);
    expect(saga.take({ kind: 'timeout', name: respond.id, at: respond.dueAt })).toEqual([
      { kind: 'send', to, command: recordMisses },
    ]);
  });

  it('comes back to a warning that fired early', () => {
    const saga = play(deadlinesSaga, POLE);
    saga.events(told(reported({ clocks: { started: [warned] } })));
    saga.take({ kind: 'timeout', name: respond.id, at: minutesLater(15) });
    const command = warning(minutesLater(15));
    expect(saga.take({ kind: 'refused', command, code: 'appeal/deadline-not-due' })).toEqual([
      timer(minutesLater(15)),
    ]);
  });

  it('takes a step of the ladder at each point that the last one named, until it is met', () => {
    const { saga } = begun();
    expect(saga.events(told(missed))).toEqual([{ kind: 'cancel-timer', name: respond.id }, step]);
    expect(saga.events(told(stepped(minutesLater(40))))).toEqual([timer(minutesLater(40))]);
    expect(saga.take({ kind: 'timeout', name: respond.id, at: minutesLater(40) })).toEqual([step]);
    expect(saga.events(told(stepped()))).toEqual([]);
    expect(saga.events(told(clocked({ met: [respond.id] })))).toEqual([
      { kind: 'cancel-timer', name: respond.id },
    ]);
    expect(saga.isForgotten()).toBe(true);
  });

  it('asks when the ladder goes on where a missed deadline runs on, or goes to another owner', () => {
    const { saga } = begun();
    saga.events(told(missed));
    expect(saga.events(told(clocked({ changed: [{ ...respond, owner: COUNTY_CENTRE }] })))).toEqual([step]);
  });

  it('keeps nothing of an appeal that owes nothing', () => {
    const { saga } = begun();
    expect(saga.isForgotten()).toBe(false);
    saga.events(told(clocked({ met: [respond.id] })));
    expect(saga.isForgotten()).toBe(true);
  });
});

import { watchDecider, type WatchCommand, type WatchEvent } from '../../../src/appeals/looking/watching';
import { watchSentence } from '../../../src/appeals/looking/sentences';
import type { Look } from '../../../src/appeals/looking/unusual';
import { watchingSaga } from '../../../src/appeals/sagas/watching';
import type { AccessEvent } from '../../../src/access';
import type { Actor } from '../../../src/kernel/actor';
import type { Recorded } from '../../../src/kernel/event';
import type { EventId, PersonId, StreamName, UnitId } from '../../../src/kernel/ids';
import type { Sealed } from '../../../src/kernel/sealed';
import { addMillis, type Instant } from '../../../src/kernel/time';
import { indexLooking, lookSignals, noLooking, type Threshold } from '../../../src/looking';
import { specify } from '../../kit/given';
import { reference, START } from '../appeals-http/county';

const MINUTE = 60_000;
const person = 'officer-centre-610921102' as PersonId;
const unit = 'centre-610921102' as UnitId;
const officer: Actor = { id: person, role: 'officer', unit };
const auditor: Actor = { id: 'auditor-610921' as PersonId, role: 'auditor' };
const reason = { key: 'k', box: 'x' } as unknown as Sealed<string>;

const rules = (...watch: readonly Threshold[]) => indexLooking({ ...noLooking, watch }, 4);
const { calendar, directory } = reference;
const { given } = specify(watchDecider, {
  ...{ now: START, actor: auditor, versions: {}, calendar, directory },
  looking: rules({ signal: 'many-reveals', looks: 3, minutes: 60 }),
});

const at = (minutes: number): Instant => addMillis(START, minutes * MINUTE);
const look = (n: number, changes: Partial<Look> = {}): Look => ({
  ...{ event: `e-${n}` as EventId, at: at(n), kind: 'reveal', appeal: `access-${n}`, relation: 'holder' },
  ...changes,
});
const judge = (looks: readonly Look[], role: Actor['role'] = 'officer'): WatchCommand => ({
  verb: 'judgeLooks',
  data: { person, role, unit, looks },
});
const numbers = (...all: readonly number[]): readonly Look[] => all.map((n) => look(n));
const raised = (signal: number, ...all: readonly number[]): WatchEvent => ({
  type: 'LookSignalRaised',
  data: {
    ...{ code: 'many-reveals', looks: all.map((n) => `e-${n}` as EventId), most: 3, minutes: 60 },
    ...{ from: at(all[0]!), until: at(all.at(-1)!), signal, person, role: 'officer', unit, rules: 4 },
  },
});

describe('looking', () => {
  it('is a signal once the threshold is reached within its window, with the looks behind it', () => {
    given()
      .when(judge(numbers(1, 2)))
      .then();
    given()
      .when(judge(numbers(1, 2, 3)))
      .then(raised(1, 1, 2, 3));
    given()
      .when(judge(numbers(1, 2, 61)))
      .then();
  });

  it('counts identities, not how often one is read', () => {
    const again = [look(1), look(2, { appeal: 'access-1' }), look(3, { appeal: 'access-1' })];
    given().when(judge(again)).then();
  });

  it('is no signal again by what was behind the last one', () => {
    given(raised(1, 1, 2, 3))
      .when(judge(numbers(1, 2, 3, 4)))
      .then();
    given(raised(1, 1, 2, 3))
      .when(judge(numbers(1, 2, 3, 4, 5, 6)))
      .then(raised(2, 4, 5, 6));
  });

  it.each<[string, Threshold, Partial<Look>, Partial<Look>]>([
    [
      'at what the unit has nothing to do with',
      { signal: 'not-holding', looks: 1, minutes: 60 },
      { relation: 'none' },
      { relation: 'involved' },
    ],
    [
      'for no appeal',
      { signal: 'no-appeal-at-hand', looks: 1, minutes: 60 },
      { kind: 'look-up', atHand: false },
      { kind: 'look-up', atHand: true },
    ],
    [
      'outside working hours',
      { signal: 'off-hours', looks: 1, minutes: 60 },
      { at: '2026-07-01T16:00:00.000Z' as Instant },
      {},
    ],
  ])('%s is a signal of its own', (_, threshold, such, other) => {
    const looking = rules(threshold);
    given()
      .when(judge([look(1, such)]), { looking })
      .thenMatching({ data: { code: threshold.signal, looks: ['e-1'] } });
    given()
      .when(judge([look(1, other)]), { looking })
      .then();
    given()
      .when(judge([look(1, such)]), { looking: rules({ ...threshold, roles: ['dispatcher'] }) })
      .then();
  });

  it('of before it was asked what was at hand is no signal', () => {
    const looking = rules(
      { signal: 'not-holding', looks: 1, minutes: 60 },
      { signal: 'no-appeal-at-hand', looks: 1, minutes: 60 },
    );
    const before = [look(1, { relation: undefined }), look(2, { kind: 'look-up', atHand: undefined })];
    given().when(judge(before), { looking }).then();
  });

  it('is judged by an auditor, never by whose looking it was', () => {
    const decide = (signal: number, confirmed = true): WatchCommand => ({
      verb: 'decideLookSignal',
      data: { signal, confirmed, reason },
    });
    const decided: WatchEvent = {
      type: 'LookSignalDecided',
      data: { person, signal: 1, confirmed: true, reason },
    };
    const once = given(raised(1, 1, 2, 3)).when(decide(1));
    once.then(decided);
    once.when(decide(1)).thenRefused('signal/decided-so');
    given(raised(1, 1, 2, 3), decided)
      .when(decide(1, false))
      .thenMatching({ type: 'LookSignalDecided' });
    given(raised(1, 1, 2, 3))
      .when(decide(1), { actor: officer })
      .thenRefused('looking/own');
    given(raised(1, 1, 2, 3))
      .when(decide(2))
      .thenRefused('looking/not-found');
    given().when(decide(1)).thenRefused('looking/not-found');
  });

  it('is told in a sentence, in both languages', () => {
    const told = lookSignals.map((code) => watchSentence({ code, count: 20, minutes: 60 }));
    expect(new Set(told.map(({ zh }) => zh)).size).toBe(lookSignals.length);
    expect(told[0]).toEqual({ zh: '1小时内查看诉求人身份20次', en: 'Read 20 identities within 1 h' });
  });
});

describe('who looks', () => {
  const recorded = (n: number, event: AccessEvent, actor = officer): Recorded<AccessEvent> => {
    const metadata = { actor, occurredAt: at(n) };
    return { stream: `access-${n}` as StreamName, id: `e-${n}` as EventId, event, metadata } as never;
  };
  const reveal: AccessEvent = {
    type: 'IdentityRevealed',
    data: { appeal: 'a' as never, purpose: 'contact', reason, shows: ['reporter'], relation: 'none' },
  };

  it('is followed account by account, whatever else is on record', () => {
    expect(watchingSaga.instancesOf(recorded(1, reveal))).toEqual([person]);
    expect(watchingSaga.instancesOf(recorded(1, reveal, { ...officer, role: 'system' }))).toEqual([]);
    const read: AccessEvent = { type: 'AuditorRead', data: { register: 'late', asked: {} } };
    expect(watchingSaga.instancesOf(recorded(1, read))).toEqual([]);
  });

  it('has each look judged with those of the last week', () => {
    const week = 7 * 24 * 60;
    const lookUp: AccessEvent = {
      type: 'PersonLookedUp',
      data: { by: 'phone', purpose: 'caller', reason, atHand: false },
    };
    const inputs = [recorded(0, reveal), recorded(5, reveal), recorded(week + 1, lookUp)].map((each) => ({
      kind: 'event' as const,
      recorded: each,
    }));
    const state = inputs.reduce(
      (was, input) => watchingSaga.evolve(was, input, person),
      watchingSaga.initial,
    );
    expect(watchingSaga.react(state, inputs[2]!, person)).toEqual([
      {
        kind: 'send',
        to: `watching-${person}`,
        command: {
          verb: 'judgeLooks',
          data: {
            ...{ person, role: 'officer', unit },
            looks: [
              { event: 'e-5', at: at(5), kind: 'reveal', appeal: 'access-5', relation: 'none' },
              { event: `e-${week + 1}`, at: at(week + 1), kind: 'look-up', atHand: false },
            ],
          },
        },
      },
    ]);
    expect(watchingSaga.isOver(state)).toBe(false);
  });
});

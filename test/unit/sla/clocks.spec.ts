import * as fc from 'fast-check';
import type { DeadlineId } from '../../../src/kernel/ids';
import { addMillis } from '../../../src/kernel/time';
import {
  applyClocks,
  isOwed,
  missesDue,
  nextOrdinal,
  owedOfKind,
  recordMiss,
  running,
} from '../../../src/sla';
import type { ClockChanges, Clocks } from '../../../src/sla';
import { start, town, wall } from './hanyin';

const began = wall('2026-07-01 10:00');
const later = wall('2026-07-02 10:00');
const latest = wall('2026-07-03 10:00');
const handle = start({ at: began });
const whole = start({ at: began, kind: 'whole' });
const respond = start({ at: began, kind: 'respond' });
const unknown = '9/handle/-/9' as DeadlineId;
const clocks = applyClocks({}, { started: [whole, handle] }, began);

describe("an event's changes to the clocks", () => {
  it('start running', () => {
    expect(running(clocks).map(({ deadline }) => deadline)).toEqual([whole, handle]);
  });

  it('are none when the event carries none', () => {
    expect(applyClocks(clocks, undefined, later)).toBe(clocks);
  });

  it('leave the clocks before as they were', () => {
    const before = structuredClone(clocks);
    applyClocks(clocks, { met: [handle.id], paused: [whole.id], started: [respond] }, later);
    expect(clocks).toEqual(before);
  });

  it('meet and stop what is owed, and the first end stands', () => {
    const met = applyClocks(clocks, { met: [handle.id], stopped: [whole.id] }, later);
    expect(met[handle.id]).toEqual({ deadline: handle, status: 'met', endedAt: later });
    expect(met[whole.id]).toEqual({ deadline: whole, status: 'stopped', endedAt: later });
    expect(applyClocks(met, { stopped: [handle.id], met: [whole.id] }, latest)).toEqual(met);
  });

  it('pause what runs; the first pause stands, and what has ended is not paused', () => {
    const paused = applyClocks(clocks, { paused: [handle.id] }, later);
    expect(paused[handle.id]).toEqual({ deadline: handle, status: 'paused', pausedAt: later });
    expect(applyClocks(paused, { paused: [handle.id] }, latest)).toEqual(paused);
    const met = applyClocks(clocks, { met: [handle.id] }, later);
    expect(applyClocks(met, { paused: [handle.id] }, latest)).toEqual(met);
  });

  it('let a paused or ended clock run again, with its miss', () => {
    const late = recordMiss(applyClocks(clocks, { paused: [handle.id] }, later), handle.id, later);
    const moved = { ...handle, dueAt: addMillis(handle.dueAt, 60_000) };
    const expected = { deadline: moved, status: 'running', missedAt: later };
    expect(applyClocks(late, { changed: [moved] }, latest)[handle.id]).toEqual(expected);
    const resolved = applyClocks(late, { met: [handle.id] }, later);
    expect(applyClocks(resolved, { changed: [moved] }, latest)[handle.id]).toEqual(expected);
  });

  it('change a deadline that stays paused: its pause begins anew', () => {
    const paused = applyClocks(clocks, { paused: [handle.id] }, later);
    const moved = { ...handle, dueAt: addMillis(handle.dueAt, 60_000) };
    expect(applyClocks(paused, { changed: [moved], paused: [handle.id] }, latest)[handle.id]).toEqual({
      deadline: moved,
      status: 'paused',
      pausedAt: latest,
    });
  });

  it('end before they start, so that one event may replace a deadline', () => {
    const replaced = applyClocks(clocks, { stopped: [handle.id], started: [handle] }, later);
    expect(replaced[handle.id]!.status).toBe('running');
  });

  it('make no clock of an unknown id', () => {
    expect(applyClocks(clocks, { met: [unknown], stopped: [unknown], paused: [unknown] }, later)).toEqual(
      clocks,
    );
    expect(recordMiss(clocks, unknown, later)).toBe(clocks);
  });
});

describe('a miss', () => {
  it('is due from the due instant on, the soonest first, and only while the clock runs', () => {
    const three = applyClocks(clocks, { started: [respond] }, began);
    const due = (at: typeof began): readonly string[] =>
      missesDue(three, at).map(({ deadline }) => deadline.kind);
    expect(due(addMillis(respond.dueAt, -1))).toEqual([]);
    expect(due(respond.dueAt)).toEqual(['respond']);
    expect(due(whole.dueAt)).toEqual(['respond', 'handle', 'whole']);
    const paused = applyClocks(three, { paused: [handle.id], met: [respond.id] }, later);
    expect(missesDue(paused, whole.dueAt).map(({ deadline }) => deadline.kind)).toEqual(['whole']);
  });

  it('is recorded once and ends nothing', () => {
    const missed = recordMiss(clocks, handle.id, handle.dueAt);
    expect(missed[handle.id]).toEqual({ deadline: handle, status: 'running', missedAt: handle.dueAt });
    expect(recordMiss(missed, handle.id, whole.dueAt)).toBe(missed);
    expect(missesDue(missed, handle.dueAt)).toEqual([]);
    expect(isOwed(missed[handle.id]!)).toBe(true);
  });
});

describe('questions to the clocks', () => {
  const second = start({ at: later, ordinal: 2 });
  const both = applyClocks(clocks, { started: [second] }, later);

  it('the clock of a kind is the one started last', () => {
    expect(owedOfKind(both, 'handle')!.deadline).toBe(second);
    const paused = applyClocks(both, { paused: [second.id] }, latest);
    expect(owedOfKind(paused, 'handle')!.deadline).toBe(second);
    expect(owedOfKind(both, 'rate')).toBeUndefined();
    expect(owedOfKind(applyClocks(clocks, { met: [handle.id] }, later), 'handle')).toBeUndefined();
  });

  it('ordinals go on within round, kind and subject', () => {
    expect(nextOrdinal({}, 1, 'handle')).toBe(1);
    expect(nextOrdinal(both, 1, 'handle')).toBe(3);
    expect(nextOrdinal(both, 2, 'handle')).toBe(1);
    expect(nextOrdinal(both, 1, 'handle', town)).toBe(1);
    expect(nextOrdinal(applyClocks(both, { stopped: [second.id] }, latest), 1, 'handle')).toBe(3);
  });
});

it('whatever happens, a clock is in one clear state', () => {
  const deadlines = [handle, whole, respond];
  const ids = fc.subarray([...deadlines.map(({ id }) => id), unknown]);
  const changes: fc.Arbitrary<ClockChanges> = fc.record({
    met: ids,
    stopped: ids,
    paused: ids,
    changed: fc.subarray(deadlines),
    started: fc.subarray(deadlines),
  });
  fc.assert(
    fc.property(fc.array(fc.tuple(changes, ids), { maxLength: 12 }), (events) => {
      let state: Clocks = {};
      let missed = new Set<string>();
      events.forEach(([change, misses], n) => {
        const at = addMillis(began, n * 60_000);
        state = misses.reduce((all, id) => recordMiss(all, id, at), applyClocks(state, change, at));
        for (const clock of Object.values<Clocks[DeadlineId]>(state)) {
          expect(clock.pausedAt !== undefined && clock.endedAt === undefined).toBe(clock.status === 'paused');
          expect(clock.endedAt !== undefined).toBe(!isOwed(clock));
        }
        const now = new Set(
          Object.keys(state).filter((id) => state[id as DeadlineId]!.missedAt !== undefined),
        );
        expect([...missed].filter((id) => !now.has(id))).toEqual([]);
        missed = now;
        expect(Object.keys(state)).not.toContain(unknown);
      });
    }),
  );
});

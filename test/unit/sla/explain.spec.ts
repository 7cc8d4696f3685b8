import * as fc from 'fast-check';
import type { DeadlineId } from '../../../src/kernel/ids';
import { addMillis } from '../../../src/kernel/time';
import type { Instant } from '../../../src/kernel/time';
import { applyClocks, explainDeadline, handOver, resumeDeadline } from '../../../src/sla';
import type { ClockChanges, ClockEvent, Clocks } from '../../../src/sla';
import { rules, start, town, wall } from './hanyin';

const handle = start({ at: wall('2026-07-01 10:00'), tier: 'village' });

/** Events as an appeal would have recorded them: a resumed deadline is computed when it resumes. */
class Story {
  readonly events: ClockEvent[] = [];
  clocks: Clocks = {};

  tell(at: string | Instant, type: string, clocks?: ClockChanges, missed?: DeadlineId): this {
    const instant = at.includes('T') ? (at as Instant) : wall(at);
    this.clocks = applyClocks(this.clocks, clocks, instant);
    this.events.push({ at: instant, eventId: `e${this.events.length}`, type, clocks, missed });
    return this;
  }

  resume(at: string | Instant, type: string): this {
    const instant = at.includes('T') ? (at as Instant) : wall(at);
    return this.tell(at, type, { changed: [resumeDeadline(this.clocks[handle.id]!, instant, rules)] });
  }

  explain = (now: Instant) => explainDeadline(handle.id, this.events, now, rules);
}

const accepted = (): Story =>
  new Story()
    .tell('2026-07-01 09:00', 'AppealReported')
    .tell('2026-07-01 10:00', 'AppealAccepted', { started: [handle] });

it('a village waits a day for information, is late, resolves, is sent back and resolves again', () => {
  const story = accepted()
    .tell('2026-07-02 10:00', 'InformationRequested', { paused: [handle.id] })
    .tell('2026-07-02 16:00', 'CommentAdded')
    .resume('2026-07-03 10:00', 'InformationSupplied')
    .tell('2026-07-07 10:00', 'DeadlineMissed', undefined, handle.id)
    .tell('2026-07-07 11:00', 'AppealResolved', { met: [handle.id] })
    .tell('2026-07-07 15:30', 'ResolutionRejected', {
      changed: [{ ...handle, dueAt: wall('2026-07-07 10:00') }],
    })
    .tell('2026-07-07 16:30', 'AppealResolved', { met: [handle.id] });
  const why = story.explain(wall('2026-07-20 10:00'));

  expect(
    why.intervals.map(({ state, opened, closed, minutes }) => [state, opened.type, closed?.type, minutes]),
  ).toEqual([
    ['running', 'AppealAccepted', 'InformationRequested', 420],
    ['paused', 'InformationRequested', 'InformationSupplied', 420],
    ['running', 'InformationSupplied', 'AppealResolved', 900],
    ['rested', 'AppealResolved', 'ResolutionRejected', 120],
    ['running', 'ResolutionRejected', 'AppealResolved', 60],
  ]);
  expect(why).toMatchObject({
    status: 'met',
    measure: 'working',
    measuredWith: '610921@1',
    granted: 1260,
    moved: 420,
    used: 1500,
    paused: 420,
    left: -240,
    missed: { at: wall('2026-07-07 10:00'), eventId: 'e5', type: 'DeadlineMissed' },
    ended: { at: wall('2026-07-07 16:30'), eventId: 'e8', type: 'AppealResolved', how: 'met' },
  });
  expect(why.versions.map(({ by, moved, deadline }) => [by.eventId, moved, deadline.policy])).toEqual([
    ['e1', 0, 'hotline@3'],
    ['e4', 420, 'hotline@3'],
    ['e7', 0, 'hotline@3'],
  ]);
});

it('one that runs is counted up to now, one that is paused stands still', () => {
  const story = accepted();
  expect(story.explain(wall('2026-07-01 12:00'))).toMatchObject({
    status: 'running',
    used: 120,
    paused: 0,
    left: 1140,
  });
  story.tell('2026-07-01 12:00', 'InformationRequested', { paused: [handle.id] });
  const why = story.explain(wall('2026-07-02 12:00'));
  expect(why).toMatchObject({ status: 'paused', used: 120, paused: 420 });
  expect(why.intervals.at(-1)).not.toHaveProperty('closed');
  expect(why).not.toHaveProperty('ended');
  expect(why).not.toHaveProperty('missed');
});

it('another owner is a version, not an interval', () => {
  const why = accepted()
    .tell('2026-07-02 10:00', 'AppealTransferred', { changed: [handOver(handle, town)] })
    .explain(wall('2026-07-02 10:00'));
  expect([why.intervals.length, why.versions.length, why.moved]).toEqual([1, 2, 0]);
});

it('a calendar period counts every minute, and its roll is time granted', () => {
  const rate = start({ kind: 'rate', at: wall('2026-06-27 10:00') });
  const history = [
    { at: rate.startedAt, eventId: 'e0', type: 'FeedbackDelivered', clocks: { started: [rate] } },
  ];
  const why = explainDeadline(rate.id, history, wall('2026-06-28 10:00'), rules);
  expect(why).toMatchObject({ measure: 'calendar', used: 1440, granted: 8 * 1440 + 22.5 * 60 });
});

it('a deadline that no event started has no explanation', () => {
  expect(() =>
    explainDeadline('2/handle/-/1' as DeadlineId, accepted().events, wall('2026-07-02 10:00'), rules),
  ).toThrow(expect.objectContaining({ code: 'sla/no-deadline', details: { id: '2/handle/-/1' } }));
});

it('whatever the pauses, the sum comes out', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 8 }),
      fc.nat(20_000),
      (gaps, wait) => {
        const story = accepted();
        let at = handle.startedAt;
        gaps.forEach((gap, n) => {
          at = addMillis(at, gap * 60_000);
          if (n % 2 === 0) story.tell(at, 'InformationRequested', { paused: [handle.id] });
          else story.resume(at, 'InformationSupplied');
        });
        const why = story.explain(addMillis(at, wait * 60_000));
        expect(why.used + why.paused + why.left).toBeCloseTo(why.granted + why.moved, 6);
        expect(why.granted).toBe(1260);
        if (gaps.length % 2 === 0) expect(why.moved).toBeCloseTo(why.paused, 6);
      },
    ),
  );
});

import * as fc from 'fast-check';
import type { DeadlineId } from '../../../src/kernel/ids';
import { addMillis } from '../../../src/kernel/time';
import { explainDeadline, handOver, indexCalendar } from '../../../src/sla';
import type { Period } from '../../../src/sla';
import { calendar, handling, handlingIn, nextCalendar, onTheWall, rules, start, wall } from './hanyin';
import { Story } from './story';

const days = (amount: number): Period => ({ unit: 'working-days', amount });
const handle = start({ at: wall('2026-07-01 10:00'), tier: 'village' });

const accepted = (): Story => new Story(wall('2026-07-01 10:00'), { tier: 'village' });

it('a village waits a day for information, is late, resolves, is sent back and resolves again', () => {
  const story = accepted()
    .pause(wall('2026-07-02 10:00'))
    .tell(wall('2026-07-02 16:00'), 'CommentAdded')
    .resume(wall('2026-07-03 10:00'))
    .tell(wall('2026-07-07 18:00'), 'DeadlineMissed', undefined, handle.id)
    .tell(wall('2026-07-08 11:00'), 'AppealResolved', { met: [handle.id] });
  story
    .tell(wall('2026-07-08 15:30'), 'ResolutionRejected', { changed: [{ ...story.deadline }] })
    .tell(wall('2026-07-08 16:30'), 'AppealResolved', { met: [handle.id] });
  const why = story.explain(wall('2026-07-20 10:00'));

  expect(
    why.intervals.map(({ state, opened, closed, minutes }) => [state, opened.type, closed?.type, minutes]),
  ).toEqual([
    ['running', 'AppealAccepted', 'InformationRequested', 420],
    ['paused', 'InformationRequested', 'InformationSupplied', 420],
    ['running', 'InformationSupplied', 'AppealResolved', 1320],
    ['rested', 'AppealResolved', 'ResolutionRejected', 120],
    ['running', 'ResolutionRejected', 'AppealResolved', 60],
  ]);
  expect(why).toMatchObject({
    status: 'met',
    measure: 'working',
    measuredWith: '610921@1',
    granted: 330 + 3 * 420,
    moved: 420,
    used: 1920,
    paused: 420,
    left: -330,
    agrees: true,
    missed: { at: wall('2026-07-07 18:00'), eventId: 'e4', type: 'DeadlineMissed' },
    ended: { at: wall('2026-07-08 16:30'), eventId: 'e7', type: 'AppealResolved', how: 'met' },
  });
  expect(why.versions.map(({ by, moved, causes }) => [by.eventId, moved, causes])).toEqual([
    ['e0', 0, []],
    ['e3', 420, ['resumed']],
    ['e6', 0, ['owed-again']],
  ]);
});

it('one that runs is counted up to now, one that is paused stands still', () => {
  const story = accepted();
  expect(story.explain(wall('2026-07-01 12:00'))).toMatchObject({
    status: 'running',
    used: 120,
    paused: 0,
    left: 1470,
  });
  story.pause(wall('2026-07-01 12:00'));
  const why = story.explain(wall('2026-07-02 12:00'));
  expect(why).toMatchObject({ status: 'paused', used: 120, paused: 420 });
  expect(why.intervals.at(-1)).not.toHaveProperty('closed');
  expect(why).not.toHaveProperty('ended');
  expect(why).not.toHaveProperty('missed');
});

it('another owner is a version, not an interval', () => {
  const why = accepted()
    .tell(wall('2026-07-02 10:00'), 'AppealTransferred', { changed: [handOver(handle, 'reporter')] })
    .explain(wall('2026-07-02 10:00'));
  expect([why.intervals.length, why.versions.length, why.moved]).toEqual([1, 2, 0]);
  expect([why.versions[1]!.causes, why.agrees]).toEqual([['handed-over'], true]);
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

describe('each change says why', () => {
  const causes = (story: Story) => {
    const { versions, agrees } = story.explain(wall('2026-07-20 10:00'));
    return [...versions.slice(1).map((version) => version.causes.join('+')), agrees];
  };
  const holiday = nextCalendar({ '2026-07-06': '停电' }, { horizon: '2026-12-31' as never });

  it('a pause, an extension, a calendar', () => {
    const story = accepted()
      .pause(wall('2026-07-02 10:00'))
      .resume(wall('2026-07-02 16:00'))
      .extend(wall('2026-07-03 10:00'), days(1))
      .publish(wall('2026-07-03 16:00'), { calendar: holiday });
    expect(causes(story)).toEqual(['resumed', 'extended', 'calendar', true]);
    const why = story.explain(wall('2026-07-20 10:00'));
    expect(why.deadline.calendar).toBe('610921@2');
    expect(why.measuredWith).toBe('610921@2');
  });

  it('a publication in the middle of a pause makes two parts of it, of which each counts by its calendar', () => {
    const story = accepted()
      .pause(wall('2026-07-03 09:00'))
      .publish(wall('2026-07-03 16:00'), { calendar: holiday })
      .resume(wall('2026-07-07 09:00'));
    expect(causes(story)).toEqual(['resumed+calendar', 'resumed', true]);
    const paused = story
      .explain(wall('2026-07-20 10:00'))
      .intervals.filter(({ state }) => state === 'paused')
      .map(({ opened, closed, minutes }) => [opened.type, closed!.type, minutes]);
    expect(paused).toEqual([
      ['InformationRequested', 'DeadlineChanged', 270],
      // The rest of Friday and half an hour of Tuesday: Monday is closed.
      ['DeadlineChanged', 'InformationSupplied', 150],
    ]);
  });

  it('a day off that is published on that day, over one that stands still with nothing left', () => {
    const short = handlingIn({ unit: 'working-hours', amount: 1 }, 2);
    const closed = nextCalendar({ '2026-07-07': '停电' }, { horizon: '2026-12-31' as never });
    const story = new Story(wall('2026-07-01 10:00'))
      .pause(wall('2026-07-03 10:00'))
      .publish(wall('2026-07-06 09:00'), { policies: short })
      .publish(wall('2026-07-07 10:00'), { calendar: closed });
    expect(onTheWall(story.deadline.dueAt)).toBe('2026-07-08 08:30');
    expect(causes(story)).toEqual(['resumed+policy', 'resumed+calendar', true]);
  });

  it('a raised urgency', () => {
    expect(causes(accepted().raise(wall('2026-07-02 10:00'), 'critical'))).toEqual(['hastened', true]);
  });

  it('a person or another appeal, where no rule does', () => {
    const earlier = { ...handle, dueAt: wall('2026-07-03 12:00') };
    expect(
      causes(accepted().tell(wall('2026-07-02 10:00'), 'AppealAbsorbed', { changed: [earlier] })),
    ).toEqual(['moved', true]);
  });

  it('and a due time that no rule makes does not agree', () => {
    const story = accepted().pause(wall('2026-07-02 10:00'));
    const generous = { ...handle, dueAt: wall('2026-07-09 18:00') };
    story.tell(wall('2026-07-02 16:00'), 'InformationSupplied', { changed: [generous] });
    const { agrees, versions } = story.explain(wall('2026-07-20 10:00'));
    expect([agrees, onTheWall(versions[1]!.counted)]).toEqual([false, '2026-07-07 12:00']);
    const wrongFromTheStart = { ...handle, dueAt: wall('2026-07-06 10:00') };
    const history = [
      {
        at: handle.startedAt,
        eventId: 'e0',
        type: 'AppealAccepted',
        clocks: { started: [wrongFromTheStart] },
      },
    ];
    expect(explainDeadline(handle.id, history, wall('2026-07-02 10:00'), rules).agrees).toBe(false);
  });
});

describe('over a random history', () => {
  const step = fc.record({
    after: fc.integer({ min: 0, max: 3000 }),
    act: fc.constantFrom(
      'pause',
      'resume',
      'extend',
      'raise',
      'calendar',
      'policy',
      'resolve',
      'reject',
      'hand',
    ),
    pick: fc.nat(9),
  });
  const versions = ['2025-03-03', '2025-04-11', '2026-07-06', '2026-07-15', '2026-08-04'].map((day, n) =>
    indexCalendar(nextCalendar({ [day]: '停工' }, { horizon: calendar.document.horizon }).document, n + 2),
  );
  const amounts = [3, 4, 6, 8];
  const kinds = fc.constantFrom(
    'handle' as const,
    'respond' as const,
    'whole' as const,
    'rate' as const,
    'review' as const,
  );

  it('the sum comes out, every due time follows from the events, and only rules move it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 800_000 }),
        kinds,
        fc.array(step, { maxLength: 12 }),
        fc.nat(20_000),
        (minute, kind, steps, wait) => {
          const story = new Story(addMillis(wall('2025-01-02 08:00'), minute * 60_000), {
            kind,
            tier: 'town',
          });
          let at = story.deadline.startedAt;
          let published = 0;
          let version = 4;
          let isCritical = false;
          for (const { after, act, pick } of steps) {
            at = addMillis(at, after * 60_000);
            const { status } = story.clock;
            if (act === 'pause' && status === 'running') story.pause(at);
            if (act === 'resume' && status === 'paused') story.resume(at);
            if (
              act === 'extend' &&
              status === 'running' &&
              isCritical === !story.deadline.period.unit.startsWith('working')
            )
              story.extend(at, isCritical ? { unit: 'hours', amount: 6 } : days(1));
            if (act === 'raise' && status === 'running') {
              story.raise(at, pick < 5 ? 'urgent' : 'critical');
              isCritical ||= pick >= 5;
            }
            if (act === 'calendar' && published < versions.length)
              story.publish(at, { calendar: versions[published++]! });
            if (act === 'policy')
              story.publish(at, { policies: handling(amounts[pick % amounts.length]!, version++) });
            if (act === 'resolve' && status === 'running')
              story.tell(at, 'AppealResolved', { met: [story.id] });
            if (act === 'reject' && status === 'met')
              story.tell(at, 'ResolutionRejected', { changed: [{ ...story.deadline }] });
            if (act === 'hand' && status === 'running')
              story.tell(at, 'AppealTransferred', { changed: [handOver(story.deadline, 'reporter')] });
          }
          const now = addMillis(at, wait * 60_000);
          const why = story.explain(now);
          expect(why.versions.map(({ counted }) => counted)).toEqual(
            why.versions.map(({ deadline }) => deadline.dueAt),
          );
          expect(why.used + why.paused + why.left).toBeCloseTo(why.granted + why.moved, 5);
          expect(why.deadline).toEqual(story.deadline);
          // Stretches meet, and nothing lies between them.
          why.intervals.forEach(({ closed }, n) => {
            const next = why.intervals[n + 1];
            if (next !== undefined) expect(closed).toEqual(next.opened);
          });
          expect(why.versions.flatMap(({ causes }) => causes)).not.toContain('moved');
        },
      ),
      { numRuns: 300 },
    );
  });

  it('what pauses added is what was paused', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 8 }),
        fc.nat(20_000),
        (gaps, wait) => {
          const story = accepted();
          let at = handle.startedAt;
          gaps.forEach((gap, n) => {
            at = addMillis(at, gap * 60_000);
            if (n % 2 === 0) story.pause(at);
            else story.resume(at);
          });
          const why = story.explain(addMillis(at, wait * 60_000));
          expect(why.granted).toBe(330 + 3 * 420);
          if (gaps.length % 2 === 0) expect(why.moved).toBeCloseTo(why.paused, 6);
        },
      ),
    );
  });
});

import { goesOutAt, type Waiting } from '../../../src/notices';
import { addWorkingMinutes } from '../../../src/sla';
import type { Instant, Minutes } from '../../../src/kernel/time';
import { hanyin } from '../../kit/appeal-context';

/** Of the county's clock. */
const at = (time: string): Instant => new Date(`${time}:00+08:00`).toISOString() as Instant;
const night: Waiting = { quietHours: { from: '21:00', to: '07:30' }, gatherMinutes: 2 };
const opens = (from: Instant) => addWorkingMinutes(from, 0 as Minutes, hanyin.calendar);
const goes = (time: string, rule: Parameters<typeof goesOutAt>[1], waiting: Waiting = night): Instant =>
  goesOutAt(at(time), rule, waiting, opens);

describe('what a notice waits for', () => {
  it('is nothing for a critical one, whatever its rule says, at any hour', () => {
    for (const waitsFor of [undefined, 'quiet-hours', 'working-time'] as const)
      expect(goes('2026-07-04T02:00', { urgency: 'critical', waitsFor })).toBe(at('2026-07-04T02:00'));
  });

  it('is the end of the burst', () => {
    expect(goes('2026-07-01T10:00', { urgency: 'routine' })).toBe(at('2026-07-01T10:02'));
    expect(goes('2026-07-01T10:00', { urgency: 'urgent', waitsFor: 'quiet-hours' })).toBe(
      at('2026-07-01T10:02'),
    );
    expect(goes('2026-07-01T23:00', { urgency: 'routine' }, { gatherMinutes: 0 })).toBe(
      at('2026-07-01T23:00'),
    );
  });

  it.each([
    ['before they begin', '2026-07-01T20:57', '2026-07-01T20:59'],
    ['in a burst that runs into them', '2026-07-01T20:58', '2026-07-02T07:30'],
    ['in the evening', '2026-07-01T22:00', '2026-07-02T07:30'],
    ['after midnight', '2026-07-02T00:30', '2026-07-02T07:30'],
    ['in a burst that runs out of them', '2026-07-02T07:28', '2026-07-02T07:30'],
    ['when they are over', '2026-07-02T07:29', '2026-07-02T07:31'],
    ['on the last night of a month', '2026-07-31T23:59', '2026-08-01T07:30'],
  ])('is the end of quiet hours: %s', (_, written, out) => {
    expect(goes(written, { urgency: 'routine', waitsFor: 'quiet-hours' })).toBe(at(out));
  });

  it('is the end of quiet hours that lie within a day', () => {
    const noon: Waiting = { quietHours: { from: '12:00', to: '14:00' }, gatherMinutes: 0 };
    const rule = { urgency: 'routine', waitsFor: 'quiet-hours' } as const;
    expect(goes('2026-07-01T12:00', rule, noon)).toBe(at('2026-07-01T14:00'));
    expect(goes('2026-07-01T14:00', rule, noon)).toBe(at('2026-07-01T14:00'));
    expect(goes('2026-07-01T23:00', rule, noon)).toBe(at('2026-07-01T23:00'));
  });

  it('is the next working moment, over a weekend too', () => {
    const rule = { urgency: 'routine', waitsFor: 'working-time' } as const;
    const friday = goes('2026-07-03T22:00', rule);
    expect(friday > at('2026-07-06T00:00') && friday < at('2026-07-06T12:00')).toBe(true);
    expect(opens(friday)).toBe(friday);
  });
});

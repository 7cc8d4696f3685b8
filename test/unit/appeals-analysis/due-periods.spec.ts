import fc from 'fast-check';
import { duePeriods, weekIdOf } from '../../../src/appeals/analysis/due-periods';
import { warningAggregate, type Warning, type WarningCommand } from '../../../src/appeals/analysis/warning';
import { isIn, windowsOf } from '../../../src/appeals/analysis/windows';
import { addDays } from '../../../src/appeals/figures/period';
import { SYSTEM } from '../../../src/kernel/actor';
import { instantOf, type Instant } from '../../../src/kernel/time';
import type { Revision } from '../../../src/kernel/ids';
import { dayOf } from '../../../src/sla';

const at = (text: string) => instantOf(Date.parse(text));

describe('what early warnings are due of', () => {
  it('is the week and the month that are over once the county’s clock shows the time, and those before', () => {
    const before = duePeriods(at('2026-07-06T06:29:59+08:00'), '06:30');
    expect(before.map(({ id }) => id)).toEqual(['2026-W26', '2026-W25', '2026-06', '2026-05']);
    const then = duePeriods(at('2026-07-06T06:30:00+08:00'), '06:30');
    expect(then.map(({ id }) => id)).toEqual(['2026-W27', '2026-W26', '2026-06', '2026-05']);
    expect(duePeriods(at('2026-07-01T06:00:00+08:00'), '06:30')[2]).toEqual({ kind: 'month', id: '2026-05' });
    expect(duePeriods(at('2027-01-04T07:00:00+08:00'), '06:30').map(({ id }) => id)).toEqual([
      ...['2026-W53', '2026-W52', '2026-12', '2026-11'],
    ]);
  });

  it('is over whenever it is due, and each week has its days', () => {
    const moment = fc
      .integer({ min: Date.parse('2024-01-01'), max: Date.parse('2030-01-01') })
      .map(instantOf);
    fc.assert(
      fc.property(moment, (now) => {
        const today = dayOf(now);
        for (const { kind, id } of duePeriods(now, '06:30'))
          expect(windowsOf(kind, id, today, () => true).period.to < today).toBe(true);
        const { period } = windowsOf('week', weekIdOf(today), addDays(today, 8), () => true);
        expect(isIn(today, period)).toBe(true);
      }),
    );
  });
});

describe('warnings by the clock', () => {
  const now = '2026-07-06T01:00:00.000Z' as Instant;
  const hotspot = { kind: 'hotspot', service: 'sanitation', place: '610921102206' } as never as Warning;
  const surge = { kind: 'surge', service: 'sanitation' } as never as Warning;
  const command = (verb: WarningCommand['verb'], ...warnings: readonly Warning[]): WarningCommand => ({
    ...{ verb, data: { kind: 'week', period: '2026-W27', warnings } },
  });
  const { decider } = warningAggregate;
  const after = (...commands: readonly WarningCommand[]) => {
    let state = decider.initial;
    return commands.map((each) => {
      const events = decider.decide(each, state, { now, actor: SYSTEM, versions: {} });
      for (const event of events)
        state = decider.evolve(state, event, { revision: 0 as Revision, occurredAt: now, actor: SYSTEM });
      return events.map(({ type }) => type);
    });
  };

  it('are looked for once for a period, whoever looks and however often', () => {
    expect(after(command('lookForWarnings', hotspot), command('lookForWarnings', hotspot, surge))).toEqual([
      ['WarningsRaised', 'PeriodLookedAt'],
      [],
    ]);
  });

  it('say that it was looked at, where there was nothing to raise', () => {
    expect(after(command('lookForWarnings'))).toEqual([['PeriodLookedAt']]);
  });

  it('raise nothing that somebody raised before, and leave to people what is found since', () => {
    expect(
      after(
        command('raiseWarnings', hotspot),
        command('lookForWarnings', hotspot),
        command('raiseWarnings', hotspot, surge),
      ),
    ).toEqual([['WarningsRaised'], ['PeriodLookedAt'], ['WarningsRaised']]);
  });
});

import { explainDeadline, type ClockEvent } from '../../../src/sla';
import type { Appeal } from '../../../src/appeals/domain/appeal';
import { SYSTEM } from '../../../src/kernel/actor';
import type { DeadlineId } from '../../../src/kernel/ids';
import type { Instant } from '../../../src/kernel/time';
import { inCountyTime } from '../../../src/kernel/county-time';
import {
  COUNTY_CENTRE,
  PANLONG_CENTRE,
  PUXI_CENTRE,
  as,
  countyDispatcher,
  hanyin,
  reporter,
  townDispatcher,
  townOfficer,
  villageOfficer,
} from '../../kit/appeal-context';
import {
  accepted,
  ask,
  by,
  daysLater,
  handling,
  hoursLater,
  reported,
  resolved,
  sealed,
  told,
  type Telling,
  type Told,
} from '../../kit/appeal-story';
import { unitId } from '../../kit/hanyin';

const reason = sealed('配件外地调运');
const TWO_DAYS = { unit: 'working-days', amount: 2 } as const;
const request = ask('requestExtension', { period: TWO_DAYS, reason });
const asking = (at?: Instant, period: typeof TWO_DAYS | { unit: 'working-days'; amount: 3 } = TWO_DAYS) =>
  by(villageOfficer, 'requestExtension', { period, reason }, at);
const grant = ask('decideExtension', { granted: true, reason });
const granting = (at?: Instant) => by(townDispatcher, 'decideExtension', { granted: true, reason }, at);
const silence = ask('decideExtension', { granted: false, reason: '逾期未批' });

/** Handling in the village: three working days from Wednesday 1 July, so Monday 6 July at 18:00. */
const dueOf = ({ state }: Told, kind: string): string => {
  const due = (state as Appeal).clocks[`1/${kind}/-/1` as DeadlineId]!.deadline.dueAt;
  return inCountyTime(due).slice(5, 16);
};
const DUE = '2026-07-06T10:00:00.000Z' as Instant;

describe('an extension', () => {
  it('is asked for before the due time, and decided above within a time of its own', () => {
    expect(dueOf(told(...handling), 'handle')).toBe('07-06T18:00');
    told(...handling)
      .when(request, as(villageOfficer))
      .thenMatching({
        type: 'ExtensionRequested',
        data: {
          by: PANLONG_CENTRE,
          decidedBy: PUXI_CENTRE,
          period: TWO_DAYS,
          clocks: { started: [{ id: '1/extension-decision/-/1', owner: PUXI_CENTRE }] },
        },
      });
    told(...handling)
      .when(request, as(townOfficer))
      .thenRefused('appeal/not-holder');
    told(...handling, asking())
      .when(request, as(villageOfficer))
      .thenRefused('appeal/extension-pending');
  });

  it('that is asked for at the last moment must be decided before that, and afterwards is refused', () => {
    const late = told(...handling, asking(hoursLater(-1, DUE)));
    late.thenMatching({
      data: { clocks: { started: [{ kind: 'extension-decision', dueAt: DUE, notAfter: DUE }] } },
    });
    const over = late.when(grant, as(townDispatcher, DUE));
    expect(over.refused?.code).toBe('appeal/no-extension-pending');
    expect(over.events.map(({ type }) => type)).toEqual(['DeadlineMissed', 'DeadlineMissed']);
    const tooLate = told(...handling).when(request, as(villageOfficer, DUE));
    expect([tooLate.refused?.code, tooLate.events.length]).toEqual(['appeal/extension-after-due', 1]);
  });

  it('moves handling and the whole matter by as much, and says so', () => {
    const granted = told(...handling, asking()).when(grant, as(townDispatcher));
    granted.thenMatching({
      type: 'ExtensionGranted',
      data: {
        by: PUXI_CENTRE,
        unit: PANLONG_CENTRE,
        dueAt: '2026-07-08T10:00:00.000Z',
        wholeDueAt: '2026-07-17T10:00:00.000Z',
        clocks: {
          met: ['1/extension-decision/-/1'],
          changed: [
            { kind: 'whole', extensions: [TWO_DAYS] },
            { kind: 'handle', extensions: [TWO_DAYS] },
          ],
        },
      },
    });
    expect([dueOf(granted, 'handle'), dueOf(granted, 'whole')]).toEqual(['07-08T18:00', '07-17T18:00']);
  });

  it('is no longer than the policy allows', () => {
    told(...handling)
      .when(
        ask('requestExtension', { period: { unit: 'working-days', amount: 6 }, reason }),
        as(villageOfficer),
      )
      .thenRefused('sla/due-too-late');
  });

  it('is had once in a round, granted or refused, and again in the next', () => {
    const granted = told(...handling, asking(), granting());
    granted.when(request, as(villageOfficer)).thenRefused('appeal/extension-already-asked');
    const refused = told(
      ...handling,
      asking(),
      by(townDispatcher, 'decideExtension', { granted: false, reason }),
    );
    refused.thenMatching({ type: 'ExtensionRefused', data: { by: PUXI_CENTRE } });
    expect(dueOf(refused, 'handle')).toBe('07-06T18:00');
    refused.when(request, as(villageOfficer)).thenRefused('appeal/extension-already-asked');
    told(
      ...[...handling, asking(), granting(), resolved(), by(reporter, 'reopen', { reason })],
      ...[by(SYSTEM, 'route', {}), accepted()],
    )
      .when(request, as(villageOfficer))
      .thenMatching({ type: 'ExtensionRequested' });
  });

  it('is for who is above to decide: the county dispatcher for county units, the 督查室 for the county centre', () => {
    for (const actor of [villageOfficer, countyDispatcher])
      told(...handling, asking())
        .when(grant, as(actor))
        .thenRefused('appeal/not-dispatcher');
    const heldBy = (unit: typeof COUNTY_CENTRE) =>
      told(
        reported(),
        by(countyDispatcher, 'route', { unit, reason: sealed('跨镇') }),
        accepted({ ...villageOfficer, id: `officer-${unit}` as never, unit }),
      ).when(request, as({ ...villageOfficer, unit }));
    heldBy(unitId('dept-water')).thenMatching({ data: { decidedBy: COUNTY_CENTRE } });
    heldBy(COUNTY_CENTRE).thenMatching({ data: { decidedBy: unitId('office-supervision') } });
  });

  it('that nobody decides on in time is refused by silence, whoever comes first, and nobody is late', () => {
    const asked = told(...handling, asking());
    asked.when(silence, as(SYSTEM, hoursLater(1))).thenRefused('appeal/deadline-not-due');
    asked.when(silence, as(SYSTEM, daysLater(2))).thenMatching(
      { type: 'DeadlineMissed', data: { kind: 'extension-decision', owner: PUXI_CENTRE } },
      {
        type: 'ExtensionRefused',
        data: { reason: '逾期未批', clocks: { stopped: ['1/extension-decision/-/1'] } },
      },
    );
    expect(asked.when(grant, as(townDispatcher, daysLater(2))).refused?.code).toBe(
      'appeal/no-extension-pending',
    );
  });

  it('comes after a pause as well, and leaves what stands still standing', () => {
    const suspend = (at: Instant) =>
      [
        by(villageOfficer, 'requestSuspension', { until: daysLater(9), reason }, at),
        by(townDispatcher, 'decideSuspension', { granted: true, reason }),
      ] as const;
    // A day of seven hours was paused: due on Tuesday at 18:00, and two days later on Thursday.
    const after = told(
      ...handling,
      ...suspend(hoursLater(0)),
      by(villageOfficer, 'resume', {}, daysLater(1)),
      asking(),
      granting(),
    );
    expect(dueOf(after, 'handle')).toBe('07-09T18:00');
    const during = told(
      ...handling,
      ...suspend(hoursLater(0)),
      asking(hoursLater(6)),
      granting(daysLater(1)),
    );
    const { handle, whole } = Object.fromEntries(
      Object.values((during.state as Appeal).clocks).map(({ deadline, status }) => [deadline.kind, status]),
    );
    expect([during.state.status, handle, whole]).toEqual(['suspended', 'paused', 'paused']);
    expect(dueOf(during.when(ask('resume', {}), as(villageOfficer, daysLater(1))), 'handle')).toBe(
      '07-09T18:00',
    );
  });

  it('explains itself, also where its decision must come before the end of its period', () => {
    const [reporting, routing, accepting] = handling as readonly [Telling, Telling, Telling];
    const stories = [reporting, routing, accepting, asking(hoursLater(-1, DUE)), granting()];
    const history = stories.flatMap((_, n) => {
      const at = n < 3 ? hoursLater(0) : hoursLater(-1, DUE);
      return told(reporting, ...stories.slice(1, n + 1)).events.map(({ type, data }, index): ClockEvent => ({
        at,
        eventId: `${n}.${index}`,
        type,
        clocks: data.clocks,
      }));
    });
    for (const id of ['1/handle/-/1', '1/whole/-/1', '1/extension-decision/-/1']) {
      const explained = explainDeadline(id as DeadlineId, history, DUE, hanyin);
      expect([id, explained.agrees]).toEqual([id, true]);
    }
    const { versions } = explainDeadline('1/whole/-/1' as DeadlineId, history, DUE, hanyin);
    expect(versions.at(-1)).toMatchObject({ causes: ['extended'], by: { type: 'ExtensionGranted' } });
  });
});

import fc from 'fast-check';
import type { Appeal } from '../../../src/appeals/domain/appeal';
import type { Deadline } from '../../../src/sla';
import {
  CHENGGUAN_CENTRE,
  COUNTY_CENTRE,
  PANLONG_CENTRE,
  PUXI_CENTRE,
  as,
  countyDispatcher,
  dispatcherOf,
  officerOf,
  reporter,
  townDispatcher,
  townOfficer,
  villageOfficer,
} from '../../kit/appeal-context';
import { ask, by, daysLater, handling, hoursLater, sealed, told, type Told } from '../../kit/appeal-story';
import { unitId } from '../../kit/hanyin';

const [water, power] = [unitId('dept-water'), unitId('ent-power')];
const NEXT_VILLAGE = unitId('centre-610921102200');
const task = sealed('关闭该段阀门');
const naming = (...units: readonly (typeof water)[]) =>
  ask('nameHelpers', { helpers: units.map((unit) => ({ unit, task })) });
const named = (...units: readonly (typeof water)[]) =>
  by(countyDispatcher, 'nameHelpers', { helpers: units.map((unit) => ({ unit, task })) });
const report = ask('reportCoHandling', { account: sealed('阀门已关'), attachments: [] });
const reporting = (unit: typeof water) =>
  by(officerOf(unit), 'reportCoHandling', { account: sealed('阀门已关'), attachments: [] });
const resolve = ask('resolve', { outcome: 'solved', account: sealed('已处理'), attachments: [] });
const critical = by(townDispatcher, 'classify', {
  service: 'neighbour-dispute' as never,
  urgency: 'critical',
  reason: sealed('有人受伤'),
});

const clocksOf = ({ state }: Told) => Object.values((state as Appeal).clocks);
const partOf = (story: Told, unit: string): Deadline =>
  clocksOf(story).find(({ deadline }) => deadline.kind === 'co-handle' && deadline.owner === unit)!.deadline;
const leadOf = (story: Told): Deadline =>
  clocksOf(story).findLast(({ deadline }) => deadline.kind === 'handle')!.deadline;

describe('helpers', () => {
  it('are named by the common superior, each with a deadline of its own, no later than the lead’s', () => {
    const story = told(...handling).when(naming(water, PUXI_CENTRE), as(countyDispatcher));
    const { dueAt } = leadOf(told(...handling));
    story.thenMatching({
      type: 'HelpersNamed',
      data: {
        by: COUNTY_CENTRE,
        lead: PANLONG_CENTRE,
        clocks: {
          // Five working days by the policy, and three for the village that leads.
          started: [
            { id: `1/co-handle/${water}/1`, owner: water, dueAt, notAfter: dueAt },
            { id: `1/co-handle/${PUXI_CENTRE}/1`, owner: PUXI_CENTRE, dueAt },
          ],
        },
      },
    });
    expect((story.state as Appeal).helpers).toEqual([water, PUXI_CENTRE]);
    expect((story.state as Appeal).involved).toEqual(expect.arrayContaining([water, PUXI_CENTRE]));
  });

  it('are for no lower centre to name, nor for the lead', () => {
    told(...handling)
      .when(naming(NEXT_VILLAGE), as(townDispatcher))
      .thenMatching({ type: 'HelpersNamed', data: { by: PUXI_CENTRE } });
    for (const actor of [townDispatcher, dispatcherOf(CHENGGUAN_CENTRE), dispatcherOf(water), villageOfficer])
      told(...handling)
        .when(naming(water), as(actor))
        .thenRefused('appeal/not-superior');
  });

  it('are units that may have it, do not lead it, and do not help already', () => {
    const naming1 = (unit: typeof water) => told(...handling).when(naming(unit), as(countyDispatcher));
    naming1(unitId('dept-nowhere')).thenRefused('appeal/unknown-unit');
    naming1(PANLONG_CENTRE).thenRefused('appeal/helper-leads');
    told(...handling)
      .when(naming(water, water), as(countyDispatcher))
      .thenRefused('appeal/already-helping');
    told(...handling, named(water))
      .when(naming(water), as(countyDispatcher))
      .thenRefused('appeal/already-helping');
    told(...handling, by(reporter, 'nameAccused', { accused: { unit: NEXT_VILLAGE } }))
      .when(naming(NEXT_VILLAGE), as(countyDispatcher))
      .thenRefused('appeal/accused-unit');
  });

  it('report on their own part, late or not, and may be named again', () => {
    const story = told(...handling, named(water, power));
    story.when(report, as(officerOf(water))).thenMatching({
      type: 'CoHandlingReported',
      data: { by: water, clocks: { met: [`1/co-handle/${water}/1`] } },
    });
    for (const actor of [villageOfficer, townOfficer, countyDispatcher])
      story.when(report, as(actor)).thenRefused('appeal/not-helper');
    told(...handling, named(water), reporting(water))
      .when(report, as(officerOf(water)))
      .thenRefused('appeal/not-helper');
    told(...handling, named(water), reporting(water))
      .when(naming(water), as(countyDispatcher))
      .thenMatching({ data: { clocks: { started: [{ id: `1/co-handle/${water}/2` }] } } });
    const late = told(...handling, named(water)).when(report, as(officerOf(water), daysLater(6)));
    expect(late.events.find(({ data }) => 'kind' in data && data.kind === 'co-handle')).toMatchObject({
      type: 'DeadlineMissed',
      data: { owner: water },
    });
    expect(late.events.at(-1)?.type).toBe('CoHandlingReported');
  });

  it('are waited for by the lead, unless it says why not', () => {
    const open = told(...handling, named(water, power), reporting(power));
    open.when(resolve, as(villageOfficer)).thenRefused('appeal/helpers-open');
    expect(open.when(resolve, as(villageOfficer)).refused?.details).toEqual({ helpers: water });
    const withoutHelpers = sealed('水利局部分另行跟进');
    open
      .when(
        ask('resolve', { outcome: 'solved', account: sealed('已处理'), attachments: [], withoutHelpers }),
        as(villageOfficer),
      )
      .thenMatching(
        {
          type: 'HelpersReleased',
          data: {
            by: PANLONG_CENTRE,
            helpers: [water],
            reason: withoutHelpers,
            clocks: { stopped: [`1/co-handle/${water}/1`] },
          },
        },
        { type: 'AppealResolved' },
      );
    told(...handling, named(water), reporting(water))
      .when(resolve, as(villageOfficer))
      .thenMatching({ type: 'AppealResolved' });
  });

  it('stand still and run on with the lead, and are due sooner when the lead is', () => {
    const story = told(
      ...[...handling, named(water)],
      by(villageOfficer, 'requestInformation', { question: sealed('界桩在哪里') }),
    );
    expect(clocksOf(story).filter(({ status }) => status === 'paused')).toHaveLength(3);
    const on = story.when(
      ask('supplyInformation', { answer: sealed('在井边'), attachments: [] }),
      as(reporter, daysLater(1)),
    );
    expect(partOf(on, water).dueAt).toBe(leadOf(on).dueAt);
    const sooner = told(...handling, named(water), critical);
    expect(leadOf(sooner).dueAt).toBe(hoursLater(24));
    expect(partOf(sooner, water).dueAt).toBe(hoursLater(24));
  });

  it('are never due after the lead, whatever is paused for how long', () => {
    const pause = fc.record({
      after: fc.integer({ min: 0, max: 60 * 20 }),
      minutes: fc.integer({ min: 1, max: 60 * 24 * 2.5 }),
    });
    fc.assert(
      fc.property(fc.array(pause, { maxLength: 3 }), fc.boolean(), (pauses, raised) => {
        let story = told(...handling, named(water, NEXT_VILLAGE), ...(raised ? [critical] : []));
        let hours = 0;
        for (const { after, minutes } of pauses) {
          hours += after / 60;
          const until = hoursLater(hours + minutes / 60);
          const reason = sealed('鉴定');
          story = story
            .when(ask('requestSuspension', { until, reason }), as(villageOfficer, hoursLater(hours)))
            .when(ask('decideSuspension', { granted: true, reason }), as(townDispatcher, hoursLater(hours)));
          hours += minutes / 60;
          story = story.when(ask('resume', {}), as(villageOfficer, hoursLater(hours)));
          if (clocksOf(story).some(({ missedAt }) => missedAt !== undefined)) return;
          for (const unit of [water, NEXT_VILLAGE])
            expect(partOf(story, unit).dueAt <= leadOf(story).dueAt).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('help on when the matter climbs, and not whoever takes it over; a recall ends it', () => {
    const climbed = told(
      ...[...handling, named(water, PUXI_CENTRE)],
      by(villageOfficer, 'requestInformation', { question: sealed('界桩在哪里') }),
    ).when(ask('escalate', { reason: sealed('牵涉多方') }), as(townDispatcher, hoursLater(1)));
    const statuses = Object.fromEntries(
      clocksOf(climbed).map(({ deadline: { kind, owner }, status }) => [`${kind} ${owner}`, status]),
    );
    expect(statuses).toMatchObject({
      [`co-handle ${water}`]: 'running',
      [`co-handle ${PUXI_CENTRE}`]: 'stopped',
    });
    const recalled = told(...handling, named(water)).when(
      ask('recall', { reason: sealed('派错了') }),
      as(townDispatcher),
    );
    expect(clocksOf(recalled).find(({ deadline }) => deadline.kind === 'co-handle')?.status).toBe('stopped');
  });

  it('that are named in the appeal owe it nothing more', () => {
    told(...handling, named(NEXT_VILLAGE))
      .when(ask('nameAccused', { accused: { unit: NEXT_VILLAGE } }), as(reporter))
      .thenMatching({
        type: 'AccusedNamed',
        data: { clocks: { stopped: [`1/co-handle/${NEXT_VILLAGE}/1`] } },
      });
  });
});

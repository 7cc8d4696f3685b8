import { visibleFilter } from '../../../src/access';
import type { AppealEvent } from '../../../src/appeals/domain/events';
import { groupCounts, triageOf, type TriageQuery } from '../../../src/appeals/read-models/triage/query';
import type { Standing } from '../../../src/appeals/read-models/triage/standing';
import type { AppealId, RegionCode } from '../../../src/kernel/ids';
import type { ClockChanges } from '../../../src/sla';
import { callers, reference, type Caller } from '../appeals-http/county';
import {
  COUNTY_CENTRE,
  deadline,
  event,
  LEAD,
  minutesLater,
  PANLONG,
  POLE,
  PUXI_CENTRE,
  reported,
  ROADS,
  START,
  told,
  type Line,
} from '../appeals-views/story';
import { readTables } from '../../kit/read-tables';
import { temporaryFolder } from '../../kit/temporary-folder';

const about = {
  ...{ region: PANLONG, service: ROADS, unit: PUXI_CENTRE, round: 1, tier: 'town' as const },
  ...{ urgency: 'routine' as const, channel: 'app' as const, origin: 'citizen' as const },
};
type About = Partial<Omit<typeof about, 'urgency'>> & {
  readonly urgency?: 'routine' | 'urgent' | 'critical';
};
/** As the log has it: with what the event is about. */
const of = (happened: AppealEvent, over: About = {}): AppealEvent =>
  ({ ...happened, data: { ...happened.data, about: { ...about, ...over } } }) as AppealEvent;

const DAY = 24 * 60;
const respond = deadline('1/respond/-/1', 'respond', PUXI_CENTRE, START, DAY);
const begins = (clocks: ClockChanges, over: About = {}, id = POLE): AppealEvent =>
  of(reported({ clocks, id }), over);
const on = (id: AppealId, happened: AppealEvent, after = 0): Line => ({ event: happened, stream: id, after });
const numbered = (n: number): AppealId =>
  `0190a1b2-3c4d-8e5f-8a9b-${String(n).padStart(12, '0')}` as AppealId;

describe('triage', () => {
  let read: Awaited<ReturnType<typeof readTables>>;
  beforeEach(async () => {
    read = await readTables(temporaryFolder());
  });
  afterEach(() => read.close());

  const happens = (...lines: readonly Line[]) => read.project(...told(...lines));
  const visible = (caller: Caller) =>
    visibleFilter(callers[caller], reference.permissions, reference.directory);
  const triage = (asked: Partial<TriageQuery> = {}, caller: Caller = 'countyDispatcher') =>
    triageOf(read.tables, visible(caller), { now: START, limit: 10, ...asked });
  const ranked = async (asked: Partial<TriageQuery> = {}) =>
    (await triage(asked)).items.map(({ appeal, risk_at }) => [appeal, risk_at]);
  const counts = (minutes: number, region?: RegionCode) =>
    groupCounts(read.tables, visible('countyDispatcher'), { region }, minutesLater(minutes));
  const standing = async (): Promise<Standing> =>
    JSON.parse((await triage()).items[0]?.standing ?? '') as Standing;

  it('ranks by the due time while nobody knows how long such a step takes', async () => {
    await happens(begins({ started: [respond] }));
    expect(await ranked()).toEqual([[POLE, minutesLater(DAY)]]);
  });

  it.each([
    ['urgent', begins({ started: [respond] }, { urgency: 'urgent' }), [], 0.1],
    ['critical', begins({ started: [respond] }, { urgency: 'critical' }), [], 0.25],
    [
      'returned once',
      begins({ started: [respond] }),
      [of(event('ReturnGranted', { queue: COUNTY_CENTRE } as never))],
      0.1,
    ],
    [
      'escalated once',
      begins({ started: [respond] }),
      [
        of(
          event('AppealEscalated', {
            from: PUXI_CENTRE,
            to: COUNTY_CENTRE,
            toTier: 'county',
            decides: COUNTY_CENTRE,
            routed: false,
          } as never),
        ),
      ],
      0.15,
    ],
    ['in its second round', begins({ started: [respond] }, { round: 2 }), [], 0.2],
  ])('brings forward what is %s, by a share of its own length', async (_, first, then, share) => {
    await happens(first, ...then);
    expect(await ranked()).toEqual([[POLE, minutesLater(DAY * (1 - share))]]);
  });

  it('counts what is urged until it is answered', async () => {
    const urge = deadline('1/urge-answer/0/1', 'urge-answer', PUXI_CENTRE, START, 3 * DAY);
    await happens(
      begins({ started: [respond] }),
      of(event('AppealUrged', { clocks: { started: [urge] } } as never)),
    );
    expect(await ranked()).toEqual([[POLE, minutesLater(DAY * 0.9)]]);
    await happens(of(event('UrgeAnswered', { clocks: { met: [urge.id] } } as never)));
    expect(await ranked()).toEqual([[POLE, minutesLater(DAY)]]);
  });

  it('never brings anything forward by more than half of its length', async () => {
    const returned = of(event('ReturnGranted', { queue: COUNTY_CENTRE } as never), {
      urgency: 'critical',
      round: 3,
    });
    await happens(begins({ started: [respond] }, { urgency: 'critical', round: 3 }), returned, returned);
    expect(await ranked()).toEqual([[POLE, minutesLater(DAY / 2)]]);
  });

  describe('with many such steps finished', () => {
    /** Each takes an hour to be answered, one in ten a day. */
    const finished = (count: number): readonly Line[] =>
      Array.from({ length: count }, (_, n) => [
        on(numbered(n), begins({ started: [respond] }, {}, numbered(n))),
        on(
          numbered(n),
          of(
            event('AppealAccepted', {
              status: 'handling',
              assignee: 'officer-puxi',
              clocks: { met: [respond.id] },
            } as never),
          ),
          n % 10 === 9 ? DAY : 60,
        ),
      ]).flat();

    it('takes off what such a step usually takes, and keeps how that is known', async () => {
      await happens(...finished(20), begins({ started: [respond] }));
      const [owed] = (await standing()).owes;
      expect(owed?.usual).toMatchObject({ samples: 20, group: 'service' });
      expect(owed?.usual?.median).toBeGreaterThan(30);
      expect(owed?.usual?.median).toBeLessThanOrEqual(60);
      expect(await ranked()).toEqual([[POLE, minutesLater(DAY - (owed?.usual?.median ?? 0))]]);
    });

    it('says nothing from fewer than twenty', async () => {
      await happens(...finished(19), begins({ started: [respond] }));
      expect((await standing()).owes[0]?.usual).toBeUndefined();
    });

    it('goes by the wider group where a service has too few', async () => {
      await happens(...finished(20), begins({ started: [respond] }, { service: 'another' as typeof ROADS }));
      expect((await standing()).owes[0]?.usual).toMatchObject({ group: 'tier', samples: 20 });
    });

    it('lets what was long ago count for less', async () => {
      const month = 30 * DAY;
      const later = deadline('1/respond/-/1', 'respond', PUXI_CENTRE, minutesLater(month), DAY);
      await happens(...finished(40), on(POLE, begins({ started: [later] }), month));
      expect((await standing()).owes[0]?.usual).toMatchObject({ samples: 20 });
    });

    it('leaves out what a step stood still', async () => {
      const resumed = deadline('1/respond/-/1', 'respond', PUXI_CENTRE, START, 10 * DAY);
      const paused = (id: AppealId): readonly Line[] => [
        on(id, begins({ started: [respond] }, {}, id)),
        on(id, of(event('InformationRequested', { clocks: { paused: [respond.id] } } as never)), 10),
        on(id, of(event('InformationSupplied', { clocks: { changed: [resumed] } } as never)), 5 * DAY),
        on(
          id,
          of(
            event('AppealAccepted', {
              status: 'handling',
              assignee: 'officer-puxi',
              clocks: { met: [respond.id] },
            } as never),
          ),
          5 * DAY + 20,
        ),
      ];
      await happens(
        ...Array.from({ length: 20 }, (_, n) => paused(numbered(n))).flat(),
        begins({ started: [respond] }),
      );
      const median = (await standing()).owes[0]?.usual?.median;
      expect(median).toBeGreaterThan(15);
      expect(median).toBeLessThanOrEqual(30);
    });
  });

  it('puts what is paused last, and drops what nobody owes anything in', async () => {
    await happens(
      on(POLE, begins({ started: [respond] })),
      on(LEAD, begins({ started: [respond] }, {}, LEAD)),
      on(POLE, of(event('InformationRequested', { clocks: { paused: [respond.id] } } as never))),
    );
    expect((await ranked()).map(([appeal]) => appeal)).toEqual([LEAD, POLE]);
    await happens(
      on(
        LEAD,
        of(
          event('AppealResolved', {
            unit: PUXI_CENTRE,
            outcome: 'solved',
            clocks: { met: [respond.id] },
          } as never),
        ),
      ),
      on(POLE, of(event('AppealMerged', { target: LEAD } as never))),
    );
    expect(await ranked()).toEqual([]);
  });

  it('leaves out what only the reporter owes', async () => {
    const rate = deadline('1/rate/-/1', 'rate', 'reporter', START, DAY);
    await happens(begins({ started: [rate] }));
    expect(await ranked()).toEqual([]);
  });

  it('counts the groups, and lists just what it counts', async () => {
    const kinds = ['resolution-review', 'return-decision', 'revisit'] as const;
    const owing = kinds.map((kind, n) => deadline(`1/${kind}/-/1`, kind, COUNTY_CENTRE, START, 60 * (n + 1)));
    await happens(
      ...owing.map((each, n) => on(numbered(n), begins({ started: [each] }, {}, numbered(n)))),
      on(
        POLE,
        begins(
          { started: [deadline('1/dispatch/-/1', 'dispatch', COUNTY_CENTRE, START, DAY)] },
          { round: 2 },
        ),
      ),
      on(POLE, of(event('ReturnGranted', { queue: COUNTY_CENTRE } as never), { round: 2 })),
    );
    expect(await counts(90)).toEqual({
      ...{ 'due-within-hour': 1, missed: 1, returned: 1, confirmation: 1 },
      ...{ decision: 1, reopened: 1, 'kept-open': 1, parked: 0 },
    });
    for (const [group, count] of Object.entries(await counts(90))) {
      const { items } = await triage({ group: group as TriageQuery['group'], now: minutesLater(90) });
      expect([group, items.length]).toEqual([group, count]);
    }
    expect(await counts(90, '610921' as RegionCode)).toEqual(await counts(90));
    expect(Object.values(await counts(90, '610921101' as RegionCode)).some((count) => count > 0)).toBe(false);
  });

  it('lists what a runner has set aside, as far as the caller sees it, and nothing of it once it is released', async () => {
    await happens(
      on(POLE, begins({ started: [respond] })),
      on(numbered(1), begins({ started: [respond] }, {}, numbered(1))),
    );
    read.park(POLE, numbered(7));
    expect((await counts(0)).parked).toBe(1);
    expect((await triage({ group: 'parked' })).items.map(({ appeal }) => appeal)).toEqual([POLE]);
    expect((await triage({ group: 'parked' }, 'neighbour')).items).toEqual([]);
    read.park();
    expect((await counts(0)).parked).toBe(0);
    expect((await triage({ group: 'parked' })).items).toEqual([]);
  });

  it('pages without skipping or repeating while others move', async () => {
    const ids = [0, 1, 2, 3, 4].map(numbered);
    await happens(
      ...ids.map((id, n) =>
        on(
          id,
          begins({ started: [deadline('1/respond/-/1', 'respond', PUXI_CENTRE, START, 60 + n)] }, {}, id),
        ),
      ),
    );
    const first = await triage({ limit: 2 });
    expect(first.items.map(({ appeal }) => appeal)).toEqual(ids.slice(0, 2));
    await happens(
      on(
        numbered(0),
        of(
          event('AppealAccepted', {
            status: 'handling',
            assignee: 'officer-puxi',
            clocks: { met: [respond.id] },
          } as never),
        ),
      ),
    );
    const second = await triage({ limit: 2, cursor: first.next });
    const third = await triage({ limit: 2, cursor: second.next });
    expect([...second.items, ...third.items].map(({ appeal }) => appeal)).toEqual(ids.slice(2));
    await expect(triage({ cursor: 'WyJ4Il0' })).rejects.toMatchObject({ code: 'request/cursor-invalid' });
  });

  it('shows a unit what it owes itself, and nobody what is hidden from them', async () => {
    await happens(
      on(POLE, begins({ started: [respond] })),
      on(
        LEAD,
        begins({ started: [deadline('1/respond/-/1', 'respond', COUNTY_CENTRE, START, 60)] }, {}, LEAD),
      ),
    );
    expect((await ranked({ unit: PUXI_CENTRE })).map(([appeal]) => appeal)).toEqual([POLE]);
    expect((await ranked({ region: '610921102' as RegionCode })).length).toBe(2);
    const { items } = await triage({}, 'otherTown');
    expect(items).toEqual([]);
  });
});

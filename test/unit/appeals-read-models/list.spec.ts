import { canSee, visibleFilter } from '../../../src/access';
import { nothingReported } from '../../../src/appeals/domain/appeal';
import { factsOf } from '../../../src/appeals/application/facts';
import { foldEvents } from '../../../src/appeals/application/answer';
import { listAppeals, sorts, type ListQuery } from '../../../src/appeals/read-models/list/query';
import type { Clock } from '../../../src/sla';
import type { AppealEvent } from '../../../src/appeals/domain/events';
import type { Recorded } from '../../../src/kernel/event';
import type { AppealId, RegionCode, UnitId } from '../../../src/kernel/ids';
import type { Instant } from '../../../src/kernel/time';
import { callers, reference, type Caller } from '../appeals-http/county';
import {
  COUNTY_CENTRE,
  deadline,
  event,
  minutesLater,
  PUXI_CENTRE,
  reported,
  routed,
  START,
  told,
  VILLAGE_CENTRE,
  type Line,
} from '../appeals-views/story';
import { readTables } from '../../kit/read-tables';
import { temporaryFolder } from '../../kit/temporary-folder';

const idOf = (n: number) => `0190a1b2-3c4d-8e5f-8a9b-${String(n).padStart(12, '0')}` as AppealId;
const region = (code: string) => code as RegionCode;
const CHENGGUAN = region('610921100');

/** Lives that differ in place, holder, reporter and whom they name. */
const lives: readonly ((id: AppealId, n: number) => readonly Line[])[] = [
  (id, n) => [
    reported({
      id,
      receivedAt: minutesLater(n),
      clocks: { started: [deadline('1/dispatch/-/1', 'dispatch', COUNTY_CENTRE, START, 60)] },
    }),
  ],
  (id, n) => [reported({ id, receivedAt: minutesLater(n) }), routed()],
  (id, n) => [
    reported({
      id,
      receivedAt: minutesLater(n),
      reporter: { citizen: callers.reporter.citizen as never, contact: {} as never },
    }),
    routed({ unit: VILLAGE_CENTRE, tier: 'village', decides: PUXI_CENTRE }),
  ],
  (id, n) => [
    reported({
      id,
      receivedAt: minutesLater(n),
      proxy: { citizen: callers.reporter.citizen as never, contact: {} as never },
    }),
  ],
  (id, n) => [reported({ id, receivedAt: minutesLater(n), place: { region: CHENGGUAN } }), routed()],
  (id, n) => [
    reported({ id, receivedAt: minutesLater(n), violation: true, accused: [{ unit: PUXI_CENTRE }] }),
    routed({ unit: COUNTY_CENTRE, tier: 'county' }),
  ],
  (id, n) => [
    reported({ id, receivedAt: minutesLater(n) }),
    routed(),
    event('AccusedNamed', {
      accused: { unit: PUXI_CENTRE },
      leaves: { from: PUXI_CENTRE, queue: COUNTY_CENTRE },
    }),
  ],
  (id, n) => [
    reported({
      id,
      receivedAt: minutesLater(n),
      violation: true,
      accused: [{ person: callers.townOfficer.id }],
    }),
  ],
  (id, n) => [
    reported({ id, receivedAt: minutesLater(n), place: { region: CHENGGUAN } }),
    routed(),
    event('ReturnGranted', {
      by: COUNTY_CENTRE,
      returnedBy: PUXI_CENTRE,
      reason: '成立',
      queue: COUNTY_CENTRE,
    }),
    routed({ unit: 'centre-610921100' as UnitId }),
  ],
];

describe('the list of appeals', () => {
  let read: Awaited<ReturnType<typeof readTables>>;
  const streams = new Map<AppealId, readonly Recorded<AppealEvent>[]>();
  beforeAll(async () => {
    read = await readTables(temporaryFolder());
    for (let n = 0; n < lives.length * 3; n++) {
      const id = idOf(n);
      const lines = lives[n % lives.length]?.(id, n) ?? [];
      const events = told(
        ...lines.map((line) => ('event' in line ? { ...line, stream: id } : { event: line, stream: id })),
      );
      streams.set(id, events);
      await read.project(...events);
    }
  });
  afterAll(() => read.close());

  const { permissions, directory } = reference;
  const visibleTo = (caller: Caller) => visibleFilter(callers[caller], permissions, directory);
  const list = async (caller: Caller, query: Partial<ListQuery> = {}) =>
    (await listAppeals(read.tables, visibleTo(caller), { limit: 100, ...query })).items.map(
      ({ appeal }) => appeal,
    );

  it.each(Object.keys(callers) as Caller[])(
    'shows %s exactly what the policy lets them see',
    async (caller) => {
      const allowed = [...streams]
        .filter(([, events]) => {
          const state = foldEvents(nothingReported, events);
          return state.status !== 'none' && canSee(callers[caller], factsOf(state), permissions, directory);
        })
        .map(([id]) => id);
      expect([...(await list(caller))].sort()).toEqual(allowed.sort());
    },
  );

  it('hides a violation report from whom it names, whatever they filter by', async () => {
    const hidden = [...streams.keys()].filter((_, n) => [5, 6, 7].includes(n % lives.length));
    for (const query of [
      {},
      { region: [region('610921102')] },
      { unit: [COUNTY_CENTRE] },
      { unit: [PUXI_CENTRE] },
      { number: '610921-20260701-1' },
    ])
      expect(await list('townOfficer', query)).toEqual(expect.not.arrayContaining(hidden));
  });

  it.each(sorts)('has one order by %s, in which its pages join without gap or double', async (sort) => {
    const whole = await list('countyDispatcher', { sort });
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listAppeals(read.tables, visibleTo('countyDispatcher'), {
        limit: sort === 'due' ? 1 : 4,
        sort,
        cursor,
      });
      paged.push(...page.items.map(({ appeal }) => appeal));
      cursor = page.next;
    } while (cursor !== undefined);
    expect(paged).toEqual(whole);
    expect(whole.length).toBeGreaterThan(sort === 'due' ? 2 : 20);
  });

  it('by due: where somebody on duty must do something soonest, and nothing that nobody owes', async () => {
    const duties = [...streams].flatMap(([id, events]) => {
      const state = foldEvents(nothingReported, events);
      if (state.status === 'none') return [];
      const due = Object.values<Clock>(state.clocks)
        .filter(({ status, deadline }) => status === 'running' && deadline.owner !== 'reporter')
        .map(({ deadline }) => deadline.dueAt)
        .sort()[0];
      return due === undefined ? [] : [[due, id] as const];
    });
    const expected = duties.sort(([a, b], [c, d]) => ([a, b].join() < [c, d].join() ? -1 : 1));
    expect(await list('auditor', { sort: 'due' })).toEqual(expected.map(([, id]) => id));
  });

  it('is newest first unless another order is asked for, and takes no cursor of another', async () => {
    const whole = await list('countyDispatcher');
    expect(whole).toEqual([...whole].sort().reverse());
    const { items } = await listAppeals(read.tables, visibleTo('auditor'), { limit: 100, sort: 'updated' });
    const times = items.map(({ updated_at }) => updated_at);
    expect(times).toEqual([...times].sort().reverse());
    const { next } = await listAppeals(read.tables, visibleTo('auditor'), { limit: 2, sort: 'updated' });
    await expect(list('auditor', { cursor: next })).rejects.toMatchObject({ code: 'request/cursor-invalid' });
  });

  it('compares regions by whole levels', async () => {
    expect(await list('auditor', { region: [region('610921102206')] })).toHaveLength(21);
    expect(await list('auditor', { region: [CHENGGUAN] })).toHaveLength(6);
    expect(await list('auditor', { region: [region('610921102206-01')] })).toEqual([]);
  });

  it('filters by holder, status and time together', async () => {
    const query = {
      unit: [PUXI_CENTRE],
      status: ['routed'] as const,
      from: minutesLater(9),
      to: minutesLater(18),
    };
    expect(await list('auditor', query)).toEqual([idOf(13), idOf(10)]);
  });

  it('takes any of several values, and what happened since', async () => {
    const either = await list('auditor', { region: [CHENGGUAN, region('610921102206')] });
    expect(either).toHaveLength(27);
    const routed = await list('auditor', { status: ['routed'] });
    const reported = await list('auditor', { status: ['reported'] });
    expect(await list('auditor', { status: ['reported', 'routed'] })).toHaveLength(
      routed.length + reported.length,
    );
    const rows = (await listAppeals(read.tables, visibleTo('auditor'), { limit: 100 })).items;
    const since = rows.map(({ updated_at }) => updated_at).sort()[10] as Instant;
    expect((await list('auditor', { updatedSince: since })).sort()).toEqual(
      rows
        .filter(({ updated_at }) => updated_at >= since)
        .map(({ appeal }) => appeal)
        .sort(),
    );
  });

  it('finds one’s own matters, also those that one speaks for', async () => {
    expect(await list('reporter', { mine: { citizens: [callers.reporter.citizen as never] } })).toEqual(
      [21, 20, 12, 11, 3, 2].map(idOf),
    );
  });

  it.each(['', 'no-cursor', 'W10', Buffer.from('["a"]').toString('base64url')])(
    'refuses the cursor "%s"',
    async (cursor) => {
      await expect(list('auditor', { cursor })).rejects.toMatchObject({ code: 'request/cursor-invalid' });
    },
  );
});

it('finds what one took for others, wherever that is by now, and nothing that a colleague took', async () => {
  const { tables, project, close } = await readTables(temporaryFolder());
  try {
    const taken = (n: number, by: Caller) =>
      ['reported', 'elsewhere'].map((_, at) => ({
        event: at === 0 ? reported({ id: idOf(n) }) : routed({ unit: COUNTY_CENTRE, tier: 'county' }),
        by: callers[by],
        stream: idOf(n),
      }));
    await project(...told(...taken(1, 'gridWorker'), ...taken(2, 'townOfficer')));
    const { permissions, directory } = reference;
    for (const [at, caller] of (['gridWorker', 'townOfficer'] as const).entries()) {
      const visible = visibleFilter(callers[caller], permissions, directory);
      const mine = { taker: callers[caller].id };
      const { items } = await listAppeals(tables, visible, { limit: 10, mine });
      expect(items.map(({ appeal }) => appeal)).toEqual([idOf(at + 1)]);
    }
  } finally {
    await close();
  }
});

import { visibleFilter } from '../../../src/access';
import { deadlineItem } from '../../../src/appeals/application/queries/deadline-item';
import type { AppealEvent } from '../../../src/appeals/domain/events';
import { besideOf } from '../../../src/appeals/read-models/beside';
import { queueOf } from '../../../src/appeals/read-models/queue/query';
import { appealStream, type AppealId } from '../../../src/kernel/ids';
import type { ClockChanges } from '../../../src/sla';
import { callers, reference, type Caller } from '../appeals-http/county';
import {
  COUNTY_CENTRE,
  deadline,
  event,
  LEAD,
  minutesLater,
  POLE,
  PUXI_CENTRE,
  reported,
  routed,
  START,
  told,
  type Line,
} from '../appeals-views/story';
import { readTables } from '../../kit/read-tables';
import { temporaryFolder } from '../../kit/temporary-folder';

const respond = deadline('1/respond/-/1', 'respond', PUXI_CENTRE, START, 30);
const whole = deadline('1/whole/-/1', 'whole', PUXI_CENTRE, START, 600);
const clocked = (clocks: ClockChanges): AppealEvent => routed({ clocks });
const missed = event('DeadlineMissed', {
  deadline: respond.id,
  kind: 'respond',
  owner: PUXI_CENTRE,
  dueAt: respond.dueAt,
});

describe('the queue of a unit', () => {
  let read: Awaited<ReturnType<typeof readTables>>;
  beforeEach(async () => {
    read = await readTables(temporaryFolder());
  });
  afterEach(() => read.close());

  const queue = async (caller: Caller = 'townOfficer', unit = PUXI_CENTRE, limit = 10, cursor?: string) =>
    queueOf(read.tables, visibleFilter(callers[caller], reference.permissions, reference.directory), {
      unit,
      limit,
      cursor,
    });
  /** What stands in the rows of a page, one row an appeal. */
  const inside = async ({ items }: Awaited<ReturnType<typeof queue>>, unit = PUXI_CENTRE) => {
    const appeals = items.map(({ appeal }) => appeal);
    expect(new Set(appeals).size).toBe(appeals.length);
    const beside = await besideOf(read.tables, appeals);
    return appeals.flatMap((appeal) => beside.owed(appeal).filter(({ owner }) => owner === unit));
  };
  const owed = async () => (await inside(await queue())).map((row) => row.deadline);
  const happens = (...lines: readonly Line[]) => read.project(...told(...lines));
  const begun: readonly Line[] = [reported({ clocks: { started: [whole, respond] } }), routed()];

  it('holds what is owed, soonest due first', async () => {
    await happens(...begun);
    expect(await owed()).toEqual([respond.id, whole.id]);
  });

  it('forgets what is done or no longer owed', async () => {
    await happens(...begun, clocked({ met: [respond.id], stopped: [whole.id] }));
    expect(await owed()).toEqual([]);
  });

  it('keeps a missed deadline and says that it was missed', async () => {
    await happens(...begun, { event: missed, after: 30 });
    expect((await inside(await queue()))[0]).toMatchObject({
      deadline: respond.id,
      missed_at: respond.dueAt,
      status: 'running',
    });
  });

  it('lets a deadline that moves keep its miss, and hands it to its new owner', async () => {
    await happens(
      ...begun,
      { event: missed, after: 30 },
      { event: clocked({ changed: [{ ...respond, owner: COUNTY_CENTRE }] }), after: 31 },
    );
    expect(await owed()).toEqual([whole.id]);
    expect(await inside(await queue('countyDispatcher', COUNTY_CENTRE), COUNTY_CENTRE)).toMatchObject([
      { deadline: respond.id, missed_at: respond.dueAt, moves: 1 },
    ]);
  });

  it('owes again what a rejected resolution brings back', async () => {
    await happens(...begun, clocked({ met: [respond.id, whole.id] }), {
      event: clocked({ changed: [respond, whole] }),
      after: 40,
    });
    expect(await inside(await queue())).toMatchObject([
      { deadline: respond.id, missed_at: respond.dueAt },
      { deadline: whole.id, missed_at: null },
    ]);
  });

  it('stays paused where one event changes it and says so', async () => {
    const later = { ...whole, dueAt: minutesLater(900) };
    await happens(...begun, { event: clocked({ changed: [later], paused: [whole.id] }), after: 100 });
    const row = (await inside(await queue())).find(({ deadline: id }) => id === whole.id);
    expect(row).toMatchObject({ status: 'paused', paused_at: minutesLater(100), due_at: later.dueAt });
  });

  it('stands still while it is paused, at the minutes that were left then', async () => {
    await happens(...begun, { event: clocked({ paused: [whole.id] }), after: 100 });
    const row = (await inside(await queue())).find((each) => each.deadline === whole.id);
    if (!row) throw new Error('the paused deadline is gone');
    expect(deadlineItem(row, minutesLater(400), reference.calendar)).toMatchObject({
      status: 'paused',
      minutesLeft: 500,
    });
  });

  it('counts what is left in working minutes where the policy does', async () => {
    const working = {
      ...respond,
      period: { unit: 'working-minutes', amount: 120 } as const,
      dueAt: minutesLater(300),
    };
    await happens(reported({ clocks: { started: [working] } }), routed());
    const [row] = await inside(await queue());
    if (!row) throw new Error('nothing is owed');
    const item = deadlineItem(row, START, reference.calendar);
    expect(item.measure).toBe('working');
    expect(item.minutesLeft).toBeLessThan(300);
    expect(item.minutesLeft).toBeGreaterThan(0);
  });

  it('names an appeal once, at the first of what is owed in it, also where only some kinds are asked for', async () => {
    await happens(...begun);
    expect((await queue()).items).toMatchObject([{ first_due: respond.dueAt }]);
    const wholes = await queueOf(
      read.tables,
      visibleFilter(callers.townOfficer, reference.permissions, reference.directory),
      { unit: PUXI_CENTRE, limit: 10, kinds: ['whole'] },
    );
    expect(wholes.items).toMatchObject([{ first_due: whole.dueAt }]);
  });

  it('pages by due time without gap or double', async () => {
    const ids = Array.from({ length: 7 }, (_, n) => `00000000-0000-8000-8000-00000000000${n}` as AppealId);
    for (const [n, id] of ids.entries()) {
      const due = { ...respond, dueAt: minutesLater(30 + Math.floor(n / 3)) };
      await read.project(
        ...told(reported({ id, clocks: { started: [whole, due] } }), routed()).map((each) => ({
          ...each,
          stream: appealStream(id),
        })),
      );
    }
    const first = await queue('townOfficer', PUXI_CENTRE, 4);
    const rest = await queue('townOfficer', PUXI_CENTRE, 4, first.next);
    expect([...first.items, ...rest.items].map((row) => row.appeal)).toEqual(ids);
    expect(rest.next).toBeUndefined();
  });

  it('shows nobody a deadline of an appeal that they may not see', async () => {
    const accused = reported({
      id: LEAD,
      violation: true,
      accused: [{ unit: PUXI_CENTRE }],
      clocks: { started: [respond] },
    });
    await happens(...begun, { event: accused, stream: LEAD });
    expect((await queue()).items.map(({ appeal }) => appeal)).toEqual([POLE]);
    expect((await queue('countyDispatcher')).items.map(({ appeal }) => appeal)).toContain(LEAD);
    expect((await queue('otherTown')).items).toEqual([]);
  });
});

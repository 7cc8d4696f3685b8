import type { VisibleFilter } from '../../../src/access';
import type { AppealEvent } from '../../../src/appeals/domain/events';
import { drawOf, followUpsProjection } from '../../../src/appeals/follow-ups/project';
import { followUpsOf, type FollowUpQuery } from '../../../src/appeals/follow-ups/query';
import { appealsProjection } from '../../../src/appeals/read-models/appeals.projection';
import type { Service } from '../../../src/catalogue';
import type { AppealId, UnitId } from '../../../src/kernel/ids';
import type { Day } from '../../../src/kernel/time';
import { written } from '../../kit/read-tables';
import { temporaryFolder } from '../../kit/temporary-folder';
import {
  COUNTY_CENTRE,
  deadline,
  event,
  LEAD,
  PANLONG,
  POLE,
  PUXI_CENTRE,
  reported,
  ROADS,
  START,
  told,
  type Line,
} from '../appeals-views/story';

const DAY = 24 * 60;
const TODAY = '2026-07-01' as Day;
const county: VisibleFilter = {
  anyOf: [{ column: 'county', equals: '610921' }],
  hiddenIfNamed: { units: [], persons: [], byConfirmedOnly: false },
  violationsHidden: 'none',
  claims: false,
};
const about = {
  ...{ region: PANLONG, service: ROADS, unit: PUXI_CENTRE, round: 1, tier: 'town' },
  ...{ urgency: 'routine', channel: 'app', origin: 'citizen' },
};
const at = (after: number, happened: AppealEvent, stream: AppealId = POLE): Line => ({
  event: { ...happened, data: { ...happened.data, about } } as AppealEvent,
  after,
  stream,
});
const delivered = (after: number, stream = POLE, due = 10 * DAY): readonly Line[] => [
  at(0, reported({ id: stream }), stream),
  at(
    after,
    event('FeedbackDelivered', {
      ...{ to: 'reporter', means: 'phone' },
      clocks: { started: [deadline('1/rate/-/1', 'rate', 'reporter', START, due)] },
    } as never),
    stream,
  ),
];
const called = (after: number, attempt: number, over: object = {}): Line =>
  at(after, event('FollowUpRecorded', { attempt, reached: false, unreachable: false, ...over }));

describe('whom to call back', () => {
  let read: Awaited<ReturnType<typeof written>>;
  beforeEach(async () => {
    read = await written(temporaryFolder(), [appealsProjection, followUpsProjection]);
  });
  afterEach(() => read.close());

  const happens = (...lines: readonly Line[]) => read.project(...told(...lines));
  const list = async (asked: Partial<FollowUpQuery> = {}, services: readonly Service[] = []) =>
    followUpsOf(
      {
        table: read.nameOf['follow_ups'] ?? '',
        lists: { kysely: read.kysely, nameOf: read.nameOf as never, parked: async () => [] },
      },
      services,
      county,
      { all: false, today: TODAY, unit: COUNTY_CENTRE, limit: 10, ...asked },
    );
  const ids = async (...asked: Parameters<typeof list>) =>
    (await list(...asked)).items.map(({ appeal }) => appeal);

  it('is who was told and has not been heard, until they are, or it is over', async () => {
    await happens(...delivered(10));
    expect(await ids()).toEqual([POLE]);
    await happens(called(20, 1, { reached: true, solved: true, satisfied: true }));
    expect(await ids()).toEqual([]);
  });

  it.each([
    ['AppealRated', { round: 1, stars: 5, solved: true }],
    ['AppealReopened', { by: 'reporter' }],
    ['AppealClosed', { cause: 'unrated' }],
    ['ResolutionTakenBack', {}],
  ] as const)('is nobody any more after %s', async (type, data) => {
    await happens(...delivered(10), at(30, event(type, data as never)));
    expect(await ids({ all: true })).toEqual([]);
  });

  it('waits for another day after two failed attempts of one, and is over after the third that counts', async () => {
    await happens(...delivered(10), called(20, 1));
    expect((await list()).items[0]).toMatchObject({ attempts: 1, first_on: TODAY, last_on: TODAY });
    await happens(called(40, 2));
    expect(await ids()).toEqual([]);
    expect(await ids({ all: true })).toEqual([POLE]);
    expect(await ids({ today: '2026-07-02' as Day })).toEqual([POLE]);
    await happens(called(DAY + 20, 3, { unreachable: true }));
    expect(await ids({ all: true, today: '2026-07-02' as Day })).toEqual([]);
  });

  it('is never asked by the unit whose answer it is, and comes by what closes first, page by page', async () => {
    await happens(...delivered(10), ...delivered(20, LEAD, 5 * DAY));
    expect(await ids({ unit: PUXI_CENTRE })).toEqual([]);
    expect(await ids()).toEqual([LEAD, POLE]);
    const { next } = await list({ limit: 1 });
    expect(await ids({ limit: 1, cursor: next })).toEqual([POLE]);
  });

  it('is of each service the share that it says, drawn by the appeal and by nobody', async () => {
    await happens(...delivered(10));
    const draw = drawOf(POLE, 1);
    const share = (followUpShare: number) => [{ id: ROADS, followUpShare } as Service];
    expect(await ids({}, share(draw))).toEqual([]);
    expect(await ids({}, share(draw + 1))).toEqual([POLE]);
    expect(await ids({ all: true }, share(0))).toEqual([POLE]);
    const other = [{ id: 'sanitation', followUpShare: 0 } as unknown as Service];
    expect(await ids({}, other)).toEqual([POLE]);
    // A fair draw: of a thousand appeals, about a third lies below 33.
    const below = Array.from({ length: 1_000 }, (_, n) => drawOf(`0190a1b2-${n}`, 1)).filter(
      (each) => each < 33,
    );
    expect(below.length).toBeGreaterThan(270);
    expect(below.length).toBeLessThan(390);
  });

  it('has nobody to call where the answer waits at the grid worker', async () => {
    await happens(
      at(0, reported()),
      at(10, event('FeedbackDelivered', { to: 'grid-worker', means: 'message' } as never)),
    );
    expect(await ids({ unit: undefined as UnitId | undefined, all: true })).toEqual([]);
  });
});

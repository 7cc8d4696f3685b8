import type { AppealEvent } from '../../../src/appeals/domain/events';
import { figuresProjection } from '../../../src/appeals/figures/projection';
import { followUpsProjection, unwillingTable } from '../../../src/appeals/follow-ups/project';
import { appealsProjection } from '../../../src/appeals/read-models/appeals.projection';
import { populationOf } from '../../../src/appeals/surveys/population';
import type { SurveyScope } from '../../../src/appeals/surveys/survey';
import type { AppealId, CitizenId, ServiceId, UnitId } from '../../../src/kernel/ids';
import type { Day } from '../../../src/kernel/time';
import { written } from '../../kit/read-tables';
import { temporaryFolder } from '../../kit/temporary-folder';
import { event, PANLONG, PUXI_CENTRE, reported, ROADS, told, type Line } from '../appeals-views/story';

const DAY = 24 * 60;
const at = (after: number, happened: AppealEvent, stream: AppealId, change: object = {}): Line => {
  const about = {
    ...{ region: PANLONG, service: ROADS, unit: PUXI_CENTRE, round: 1, tier: 'town' },
    ...{ urgency: 'routine', channel: 'app', origin: 'citizen', ...change },
  };
  return { event: { ...happened, data: { ...happened.data, about } } as AppealEvent, after, stream };
};

let counter = 0;
interface Closing {
  readonly of?: string;
  readonly day?: number;
  readonly cause?: string;
  readonly report?: Partial<Parameters<typeof reported>[0]>;
  readonly between?: readonly AppealEvent[];
  readonly about?: object;
}
/** An appeal of somebody's own, closed so many days after the first of July, at noon. */
function closed({ of, day = 0, cause = 'rated', report = {}, between = [], about = {} }: Closing = {}) {
  const n = ++counter;
  const id = `0190a1b2-3c4d-8e5f-8a9b-${String(n).padStart(12, '0')}` as AppealId;
  const citizen = (of ?? `citizen-${n}`) as CitizenId;
  const reporter = { citizen, contact: { key: 'k', box: 'b' } as never };
  const end = day * DAY + 120;
  const lines: readonly Line[] = [
    at(day * DAY, reported({ id, number: `610921-${n}` as never, reporter, ...report }), id, about),
    ...between.map((each) => at(end - 10, each, id, about)),
    at(end, event('AppealClosed', { cause } as never), id, about),
  ];
  return { id, lines };
}

describe('whom a survey may ask', () => {
  let read: Awaited<ReturnType<typeof written>>;
  beforeEach(async () => {
    read = await written(temporaryFolder(), [appealsProjection, figuresProjection, followUpsProjection]);
  });
  afterEach(() => read.close());

  const july: SurveyScope = { closed: { from: '2026-07-01' as Day, to: '2026-07-03' as Day } };
  const asks = async (scope: Partial<SurveyScope> = {}) => {
    const lists = { kysely: read.kysely, nameOf: read.nameOf, parked: async () => [] };
    const source = { kysely: read.kysely, nameOf: read.nameOf, lists } as never;
    const found = await populationOf(source, read.nameOf[unwillingTable.name] ?? '', { ...july, ...scope });
    return { ...found, ids: found.candidates.map(({ appeal }) => appeal).sort() };
  };
  const happens = (...all: readonly ReturnType<typeof closed>[]) =>
    read.project(...told(...all.flatMap(({ lines }) => lines)));

  it('is whoever had something closed in the period, rated or not, of the unit and service asked about', async () => {
    const power = { unit: 'ent-power' as UnitId, service: 'infrastructure-power' as ServiceId };
    const [rated, unrated, later, other] = [
      closed(),
      closed({ cause: 'unrated', day: 2 }),
      closed({ day: 5 }),
      closed({ about: power, report: { service: power.service } }),
    ] as const;
    await happens(rated, unrated, later, other);
    expect((await asks()).ids).toEqual([rated.id, unrated.id, other.id].sort());
    expect((await asks({ unit: PUXI_CENTRE })).ids).toEqual([rated.id, unrated.id].sort());
    expect((await asks({ service: power.service })).ids).toEqual([other.id]);
  });

  it('is nobody whose matter was not handled, is open again, is protected, or was nobody’s', async () => {
    const accused = event('AccusedNamed', { accused: { unit: PUXI_CENTRE }, by: 'reporter' } as never);
    const reopened = closed();
    await happens(
      ...['withdrawn', 'declined', 'referred', 'confirmed'].map((cause) => closed({ cause })),
      closed({ report: { violation: true } }),
      closed({ between: [accused] }),
      closed({ report: { reporter: undefined } }),
      closed({ report: { origin: 'patrol' }, about: { origin: 'patrol' } }),
      reopened,
    );
    await read.project(
      ...told(
        ...reopened.lines,
        at(
          300,
          event('AppealReopened', { round: 2, reason: 'not-solved', queue: PUXI_CENTRE } as never),
          reopened.id,
        ),
      ).slice(-1),
    );
    expect((await asks()).ids).toEqual([]);
  });

  it('is nobody who would not say at a call about whichever of their matters, until they rate', async () => {
    const silent = event('FollowUpRecorded', {
      ...{ reached: true, wouldNotSay: true, attempt: 1, unreachable: false },
    });
    const before = closed({ of: 'citizen-chen', day: 9, between: [silent] });
    const since = closed({ of: 'citizen-chen' });
    const other = closed({ of: 'citizen-li' });
    await happens(before, since, other);
    expect(await asks()).toMatchObject({ ids: [other.id], unwilling: 1 });
    const rates = event('AppealRated', { stars: 5, responded: true, solved: true, satisfied: true } as never);
    await read.project(...told(...before.lines, at(10 * DAY, rates, before.id)).slice(-1));
    expect(await asks()).toMatchObject({ ids: [since.id, other.id].sort(), unwilling: 0 });
  });
});

import type { Caller } from './api/caller';
import type { Client } from './api/client';
import type { Appeal, AppealAnswer, ReportBody, StepBody } from './api/types';
import { eventually } from './eventually';

export const COUNTY = 'centre-610921';
export const PUXI = 'centre-610921102';
/** 盘龙村, 蒲溪镇. */
export const PANLONG = '610921102206';
export const PANLONG_CENTRE = `centre-${PANLONG}`;

/** Everybody around 盘龙村 who has to do with an appeal there. */
export async function peopleOf(client: Client) {
  return {
    reporter: await client.as('citizen', '13891500001'),
    neighbour: await client.as('citizen', '13891500002'),
    gridWorker: await client.as('grid-worker', PANLONG),
    village: await client.as('officer', PANLONG_CENTRE),
    town: await client.as('officer', PUXI),
    townDispatcher: await client.as('dispatcher', PUXI),
    county: await client.as('dispatcher', COUNTY),
    countyOfficer: await client.as('officer', COUNTY),
    power: await client.as('officer', 'ent-power'),
    auditor: await client.as('auditor', '610921'),
  };
}

export type People = Awaited<ReturnType<typeof peopleOf>>;

type Change = Partial<ReportBody>;

/** What the reporter of 盘龙村 asks for; `service` decides where it goes. */
export const matter = (service: string, words: string, change: Change = {}): ReportBody => ({
  channel: 'app',
  service,
  words,
  place: { region: PANLONG, address: '盘龙村三组陈家院坝' },
  ...change,
});

/** 地界: the village has the duty. */
export const quarrel = (change?: Change) => matter('neighbour-dispute', '邻居的地界又挪了半米', change);
/** 停电: the power company has it. */
export const powerCut = (change?: Change) => matter('infrastructure-power', '家里停电，电表没有反应', change);
/** 倒树断杆: the town has it. */
export const pole = (change?: Change) =>
  matter('risk-report', '电线杆倾斜，把院边的树推到我家房上，母亲一人在家', change);
/** 违法举报, told by nobody. */
export const unsigned = (change?: Change): ReportBody => ({
  channel: 'web',
  service: 'violation-report',
  words: '河道里夜间有人采砂，每晚十一点后开始',
  place: { region: PANLONG },
  anonymous: true,
  ...change,
});

export const reached = (note = '已电话联系，半小时内到场'): StepBody<'contacts'> => ({
  means: 'phone',
  reached: true,
  note,
});

/** Content with three stars and more, unless told otherwise. */
export const stars = (count: number, change: Partial<StepBody<'rate'>> = {}): StepBody<'rate'> => ({
  stars: count,
  responded: true,
  solved: count > 2,
  satisfied: count > 2,
  ...change,
});

export const resolution = (change: Partial<StepBody<'resolve'>> = {}): StepBody<'resolve'> => ({
  outcome: 'solved',
  account: '已到现场处理完毕',
  ...change,
});

/** Waits until the appeal stands so, as a screen that is kept open would. */
export const stands = (
  appeal: Pick<AppealAnswer, 'id'>,
  by: Caller,
  expected: Partial<Pick<Appeal, 'status' | 'holder' | 'round'>>,
): Promise<Appeal> =>
  eventually(
    () => by.sees(appeal),
    (seen) => Object.entries(expected).every(([name, value]) => seen[name as keyof Appeal] === value),
  );

/** Reported and routed by the saga. */
export async function filed(by: Caller, body: ReportBody): Promise<AppealAnswer> {
  const appeal = await by.reports(body);
  await stands(appeal, by, { status: 'routed' });
  return appeal;
}

/** Accepted by this unit's officer, who calls at once. */
export const accepts = (
  appeal: Pick<AppealAnswer, 'id'>,
  officer: Caller,
  unit: string,
  note?: string,
): Promise<AppealAnswer> =>
  officer.does(appeal, 'accept', { assignee: `officer-${unit}`, contact: reached(note) });

/** A quarrel that the village has in hand. */
export async function inHand({ reporter, village }: Pick<People, 'reporter' | 'village'>) {
  const appeal = await filed(reporter, quarrel());
  await accepts(appeal, village, PANLONG_CENTRE);
  return appeal;
}

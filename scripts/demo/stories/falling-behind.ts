import type { Caller } from '../../../test/kit/api/caller';
import type { Triage } from '../../../test/kit/api/types';
import { COUNTY } from '../../../test/kit/stories';
import { Matter } from '../matter';
import { clockTime } from '../print';
import type { Stage } from '../stage';
import { acceptAndCall, carryBack, rate, resolveWithPhoto } from '../steps';

const WATER = 'dept-water';
const SERVICE = 'infrastructure-water';
/** Three villages without water, all with the 水利局. */
const asked = [
  ['610921101200', '13891500051', '村里水管冻裂渗水，水压上不来'],
  ['610921101201', '13891500052', '蓄水池见底，隔天才来一次水'],
  ['610921101202', '13891500053', '水龙头放出来的水发黄'],
] as const;
type Row = Triage['items'][number];

/** A week of nothing done: triage says so on the last morning, and not on the evening when it is too late. */
export async function fallingBehind(stage: Stage): Promise<void> {
  await stage.at('2026-09-08T11:00:00+08:00');
  const matters: Matter[] = [];
  let water: Caller | undefined;
  for (const [village, phone, words] of asked) {
    const reporter = await stage.people.as('citizen', phone);
    const body = { channel: 'wechat', service: SERVICE, words, place: { region: village } } as const;
    const matter = await Matter.report(stage, reporter, body, false);
    await matter.comesTo(WATER);
    water = await acceptAndCall(stage, matter, WATER, '已记下，安排人来看');
    matters.push(matter);
  }
  if (water === undefined) throw new Error('没有诉求');
  stage.says('水利局接下三个村的供水诉求，之后一周没有动静');

  const [first] = matters as [Matter, ...Matter[]];
  const due = await first.due('handle');
  await stage.at(`${due.slice(0, 10)}T08:30:00+08:00`);
  const morning = await stage.people.as('citizen', '13891500054');
  const fresh = await Matter.report(
    stage,
    morning,
    { channel: 'app', service: SERVICE, words: '水表不走字', place: { region: '610921101203' } },
    false,
  );
  await fresh.comesTo(WATER);
  await urgedByTriage(stage, [...matters.map(({ appeal }) => appeal.id)], fresh.appeal.id);

  for (const [at, matter] of [...matters, fresh].entries()) {
    if (matter === fresh) await acceptAndCall(stage, matter, WATER, '马上到场查看');
    else await matter.does(water, 'urge/answer', { to: COUNTY, answer: '已派三个班组，上午办完' });
    await stage.minutes(10);
    await resolveWithPhoto(matter, water, '管网检修完毕，水质水压正常');
    await carryBack(stage, matter, water, asked[at]?.[0] ?? '610921101203');
    await rate(matter, await stage.people.as('citizen', asked[at]?.[1] ?? '13891500054'), 4);
    await matter.endsAsTold({ cause: 'rated', holders: [WATER], stars: [4] });
  }
  stage.says(
    stage.style.good(`✓ 与所述一致：水利局 ${matters.length + 1} 件全部赶在期限前办结，没有一次超时`),
  );
}

/** 08:30: on top stands what falls behind, before anything is missed; the row brings the urging with it. */
async function urgedByTriage(stage: Stage, behind: readonly string[], fresh: string): Promise<void> {
  const county = await stage.people.as('dispatcher', COUNTY);
  const triage = await stage.until(
    '研判台应看到四件',
    () => county.triage({ unit: WATER, limit: 100 }),
    ({ items }) => items.length === behind.length + 1 && items.every(({ status }) => status !== 'reported'),
  );
  const ids = triage.items.map(({ id }) => id);
  if (ids.at(-1) !== fresh || !behind.every((id) => ids.slice(0, -1).includes(id)))
    stage.fault('要到期的三件应排在刚来的一件之前');
  const missed = triage.groups?.missed ?? 0;
  if (missed > 0) stage.fault(`还没有超时，却有 ${missed} 件计为超时`);
  stage.says(`08:30 县调度员打开研判台：水利局 ${triage.items.length} 件，超时 ${missed} 件`);
  for (const row of triage.items) stage.says(stage.style.dim(`…… ${lineOf(row)}`));
  for (const row of triage.items.slice(0, -1)) {
    const urge = row.actions?.find(({ verb }) => verb === 'urge');
    if (urge === undefined) stage.fault(`${row.number} 没有可用的催办`);
    else await county.does(row, 'urge', { reason: '今天到期，上午必须有人到场' });
  }
  stage.says('三件当场催办，等水利局答复');
}

const lineOf = ({ number, risk }: Row): string =>
  `${number}：${risk.at ? `${clockTime(risk.at)} 起就该动手，` : ''}${risk.reasons.map(({ sentence }) => sentence).join('；')}`;

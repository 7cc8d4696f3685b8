import type { Caller } from '../../../test/kit/api/caller';
import { eventually } from '../../../test/kit/eventually';
import {
  accepts,
  filed,
  PANLONG,
  PANLONG_CENTRE,
  quarrel,
  resolution,
  stars,
} from '../../../test/kit/stories';
import type { Stage } from '../stage';

const DECEMBER = { month: '2026-12', group: 'towns' };
const path = { params: { path: DECEMBER } } as const;
/** 南街社区, 城关镇. */
const SOUTH_STREET = '610921100001';

/** A year's last days bring two towns enough to be measured by. */
async function december(stage: Stage): Promise<void> {
  const asked = [
    [PANLONG, PANLONG_CENTRE, true],
    [SOUTH_STREET, `centre-${SOUTH_STREET}`, false],
  ] as const;
  for (const [village, centre, satisfied] of asked) {
    const officer = await stage.people.as('officer', centre);
    for (const phone of ['13891500071', '13891500072', '13891500073', '13891500074', '13891500075']) {
      const reporter = await stage.people.as('citizen', phone);
      const words = '邻居把柴火堆到了我家院坝边';
      const appeal = await filed(reporter, quarrel({ words, place: { region: village } }));
      await accepts(appeal, officer, centre);
      await officer.does(appeal, 'resolve', resolution());
      await reporter.does(appeal, 'rate', stars(3, { satisfied }));
    }
  }
  stage.says('年底前，盘龙村、南街社区各有五件邻里纠纷办结：一边满意，一边都说不满意');
}

/** The month is frozen, the towns are ranked by it, two people look at it, and everybody reads it. */
export async function published(stage: Stage): Promise<void> {
  await december(stage);
  await stage.at('2027-01-05T09:00:00+08:00');
  const county = await stage.people.as('dispatcher', 'centre-610921');
  const supervisor = await stage.people.as('supervisor', '610921');
  await eventually(
    () => county.api.POST('/api/v1/months/{month}/freeze', { params: { path: { month: DECEMBER.month } } }),
    ({ data }) => data !== undefined,
  );
  stage.says('县综治中心封存十二月数据');
  const told = async (what: string, asked: Promise<{ readonly error?: unknown }>) => {
    const { error } = await asked;
    if (error !== undefined) throw new Error(`${what}：${JSON.stringify(error)}`);
    stage.says(what);
  };
  await told('按公开的评分办法起草各镇排名', county.api.POST('/api/v1/rankings/{month}/{group}/draft', path));
  const { error: own } = await county.api.POST('/api/v1/rankings/{month}/{group}/publish', path);
  if (own === undefined) stage.fault('起草的人自己公布了排名');
  const approval = { ...path, body: { approved: true } };
  await told('督查室审核', supervisor.api.POST('/api/v1/rankings/{month}/{group}/review', approval));
  await told('督查室公布', supervisor.api.POST('/api/v1/rankings/{month}/{group}/publish', path));
  await isReadByEverybody(stage, supervisor);
}

async function isReadByEverybody(stage: Stage, supervisor: Caller): Promise<void> {
  const { data } = await stage.people.anonymous().api.GET('/api/v1/published/rankings/{month}/{group}', path);
  const lines = data?.lines ?? [];
  const ranked = lines.filter(({ rank }) => rank !== undefined);
  for (const { rank, score, scope } of ranked)
    stage.says(stage.style.dim(`…… 第 ${rank} 名 ${scope.name}，${score} 分`));
  stage.says(stage.style.dim(`…… ${lines.length - ranked.length} 个镇样本不足，不参与排名`));
  const explained = await supervisor.api.GET('/api/v1/rankings/{month}/{group}', path);
  const [edition] = explained.data?.editions ?? [];
  const names = ranked.map(({ scope }) => scope.name).join('、');
  if (names !== '蒲溪镇、城关镇') stage.fault(`应为蒲溪镇第一、城关镇第二，实为 ${names}`);
  else if (edition?.isReproduced !== true) stage.fault('按封存数据和评分办法重算，结果不同');
  else stage.says(stage.style.good('✓ 人人可查，按封存数据和评分办法重算，结果一致'));
}

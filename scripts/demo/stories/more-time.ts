import { PANLONG, PANLONG_CENTRE, PUXI, quarrel } from '../../../test/kit/stories';
import { Matter } from '../matter';
import type { Stage } from '../stage';
import { acceptAndCall, carryBack, rate, resolveWithPhoto } from '../steps';

const inMinutes = (at: string, minutes: number): string =>
  new Date(Date.parse(at) + minutes * 60_000).toISOString();

/** Handling waits for an expert's opinion, then gets two days more, asked for in time. */
export async function moreTime(stage: Stage): Promise<void> {
  await stage.at('2026-08-17T09:00:00+08:00');
  const reporter = await stage.people.as('citizen', '13891500036');
  const matter = await Matter.report(stage, reporter, quarrel({ words: '邻居盖房占了老界，各说各有理' }));
  await matter.comesTo(PANLONG_CENTRE);
  const village = await acceptAndCall(stage, matter, PANLONG_CENTRE, '已约两家人，先请测绘');
  const town = await stage.people.as('dispatcher', PUXI);
  const before = await matter.due('handle');
  await matter.does(village, 'suspension', {
    until: '2026-08-24T09:00:00+08:00',
    reason: '委托测绘队出具界址报告，需一周',
  });
  await matter.does(town, 'suspension/decision', { granted: true, reason: '委托书属实' });
  stage.says(stage.style.dim('…… 一周过去，测绘报告出来，中止期满'));
  await stage.at('2026-08-24T09:01:00+08:00');
  await stage.until(
    '中止应已期满',
    () => matter.view(),
    ({ status }) => status === 'handling',
  );
  const after = await matter.due('handle');
  stage.says(stage.style.dim(`…… 办理期限由 ${before.slice(0, 16)} 顺延至 ${after.slice(0, 16)}`));
  await stage.minutes(30);
  await matter.does(village, 'extension', {
    period: { unit: 'working-days', amount: 2 },
    reason: '一方在外务工，后日返乡签字',
  });
  await matter.does(town, 'extension/decision', { granted: true, reason: '情况属实，同意延期' });
  await stage.at('2026-08-26T16:00:00+08:00');
  await resolveWithPhoto(matter, village, '按测绘报告立界桩，两家签字');
  await carryBack(stage, matter, village, PANLONG);
  await rate(matter, reporter, 5, '等得值，有凭有据');
  await matter.endsAsTold({ cause: 'rated', holders: [PANLONG_CENTRE], lapsed: 1, stars: [5] });
}

/** The same, asked for a minute after handling was due: too late, and the miss stays. */
export async function tooLateForMore(stage: Stage): Promise<void> {
  await stage.at('2026-08-27T09:00:00+08:00');
  const reporter = await stage.people.as('citizen', '13891500037');
  const matter = await Matter.report(stage, reporter, quarrel({ words: '院墙外的水沟被邻居填了' }));
  await matter.comesTo(PANLONG_CENTRE);
  const village = await acceptAndCall(stage, matter, PANLONG_CENTRE, '明日上门');
  await stage.at(inMinutes(await matter.due('handle'), 1));
  const period = { unit: 'working-days', amount: 2 } as const;
  const refused = await village.isRefused(matter.appeal, 'extension', { period, reason: '还没来得及上门' });
  if (refused.code !== 'appeal/extension-after-due') stage.fault(`期满后申请延期，竟答 ${refused.code}`);
  stage.says(`期满后申请延期：${refused.title}。${refused.detail}`);
  await resolveWithPhoto(matter, village, '当晚组织清沟，水已通');
  await carryBack(stage, matter, village, PANLONG);
  await rate(matter, reporter, 3, '办是办了，催了才来');
  await matter.endsAsTold({
    cause: 'rated',
    holders: [PANLONG_CENTRE],
    missed: [PANLONG_CENTRE],
    stars: [3],
  });
}

import { withTimersHeld } from '../held';
import { Matter } from '../matter';
import { COUNTY } from '../../../test/kit/stories';
import type { Stage } from '../stage';
import { acceptAndCall, carryBack, rate, resolveWithPhoto } from '../steps';

const LONGYA = '610921110200';
const VILLAGE = `centre-${LONGYA}`;
const TOWN = 'centre-610921110';
/** Half the period and more after the due time: the ladder has told, urged, supervised and gone up. */
const eveningOf = (due: string): string => `${due.slice(0, 10)}T17:59:00+08:00`;
/** A quarter of the four hours: the 督查室 supervises. */
const afterAnHour = (due: string): string => new Date(Date.parse(due) + 61 * 60_000).toISOString();
const lateFor = (due: string): string => new Date(Date.parse(due) + 60_000).toISOString();

/** Nobody in 龙垭村 answers, then nobody in 双河口镇: the clock takes it to the county, which is a minute late as well. */
export async function climbs(stage: Stage): Promise<void> {
  await stage.at('2026-08-05T09:00:00+08:00');
  const reporter = await stage.people.as('citizen', '13891500033');
  const matter = await Matter.report(stage, reporter, {
    channel: 'web',
    service: 'infrastructure-road',
    words: '暴雨后村道塌了半边，校车过不去',
    form: { roadClass: '村道', damage: '塌陷', passable: false },
    place: { region: LONGYA, address: '龙垭村到小学的岔路口' },
  });
  await matter.comesTo(VILLAGE);
  const shows = (type: string): Promise<unknown> =>
    stage.until(
      `应已有 ${type}`,
      () => matter.timeline(),
      ({ entries }) => entries.some((entry) => entry.type === type),
    );
  for (const [late, next] of [
    [VILLAGE, TOWN],
    [TOWN, COUNTY],
  ] as const) {
    const due = await matter.due('respond');
    stage.says(
      stage.style.dim(`…… ${late === VILLAGE ? '村里' : '镇上'}无人签收，响应时限到，先催办，再督办，再提级`),
    );
    await stage.at(lateFor(due));
    await shows('AppealUrged');
    if (late === VILLAGE) {
      await stage.at(afterAnHour(due));
      await shows('SupervisionOpened');
    }
    await stage.at(eveningOf(due));
    await matter.comesTo(next);
  }
  const county = await stage.people.as('officer', COUNTY);
  stage.says(stage.style.dim('…… 县里迟一分钟签收，先记超时，再记签收'));
  const due = await matter.due('respond');
  await withTimersHeld(stage.folder, async () => {
    await stage.at(lateFor(due));
    await acceptAndCall(stage, matter, COUNTY, '向群众致歉，今日组织抢通');
  });
  await stage.minutes(30);
  const note = '交通局抢险队到场，先行清方抢通便道';
  await matter.does(county, 'progress', { note, visibleTo: 'everyone' });
  await stage.minutes(70);
  await resolveWithPhoto(matter, county, '便道已抢通，塌方段设围挡，校车恢复通行');
  await carryBack(stage, matter, county, LONGYA);
  await rate(matter, reporter, 4, '修得快，就是开头没人管');
  const oversight = await stage.people.as('supervisor', '610921');
  await matter.does(oversight, 'supervision/close', { account: '已约谈村、镇两级，群众已认可，督办销号' });
  await matter.endsAsTold({
    cause: 'rated',
    holders: [VILLAGE, TOWN, COUNTY],
    missed: [VILLAGE, TOWN, COUNTY],
    stars: [4],
  });
  const { helpers } = await matter.view();
  if (helpers.join() !== [VILLAGE, TOWN].join())
    stage.fault(`超时单位应留作协办，实为 ${helpers.join('、')}`);
}

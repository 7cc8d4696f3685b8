import { PANLONG, PUXI, pole } from '../../../test/kit/stories';
import { Matter } from '../matter';
import type { Stage } from '../stage';
import { acceptAndCall, carryBack, rate, resolveWithPhoto } from '../steps';

const [WATER, POWER] = ['dept-water', 'ent-power'];

/** The town calls two departments to the bank: one is there in time, the other is late, and that stands in its record. */
export async function whistle(stage: Stage): Promise<void> {
  await stage.at('2026-09-02T08:40:00+08:00');
  const reporter = await stage.people.as('citizen', '13891500038');
  const matter = await Matter.report(stage, reporter, pole({ words: '河水漫过堤口，电线杆也歪了' }));
  await matter.comesTo(PUXI);
  const town = await acceptAndCall(stage, matter, PUXI, '已劝离堤边住户，马上到场');
  await matter.does(town, 'whistle', {
    units: [WATER, POWER],
    place: '盘龙村三组河堤缺口处',
    reason: '河水漫堤，杆线同时受损，需现场会同处置',
  });
  await stage.minutes(35);
  const water = await stage.people.as('officer', WATER);
  await matter.does(water, 'whistle/check-in', { note: '抢险队六人已到堤上' });
  stage.says(stage.style.dim('…… 一小时过去，供电公司没有到场'));
  await stage.minutes(27);
  await stage.until(
    '供电公司应已督办',
    () => matter.timeline(),
    ({ entries }) => entries.some(({ type }) => type === 'SupervisionOpened'),
  );
  const power = await stage.people.as('officer', POWER);
  await matter.does(power, 'whistle/check-in', { note: '途中塌方绕行，现已断电' });
  await matter.does(town, 'conferences', {
    attendees: [WATER, POWER],
    minutes: '水利局、供电公司现场会商加固次序',
    decision: '先断电移杆，再堵缺口，当日完成',
  });
  await stage.minutes(60);
  await matter.does(power, 'helpers/report', { account: '电杆已移位加固' });
  await matter.does(water, 'helpers/report', { account: '缺口已堵，留两人看守' });
  await resolveWithPhoto(matter, town, '缺口已堵，电杆移位，住户已返家');
  await carryBack(stage, matter, town, PANLONG);
  await rate(matter, reporter, 5, '来得快，堵得牢');
  const oversight = await stage.people.as('supervisor', '610921');
  await matter.does(oversight, 'supervision/close', { account: '供电公司已说明原因，险情排除，督办销号' });
  await matter.endsAsTold({ cause: 'rated', holders: [PUXI], lateHelpers: [POWER], stars: [5] });
}

import { Matter } from '../matter';
import type { Stage } from '../stage';
import { acceptAndCall, carryBack, rate, resolveWithPhoto } from '../steps';

const VILLAGE = '610921102001';
const TOWN = 'centre-610921102';

/** Badly mended, rated with two stars: a second round opens by itself and has deadlines of its own. */
export async function twoStars(stage: Stage): Promise<void> {
  await stage.at('2026-08-11T09:10:00+08:00');
  const reporter = await stage.people.as('citizen', '13891500035');
  const matter = await Matter.report(stage, reporter, {
    channel: 'wechat',
    service: 'infrastructure-light',
    words: '社区广场的路灯不亮，晚上老人摔了一跤',
    form: { lamps: 3, bareWire: false },
    place: { region: VILLAGE, address: '蒲溪社区广场' },
  });
  await matter.comesTo(TOWN);
  await stage.minutes(25);
  const town = await acceptAndCall(stage, matter, TOWN, '下午派电工查看');
  await stage.minutes(90);
  await resolveWithPhoto(matter, town, '已更换灯泡一只');
  await carryBack(stage, matter, town, VILLAGE);
  await stage.minutes(20);
  await rate(matter, reporter, 2, '三盏坏了只修一盏，晚上还是黑的');

  await matter.comesTo(TOWN, 2);
  await stage.minutes(15);
  await acceptAndCall(stage, matter, TOWN, '向群众致歉，明日全部修复');
  await stage.at('2026-08-12T10:00:00+08:00');
  await resolveWithPhoto(matter, town, '三盏路灯全部更换，线路检修完毕，夜间复查正常');
  await carryBack(stage, matter, town, VILLAGE);
  await stage.minutes(30);
  await rate(matter, reporter, 5, '这回都亮了');
  await matter.endsAsTold({ cause: 'rated', holders: [TOWN, TOWN], stars: [2, 5] });
}

import { Matter } from '../matter';
import type { Stage } from '../stage';
import { acceptAndCall, carryBack, rate, resolveWithPhoto } from '../steps';

const VILLAGE = '610921102001';
const TOWN = 'centre-610921102';

/** Mended, but not well, and rated with two stars: a second round opens by itself and has deadlines of its own. */
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
  await resolveWithPhoto(matter, town, '已更换灯泡三只');
  await carryBack(stage, matter, town, VILLAGE);
  await stage.minutes(20);
  await rate(matter, reporter, 2, '灯是亮了，可一到夜里就闪，老人不敢走', { solved: true });

  await matter.comesTo(TOWN, 2);
  await stage.minutes(15);
  await acceptAndCall(stage, matter, TOWN, '向群众致歉，明日彻底修好');
  await stage.at('2026-08-12T10:00:00+08:00');
  await resolveWithPhoto(matter, town, '更换整流器和老化线路，夜间复查不再闪烁');
  await carryBack(stage, matter, town, VILLAGE);
  await stage.minutes(30);
  await rate(matter, reporter, 5, '这回亮得稳稳当当');
  await matter.endsAsTold({ cause: 'rated', holders: [TOWN, TOWN], stars: [2, 5] });
}

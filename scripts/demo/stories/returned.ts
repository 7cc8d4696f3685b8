import { Matter } from '../matter';
import { COUNTY } from '../../../test/kit/stories';
import type { Stage } from '../stage';
import { acceptAndCall, carryBack, rate, resolveWithPhoto } from '../steps';

/** 涧池社区, where the market town's pipes begin. */
const VILLAGE = '610921101001';

/** The bureau says that it is not its duty; the county dispatcher agrees and names the waterworks. */
export async function returned(stage: Stage): Promise<void> {
  await stage.at('2026-08-04T08:50:00+08:00');
  const reporter = await stage.people.as('citizen', '13891500032');
  const matter = await Matter.report(stage, reporter, {
    channel: 'wechat',
    service: 'infrastructure-water',
    words: '集镇主街水管漏水两天了，路面都泡软了',
    form: { fault: '管道漏水', households: 12 },
    place: { region: VILLAGE, address: '涧池集镇主街' },
  });
  await matter.comesTo('dept-water');
  await stage.minutes(20);
  await matter.does(await stage.people.as('officer', 'dept-water'), 'return', {
    ground: '集镇供水管网由自来水公司运营维护，不属我局农村饮水工程',
    basis: '汉阴县派单目录 §3.2',
    proposedUnit: 'ent-water',
  });
  await stage.minutes(15);
  const county = await stage.people.as('dispatcher', COUNTY);
  await matter.does(county, 'return/decision', { granted: true, reason: '核对派单目录，异议成立' });
  await matter.does(county, 'route', { unit: 'ent-water', reason: '集镇管网由自来水公司承办' });
  await stage.minutes(10);
  const water = await acceptAndCall(stage, matter, 'ent-water', '上午安排抢修，期间停水两小时');
  await stage.minutes(100);
  await resolveWithPhoto(matter, water, '更换破损管段六米，恢复供水，路面已回填');
  await carryBack(stage, matter, water, VILLAGE);
  await rate(matter, reporter, 5);
  await matter.endsAsTold({ cause: 'rated', holders: ['dept-water', 'ent-water'], stars: [5] });
}

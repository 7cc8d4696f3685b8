import { Matter } from '../matter';
import { COUNTY } from '../../../test/kit/stories';
import type { Stage } from '../stage';
import { acceptAndCall, carryBack, photoOf, rate, resolveWithPhoto } from '../steps';

const PANLONG = '610921102206';
const PUXI = 'centre-610921102';
const POWER = 'ent-power';

/** A leaning pole, a tree on the roof, and a mother alone at home: done in less than two hours. */
export async function wirePole(stage: Stage): Promise<void> {
  await stage.at('2026-07-01T09:12:00+08:00');
  const son = await stage.people.as('citizen', '13891500001');
  const matter = await Matter.report(stage, son, {
    channel: 'app',
    service: 'risk-report',
    words: '电线杆倾斜，把院边的树推到我家房上，母亲一人在家，我在外地赶不回来',
    form: { hazard: '倒树断杆', peopleAtRisk: 1, trapped: false },
    attachments: [await photoOf(son)],
    place: { region: PANLONG, address: '盘龙村三组陈家院坝' },
  });
  await matter.comesTo(PUXI);

  await stage.minutes(3);
  const town = await acceptAndCall(stage, matter, PUXI, '已联系上老人，叮嘱先到院坝等候，不要进屋');
  await stage.minutes(4);
  const called = '已电话通知国网汉阴县供电公司抢修班，请县级调度员改派';
  await matter.does(town, 'progress', { note: called, visibleTo: 'everyone' });

  await stage.minutes(2);
  const county = await stage.people.as('dispatcher', COUNTY);
  await matter.does(county, 'recall', { reason: '险情在供电线路，由供电公司先行排险' });
  const reason = '涉及供电线路杆塔';
  await matter.does(county, 'classify', { service: 'infrastructure-power', urgency: 'urgent', reason });
  await matter.does(county, 'route');
  await matter.comesTo(POWER);

  await stage.minutes(6);
  const power = await acceptAndCall(stage, matter, POWER, '抢修班二十分钟内到场');
  await stage.minutes(24);
  await matter.does(power, 'progress', { note: '抢修班已到场，正在断电扶正', visibleTo: 'everyone' });
  await stage.minutes(38);
  await resolveWithPhoto(matter, power, '树已锯除，电杆扶正加固，屋面无损，已恢复供电');
  await carryBack(stage, matter, power, PANLONG);
  await stage.minutes(4);
  await rate(matter, son, 5, '不到两个小时就处理好了，谢谢');

  const minutes = await matter.minutesTo('AppealResolved');
  if (minutes >= 120) stage.fault(`应在两小时内办结，实用 ${Math.round(minutes)} 分钟`);
  await matter.endsAsTold({ cause: 'rated', holders: [PUXI, POWER], stars: [5] });
}

import { Matter } from '../matter';
import { COUNTY } from '../../../test/kit/stories';
import type { Stage } from '../stage';
import { rate } from '../steps';

const TOWN = 'centre-610921107';

/** A question to the hotline, answered while the caller is still on the line. */
export async function consultation(stage: Stage): Promise<void> {
  await stage.at('2026-08-10T10:20:00+08:00');
  const county = await stage.people.as('dispatcher', COUNTY);
  const caller = await stage.people.as('citizen', '13891500034');
  const matter = await Matter.report(stage, county, {
    channel: 'hotline',
    service: 'policy-consultation',
    words: '我妈七十六岁了，高龄补贴怎么办理？',
    form: { topic: '社会救助' },
    place: { region: '610921107001' },
    reporter: { name: '王文兰', phone: '13891500034' },
  });
  // The list names the town at once; nobody there has signed for it yet, and the answer is at hand.
  await matter.comesTo(TOWN);
  await stage.minutes(2);
  await matter.does(county, 'answer', {
    answer: '满七十周岁凭身份证和银行卡到镇便民服务中心或村委会登记，次月起发放，也可由子女代办',
  });
  await rate(matter, caller, 5, '一个电话就问清楚了');
  const { resolution } = await matter.view();
  if (resolution?.unit !== COUNTY) stage.fault(`应由 ${COUNTY} 直接答复，实为 ${resolution?.unit}`);
  const { entries } = await matter.timeline();
  if (entries.some(({ type }) => type === 'AppealAccepted')) stage.fault('直接答复不应再签收');
  await matter.endsAsTold({ cause: 'rated', holders: [TOWN], stars: [5] });
}

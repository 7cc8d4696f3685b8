import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '../kit/api/client';
import { eventually } from '../kit/eventually';
import { DEPLOY } from '../kit/hanyin';
import { freshFolder, removeFolder, startService, type Service } from '../kit/service';
import * as story from '../kit/stories';

const CALENDAR = 'calendars/610921-2024-2026.json';

it('a day off that is announced while clocks run changes what runs, though nobody acts', async () => {
  const [folder, deploy] = [freshFolder(), freshFolder()];
  let service: Service | undefined;
  try {
    cpSync(DEPLOY, deploy, { recursive: true });
    const env = {
      ...{ CLOCK: 'settable', CLOCK_SPEED: '0', DEPLOY_FOLDER: deploy },
      CLOCK_START: '2026-07-01T10:00:00.000+08:00',
    };
    service = await startService({ folder, env });
    const people = await story.peopleOf(await Client.of(service));
    const appeal = await story.filed(people.reporter, story.quarrel());
    await story.stands(appeal, people.reporter, { status: 'routed' });
    await service.stop();

    const file = join(deploy, CALENDAR);
    const calendar = JSON.parse(readFileSync(file, 'utf8')) as { holidays: Record<string, string> };
    calendar.holidays['2026-07-02'] = '防汛';
    writeFileSync(file, JSON.stringify(calendar));
    service = await startService({ folder, env });
    const { auditor } = await story.peopleOf(await Client.of(service));
    const lines = await eventually(
      () => auditor.linesOf(appeal),
      (all) => all.some(({ sentence }) => sentence.startsWith('工作日历调整')),
    );
    expect(lines.filter(({ sentence }) => sentence === '工作日历调整，全程期限重新计算')).toHaveLength(1);
    const whole = (await auditor.deadlines(appeal)).find(({ id }) => id === '1/whole/-/1')!;
    expect(whole.deadline).toMatchObject({ calendar: '610921@2', dueAt: '2026-07-16T18:00:00.000+08:00' });
    const explained = await auditor.explains(appeal, '1/whole/-/1');
    expect(explained).toMatchObject({ agrees: true, versions: [{}, {}, { causes: ['calendar'] }] });
    expect(explained.text).toEqual(
      expect.arrayContaining([
        '全程期限10个工作日，从2026-07-01 10:00算起。',
        '2026-07-01 10:00：工作日历调整，期限为2026-07-16 18:00。',
        '到期时间：2026-07-16 18:00。',
      ]),
    );
  } finally {
    await service?.stop();
    for (const each of [folder, deploy]) removeFolder(each);
  }
});

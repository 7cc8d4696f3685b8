import { PANLONG, PANLONG_CENTRE, quarrel } from '../../../test/kit/stories';
import { Matter } from '../matter';
import type { Stage } from '../stage';
import { acceptAndCall, carryBack, rate, resolveWithPhoto } from '../steps';

/** What the law gives as days off, before the State Council moves any weekend: §2 全国年节及纪念日放假办法. */
const LEGAL_2027 = {
  '2027-01-01': '元旦',
  '2027-02-05': '春节',
  '2027-02-06': '春节',
  '2027-02-07': '春节',
  '2027-02-08': '春节',
  '2027-04-05': '清明节',
  '2027-05-01': '劳动节',
  '2027-05-02': '劳动节',
  '2027-06-09': '端午节',
  '2027-09-15': '中秋节',
  '2027-10-01': '国庆节',
  '2027-10-02': '国庆节',
  '2027-10-03': '国庆节',
};

/** Due over the year's end, before next year's days off are known; they are published, and it is due a working day later. */
export async function newYear(stage: Stage): Promise<void> {
  await stage.at('2026-12-29T09:00:00+08:00');
  const reporter = await stage.people.as('citizen', '13891500039');
  const matter = await Matter.report(
    stage,
    reporter,
    quarrel({ words: '雪压断的树倒在两家界上，谁也不肯挪' }),
  );
  await matter.comesTo(PANLONG_CENTRE);
  const village = await acceptAndCall(stage, matter, PANLONG_CENTRE, '雪停就上门');
  const provisional = await matter.due('handle');
  stage.says(stage.style.dim(`…… 明年的放假安排还没有公布，期限暂定 ${provisional.slice(0, 16)}`));
  await publish(stage);
  await stage.until(
    '元旦公布后期限应顺延',
    () => matter.due('handle'),
    (due) => due > provisional,
  );
  const due = await matter.due('handle');
  stage.says(stage.style.dim(`…… 明年日历公布，元旦不上班，期限顺延至 ${due.slice(0, 16)}`));
  if (Date.parse(due) - Date.parse(provisional) < DAY) stage.fault(`期限只由 ${provisional} 移至 ${due}`);
  await stage.at('2026-12-30T10:00:00+08:00');
  await resolveWithPhoto(matter, village, '两家一起把树锯了，各拉走一半');
  await carryBack(stage, matter, village, PANLONG);
  await rate(matter, reporter, 5, '年前办好了');
  await matter.endsAsTold({ cause: 'rated', holders: [PANLONG_CENTRE], stars: [5] });
}

const DAY = 86_400_000;

/** As an administrator does it: the calendar in force, with the year added. @throws Error when it is refused */
async function publish(stage: Stage): Promise<void> {
  const admin = await stage.people.as('admin', '');
  const { api } = admin;
  const at = { params: { path: { document: 'calendar' } } } as const;
  const version = { params: { path: { document: 'calendar', version: '1' } } } as const;
  const { data: before } = await api.GET('/api/v1/reference/{document}/versions/{version}', version);
  const calendar = before?.document as { readonly holidays?: object } | undefined;
  const document = {
    ...calendar,
    holidays: { ...calendar?.holidays, ...LEGAL_2027 },
    horizon: '2027-12-31',
  };
  const body = { document: document as unknown as Record<string, never> };
  const { data: draft, error: spoilt } = await api.POST('/api/v1/reference/{document}/draft', {
    ...at,
    body,
  });
  const told = { draft: draft?.revision ?? 0, reason: '公布二〇二七年法定节假日' };
  const { error } = await api.POST('/api/v1/reference/{document}/publish', { ...at, body: told });
  if (error !== undefined) throw new Error(`日历没有公布：${JSON.stringify(spoilt ?? error)}`);
}

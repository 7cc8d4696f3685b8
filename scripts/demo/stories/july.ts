import type { Caller } from '../../../test/kit/api/caller';
import type { ReportBody } from '../../../test/kit/api/types';
import { voice } from '../../../test/kit/media';
import { Matter } from '../matter';
import { clockTime } from '../print';
import type { Stage } from '../stage';
import { acceptAndCall, carryBack, photoOf, rate, resolveWithPhoto } from '../steps';
import { julyMatters, type JulyMatter } from './july-matters';

const MONTH = { from: '2026-07-02T00:00:00+08:00', to: '2026-08-01T00:00:00+08:00' };

/** The month's eighteen: all within their time, all five stars, each told in one line. */
export async function july(stage: Stage): Promise<void> {
  stage.says(stage.style.dim('（研究所记为2022年7月；工作日历从2024年起，故演于2026年7月）'));
  for (const [at, told] of julyMatters.entries()) await play(stage, at + 1, told);

  const { items } = await stage.until(
    '七月的诉求应全部结案',
    () => stage.auditor.lists({ limit: 100, ...MONTH }),
    (list) => list.items.every(({ status }) => status === 'closed'),
  );
  const content = items.filter(({ stars, misses }) => stars === 5 && misses === 0);
  if (items.length !== julyMatters.length || content.length !== items.length)
    stage.fault(`七月应有 18 件，全部按时五星，实为 ${items.length} 件，其中 ${content.length} 件`);
  else stage.says(stage.style.good(`✓ 与所述一致：${items.length} 件全部按时办结，全部五星`));
}

async function play(stage: Stage, count: number, told: JulyMatter): Promise<void> {
  await stage.at(told.at);
  const reporter = await stage.people.as('citizen', told.phone);
  const { channel, service, form, village } = told;
  const body = { channel, service, place: { region: village }, ...(form === undefined ? {} : { form }) };
  const matter = await Matter.report(stage, reporter, { ...body, ...(await said(told, reporter)) }, false);
  await matter.comesTo(told.holder);
  if (told.direct) await answer(stage, matter, told);
  else await handle(stage, matter, told);
  await stage.minutes(15);
  await rate(matter, reporter, 5);
  await line(stage, count, matter, told);
  await matter.endsAsTold({ cause: 'rated', holders: [told.holder], stars: [5] });
}

/** The three ways to report. */
async function said({ by, words }: JulyMatter, reporter: Caller): Promise<Partial<ReportBody>> {
  if (by === 'text') return { words };
  if (by === 'photo') return { words, attachments: [await photoOf(reporter)] };
  return { attachments: [{ ref: (await reporter.upload(voice(), 'voice.wav')).ref, transcript: words }] };
}

async function handle(stage: Stage, matter: Matter, told: JulyMatter): Promise<void> {
  await stage.minutes(10);
  const officer = await acceptAndCall(stage, matter, told.holder, '已电话联系，马上安排');
  await stage.minutes(told.takes);
  await resolveWithPhoto(matter, officer, told.account);
  await carryBack(stage, matter, officer, told.village);
}

async function answer(stage: Stage, matter: Matter, told: JulyMatter): Promise<void> {
  await stage.minutes(told.takes);
  const officer = await stage.people.as('officer', told.holder);
  await matter.does(officer, 'answer', { answer: told.account });
}

/** Reported, routed, accepted, resolved, rated: when, and by whom. */
async function line(stage: Stage, count: number, matter: Matter, { words, by }: JulyMatter): Promise<void> {
  const { entries, names } = await matter.timeline();
  const view = await matter.view();
  const when = (type: string, label: string): readonly string[] =>
    entries.filter((entry) => entry.type === type).map(({ at }) => `${label} ${clockTime(at).slice(6)}`);
  const steps = [
    ...when('AppealRouted', '派单'),
    ...when('AppealAccepted', '签收'),
    ...when('AppealAnsweredDirectly', '直接答复'),
    ...when('AppealResolved', '办结'),
    ...when('FeedbackReceipted', '网格员签收反馈'),
    ...when('AppealRated', '评价'),
  ];
  const how = { text: '文字', voice: '语音', photo: '照片' }[by];
  const holder = view.holder === undefined ? '' : (names[view.holder] ?? view.holder);
  stage.says(
    `${String(count).padStart(2)}. ${clockTime(view.receivedAt)} ${words}${stage.style.dim(`（${how}）`)}`,
  );
  stage.says(
    `    ${stage.style.dim(`${holder}：${steps.join(' → ')}`)} ${'★'.repeat(view.ratings.at(-1)?.stars ?? 0)}`,
  );
}

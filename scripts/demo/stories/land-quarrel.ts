import { Matter } from '../matter';
import type { Stage } from '../stage';
import { rate } from '../steps';

const PANLONG = '610921102206';

/** A quarrel over a boundary that the grid worker settles on the spot: it never climbs. */
export async function landQuarrel(stage: Stage): Promise<void> {
  await stage.at('2026-08-03T09:05:00+08:00');
  const gridWorker = await stage.people.as('grid-worker', PANLONG);
  const reporter = await stage.people.as('citizen', '13891500031');
  const matter = await Matter.report(stage, gridWorker, {
    channel: 'grid',
    service: 'neighbour-dispute',
    words: '两家为屋后一垄地的界线争吵，都说对方挪了界石',
    summary: '屋后地界纠纷',
    form: { about: '地界', mediatedBefore: false },
    place: { region: `${PANLONG}-01`, address: '盘龙村二组' },
    reporter: { name: '陈桂英', phone: '13891500031' },
  });
  await matter.comesTo(`centre-${PANLONG}`);
  await stage.minutes(50);
  await matter.does(gridWorker, 'answer', {
    answer: '请两家当面，对照承包证量界，重立界石，双方签字认可',
  });
  await stage.minutes(5);
  await matter.does(gridWorker, 'feedback', { to: 'reporter', means: 'visit' });
  await stage.minutes(10);
  await rate(matter, reporter, 5, '没出村就说好了');
  await matter.endsAsTold({ cause: 'rated', holders: [`centre-${PANLONG}`], stars: [5] });
}

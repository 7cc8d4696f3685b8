import type { Caller } from '../../kit/api/caller';
import { eventually } from '../../kit/eventually';
import { matter, PANLONG_CENTRE, PUXI, stands } from '../../kit/stories';
import { attack, firstOf, holds, refused, type Kind } from './attack';
import type { Target } from './target';

const inWords = () => matter('violation-report', '村上发低保时有人收好处费');

/** Everybody below the county who has to do with the place. */
const below = async ({ client, people }: Target): Promise<readonly (readonly [string, Caller])[]> => [
  ['village officer', people.village],
  ['village dispatcher', await client.as('dispatcher', PANLONG_CENTRE)],
  ['grid worker', people.gridWorker],
  ['town officer', people.town],
  ['town dispatcher', people.townDispatcher],
  ['town supervisor', await client.as('supervisor', '610921102')],
  ['town auditor', await client.as('auditor', '610921102')],
];

/** On the appeal, its views, its identity, a step, the lists and the queues. */
const reaches = async (target: Target, id: string, by: Caller) => {
  const views = await firstOf(['', '/timeline', '/deadlines'], async (view) =>
    refused(await target.send('GET', `/appeals/${id}${view}`, { by }), 404),
  );
  if (views !== undefined) return views;
  const reveal = await target.send('POST', `/appeals/${id}/identity/reveal`, {
    by,
    body: { purpose: '核实举报内容' },
  });
  const comment = await target.send('POST', `/appeals/${id}/comments`, {
    by,
    body: { text: '收到', visibleTo: 'staff' },
  });
  // Who watches may not comment at all; nobody is told that there is such an appeal.
  if (reveal.status !== 404) return `revealing answered ${reveal.status}`;
  if (![403, 404].includes(comment.status)) return `commenting answered ${comment.status}`;
  const { items } = await by.lists();
  return holds(!items.some((item) => item.id === id), 'it is in their list');
};

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Names and keys of people that stand in both, by all that an auditor reads of each. */
async function leadsFromOneToTheOther(target: Target, one: string, other: string) {
  const idsIn = async (id: string) => {
    const { events } = await target.people.auditor.history({ id });
    return new Set(JSON.stringify(events).match(UUID));
  };
  const [here, there] = [await idsIn(one), await idsIn(other)];
  const both = [...here].filter((id) => there.has(id));
  return holds(here.size > 3 && there.size > 3 && both.length === 0, `both name ${both.join(', ')}`);
}

const nobodyBelow = async (target: Target, id: string) =>
  firstOf(
    await below(target),
    ([, by]) => reaches(target, id, by),
    ([who]) => who,
  );

export const violations: Kind = {
  kind: 'a violation report that is read below the county, or whose reporter is found out',
  attacks: [
    attack('reading one that accuses in words alone', async (target) => {
      const { reporter } = target.people;
      const appeal = await reporter.reports(inWords());
      await stands(appeal, reporter, { holder: 'dept-police' });
      return nobodyBelow(target, appeal.id);
    }),
    attack('reading one that names a village, by the town, before it is confirmed', async (target) => {
      const { reporter } = target.people;
      const accused = [{ unit: 'centre-610921102200' }];
      const appeal = await reporter.reports({ ...inWords(), accused });
      await stands(appeal, reporter, { holder: 'dept-police' });
      return nobodyBelow(target, appeal.id);
    }),
    attack('reading one that the county has called something else since', async (target) => {
      const { reporter, county } = target.people;
      const appeal = await reporter.reports(inWords());
      await stands(appeal, reporter, { holder: 'dept-police' });
      await county.does(appeal, 'classify', { service: 'sanitation', reason: '系环境卫生问题' });
      await county.does(appeal, 'recall', { reason: '改派' });
      await county.does(appeal, 'route', {});
      const seen = await county.sees(appeal);
      return (
        holds(seen.holder === 'centre-610921', `it was routed to ${seen.holder}`) ??
        (await nobodyBelow(target, appeal.id))
      );
    }),
    attack(
      'finding out who reported it, by its handlers, once it is called something else',
      async (target) => {
        const { reporter, county, countyOfficer } = target.people;
        const appeal = await reporter.reports(inWords());
        await stands(appeal, reporter, { holder: 'dept-police' });
        await county.does(appeal, 'classify', { service: 'sanitation', reason: '系环境卫生问题' });
        await county.does(appeal, 'recall', { reason: '改派' });
        await county.does(appeal, 'route', {});
        return firstOf([county, countyOfficer], async (by) =>
          refused(
            await by.tries(appeal, 'identity/reveal', { purpose: '核实举报内容' }),
            403,
            'reveal/refused',
          ),
        );
      },
    ),
    attack(
      'endorsing or looking it up in public, by another citizen, once it is called something else',
      async (target) => {
        const { reporter, county, neighbour } = target.people;
        const appeal = await reporter.reports(inWords());
        await stands(appeal, reporter, { holder: 'dept-police' });
        await county.does(appeal, 'classify', { service: 'sanitation', reason: '系环境卫生问题' });
        return (
          refused(await neighbour.tries(appeal, 'endorse'), 404) ??
          refused(await target.send('GET', `/appeals/${appeal.id}/public`, { by: neighbour }), 404)
        );
      },
    ),
    attack('having it sent below the county, by routing, by return and by merging', async (target) => {
      const { reporter, county } = target.people;
      const appeal = await reporter.reports(inWords());
      await stands(appeal, reporter, { holder: 'dept-police' });
      await county.does(appeal, 'recall', { reason: '改派' });
      const lead = await reporter.reports(matter('neighbour-dispute', '邻居的地界又挪了半米'));
      return (
        (await firstOf([PUXI, PANLONG_CENTRE], async (unit) =>
          refused(await county.tries(appeal, 'route', { unit, reason: '就近' }), 422, 'appeal/accused-unit'),
        )) ??
        refused(
          await county.tries(appeal, 'merge', { target: lead.id, reason: '同一件事' }),
          409,
          'appeal/handled-alone',
        )
      );
    }),
    attack('finding its reporter by what an auditor knows of their other appeals', async (target) => {
      const { reporter, county } = target.people;
      const open = await reporter.reports(matter('neighbour-dispute', '邻居的地界又挪了半米'));
      const appeal = await reporter.reports(inWords());
      const { service: _, ...unclassified } = matter('sanitation', '有人盗采河沙');
      const words = await reporter.reports(unclassified);
      await stands(appeal, reporter, { holder: 'dept-police' });
      for (const each of [open, appeal, words]) {
        await reporter.does(each, 'comments', { text: '昨天又有一次', visibleTo: 'everyone' });
        await reporter.does(each, 'urge', { reason: '请尽快办理' });
      }
      await county.does(appeal, 'classify', { service: 'sanitation', reason: '系环境卫生问题' });
      await reporter.does(appeal, 'accused', { accused: { unit: 'centre-610921102200' } });
      return firstOf([appeal.id, words.id], (id) => leadsFromOneToTheOther(target, id, open.id));
    }),
    attack('the same, of whoever reported both at the window by their number', async (target) => {
      const taker = await target.client.as('officer', PUXI);
      const party = { name: '柯玉珍', phone: '13891500009' };
      const atWindow = { channel: 'window', reporter: party } as const;
      const open = await taker.reports({ ...matter('sanitation', '河边倒了垃圾'), ...atWindow });
      const appeal = await taker.reports({ ...inWords(), ...atWindow });
      const corrected = { reporter: { phone: '13891500019' }, reason: '抄错一位' };
      const again = await taker.reports({ ...matter('sanitation', '路边倒了垃圾'), ...atWindow });
      for (const each of [appeal, again]) await target.people.county.does(each, 'correct', corrected);
      return firstOf([open.id, again.id], (id) => leadsFromOneToTheOther(target, appeal.id, id));
    }),
    attack('finding the colleague who filed it, in all that its holder reads', async (target) => {
      const { client, people } = target;
      const taker = await client.as('officer', PUXI);
      const appeal = await taker.reports({
        ...inWords(),
        channel: 'window',
        reporter: { name: '柯玉珍', phone: '13891500009' },
      });
      const police = await client.as('officer', 'dept-police');
      await eventually(
        () => police.statusOf(appeal),
        (status) => status === 200,
      );
      return firstOf([police, people.county], (by) =>
        firstOf(['', '/timeline', '/deadlines', '/custody'], async (view) => {
          const { text } = await target.send('GET', `/appeals/${appeal.id}${view}`, { by });
          return holds(!text.includes(`officer-${PUXI}`) && !text.includes(PUXI), `${view} names them`);
        }),
      );
    }),
  ],
};

import type { Caller } from '../../kit/api/caller';
import { eventually } from '../../kit/eventually';
import { accepts, filed, inHand, PANLONG_CENTRE, quarrel, resolution, stands } from '../../kit/stories';
import { attack, firstOf, holds, type Kind } from './attack';
import type { Target } from './target';

const views = ['', '/timeline', '/deadlines'];
const told = async (target: Target, id: string, by: Caller) => {
  const texts = await Promise.all(
    views.map(async (view) => (await target.send('GET', `/appeals/${id}${view}`, { by })).text),
  );
  return [...texts, JSON.stringify(await by.lists())];
};
const nowhere = (texts: readonly string[], what: string) =>
  firstOf(
    [...views, 'the list'].map((view, at) => [view, texts[at]!] as const),
    ([, text]) => Promise.resolve(holds(!text.includes(what), `says ${what}`)),
    ([view]) => view,
  );

/** Alice's appeal carries Bob's of the same matter, and is resolved. */
async function merged(target: Target) {
  const { reporter, neighbour, county, village } = target.people;
  const lead = await inHand(target.people);
  const source = await filed(neighbour, quarrel());
  await county.does(source, 'merge', { target: lead.id, reason: '同一处地界' });
  await village.does(lead, 'resolve', resolution({ account: '已与陈桂英家当面量界立桩' }));
  await stands(source, neighbour, { status: 'resolved' });
  return { lead, source, reporter };
}

export const oneRule: Kind = {
  kind: 'one view that tells what another hides',
  attacks: [
    attack('reading an outcome before it is confirmed, by its reporter', async (target) => {
      const { reporter, village } = target.people;
      const appeal = await inHand(target.people);
      await village.does(appeal, 'resolve', resolution({ outcome: 'not-solvable', account: '暂无资金' }));
      await eventually(
        () => village.lists(),
        ({ items }) => items.some(({ id, outcome }) => id === appeal.id && outcome === 'not-solvable'),
      );
      const texts = await told(target, appeal.id, reporter);
      return (
        (await nowhere(texts, '"not-solvable"')) ??
        (await nowhere(texts, '暂不能解决')) ??
        (await nowhere(texts, '暂无资金'))
      );
    }),
    attack('learning that colleagues named somebody, by its reporter', async (target) => {
      const { reporter, county } = target.people;
      const appeal = await inHand(target.people);
      await county.does(appeal, 'accused', { accused: { unit: PANLONG_CENTRE } });
      return nowhere(await told(target, appeal.id, reporter), 'AccusedNamed');
    }),
    attack(
      'reading the answer to somebody else, through an appeal that was merged into theirs',
      async (target) => {
        const { source } = await merged(target);
        return nowhere(await told(target, source.id, target.people.neighbour), '陈桂英');
      },
    ),
    attack('reading it, by a unit that the lead names, through the source', async (target) => {
      const { lead, source, reporter } = await merged(target);
      await reporter.does(lead, 'accused', { accused: { unit: PANLONG_CENTRE } });
      const texts = await told(target, source.id, target.people.village);
      return (await nowhere(texts, '陈桂英')) ?? (await nowhere(texts, lead.id));
    }),
    attack('reading the answer where it is delivered and rated, by the other reporter', async (target) => {
      const { source } = await merged(target);
      const { neighbour, village } = target.people;
      await village.does(source, 'feedback', { to: 'grid-worker', means: 'message' }).catch(() => undefined);
      await accepts(source, village, PANLONG_CENTRE).catch(() => undefined);
      return nowhere(await told(target, source.id, neighbour), '陈桂英');
    }),
  ],
};

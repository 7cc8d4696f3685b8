import { filed, inHand, PANLONG, PANLONG_CENTRE, PUXI, quarrel } from '../../kit/stories';
import { attack, firstOf, holds, refused, type Kind } from './attack';
import type { Target } from './target';

const VILLAGES = [200, 201, 202, 203, 204, 205].map((village) => `centre-610921102${village}`);
const WATCHERS = ['dept-audit', 'dept-discipline', 'centre-610921', 'office-supervision'];

/** Everybody who must go on seeing it, whoever names whom. */
const outside = (target: Target) => ({
  auditor: target.people.auditor,
  desk: target.client.as('officer', 'dept-discipline'),
});

/** What the county's auditor and the discipline desk are told on each route that shows an appeal. */
const blinded = async (target: Target, id: string) => {
  const { auditor, desk } = outside(target);
  for (const [who, caller] of [
    ['auditor', auditor],
    ['discipline desk', await desk],
  ] as const)
    for (const view of ['', '/timeline', '/deadlines', '/custody']) {
      const { status } = await target.send('GET', `/appeals/${id}${view}`, { by: caller });
      if (status !== 200) return `the ${who} got ${status} from ${view === '' ? 'the appeal' : view}`;
    }
  const { items } = await (await desk).lists();
  return holds(
    items.some((item) => item.id === id),
    'it is gone from the list of the discipline desk',
  );
};

export const accusations: Kind = {
  kind: 'a claim that takes rights away by a caller’s word',
  attacks: [
    attack('naming, by who handles it, those who watch over them', async (target) => {
      const appeal = await inHand(target.people);
      const village = [target.people.village, await target.client.as('dispatcher', PANLONG_CENTRE)];
      return firstOf(village, (by) =>
        firstOf(WATCHERS, async (unit) =>
          refused(await by.tries(appeal, 'accused', { accused: { unit } }), 403, 'appeal/claim-by-holder'),
        ),
      );
    }),
    attack('naming, by a grid worker who did not take it', async (target) => {
      const appeal = await inHand(target.people);
      const { gridWorker } = target.people;
      return refused(await gridWorker.tries(appeal, 'accused', { accused: { unit: 'dept-audit' } }), 403);
    }),
    attack('naming the auditors, the desk and the county centre, by the reporter', async (target) => {
      const { reporter } = target.people;
      const appeal = await inHand(target.people);
      for (const unit of WATCHERS) await reporter.does(appeal, 'accused', { accused: { unit } });
      return blinded(target, appeal.id);
    }),
    attack('the same in the report itself', async (target) => {
      const { reporter } = target.people;
      const accused = WATCHERS.map((unit) => ({ unit }));
      const { id } = await reporter.reports(quarrel({ accused }));
      return blinded(target, id);
    }),
    attack('naming more than five, one after the other and in the report', async (target) => {
      const { reporter } = target.people;
      const appeal = await inHand(target.people);
      for (const unit of VILLAGES.slice(1)) await reporter.does(appeal, 'accused', { accused: { unit } });
      const sixth = await reporter.tries(appeal, 'accused', { accused: { unit: VILLAGES[0]! } });
      const accused = VILLAGES.map((unit) => ({ unit }));
      return (
        refused(sixth, 422, 'appeal/too-many-accused') ??
        refused(await reporter.triesToReport(quarrel({ accused })), 400, 'request/invalid')
      );
    }),
    attack('making room for more by having the first dismissed, and naming those again', async (target) => {
      const { reporter } = target.people;
      const desk = await target.client.as('officer', 'dept-discipline');
      const appeal = await inHand(target.people);
      for (const unit of VILLAGES.slice(1)) {
        await reporter.does(appeal, 'accused', { accused: { unit } });
        await desk.does(appeal, 'accused/dismiss', { accused: { unit }, reason: '经核实不成立' });
      }
      const again = { accused: { unit: VILLAGES[1]! }, reason: '经核实不成立' };
      return (
        refused(await desk.tries(appeal, 'accused/dismiss', again), 422, 'appeal/not-accused') ??
        refused(await reporter.tries(appeal, 'accused', { accused: { unit: VILLAGES[0]! } }), 422) ??
        refused(await reporter.tries(appeal, 'accused', { accused: { unit: VILLAGES[1]! } }), 409)
      );
    }),
    attack('confirming or dismissing it, by anybody but the desk', async (target) => {
      const { reporter, townDispatcher, county, town, auditor } = target.people;
      const appeal = await filed(reporter, quarrel({ accused: [{ unit: VILLAGES[0]! }] }));
      const accused = { unit: VILLAGES[0]! };
      return firstOf([reporter, townDispatcher, county, town, auditor], async (by) => {
        const confirmed = await by.tries(appeal, 'accused/confirm', { accused });
        const dismissed = await by.tries(appeal, 'accused/dismiss', { accused, reason: '不成立' });
        // Who does not see it is told that there is none.
        return confirmed.status === 404 || confirmed.status === 403
          ? holds(dismissed.status === confirmed.status, `dismissing answered ${dismissed.status}`)
          : refused(confirmed, 403);
      });
    }),
    attack('dismissing, by the desk, a claim against itself', async (target) => {
      const { reporter } = target.people;
      const desk = await target.client.as('officer', 'dept-discipline');
      const appeal = await filed(reporter, quarrel({ accused: [{ unit: 'dept-discipline' }] }));
      const accused = { unit: 'dept-discipline' };
      return refused(
        await desk.tries(appeal, 'accused/dismiss', { accused, reason: '不成立' }),
        403,
        'appeal/not-discipline-desk',
      );
    }),
    attack('staying on it by what an accused unit still has in hand', async (target) => {
      const { reporter, village, gridWorker } = target.people;
      const appeal = await inHand(target.people);
      await reporter.does(appeal, 'accused', { accused: { unit: PANLONG_CENTRE } });
      return firstOf([village, gridWorker], (by) =>
        firstOf(['', '/timeline', '/deadlines', '/custody'], async (view) =>
          refused(await target.send('GET', `/appeals/${appeal.id}${view}`, { by }), 404),
        ),
      );
    }),
    attack('winning time: the whole keeps its due time through a claim', async (target) => {
      const { reporter } = target.people;
      const appeal = await inHand(target.people);
      const whole = async () =>
        (await reporter.deadlines(appeal)).find(({ deadline }) => deadline.kind === 'whole')?.deadline.dueAt;
      const before = await whole();
      await reporter.does(appeal, 'accused', { accused: { unit: PANLONG_CENTRE } });
      const after = await whole();
      return holds(before === after, `it was due at ${before}, and is at ${after}`);
    }),
    attack('reading below the town, by its villages, what names the town', async (target) => {
      const { reporter, village, gridWorker } = target.people;
      const appeal = await reporter.reports(
        quarrel({ place: { region: PANLONG }, accused: [{ unit: PUXI }] }),
      );
      return firstOf([village, gridWorker], async (by) =>
        refused(await target.send('GET', `/appeals/${appeal.id}`, { by }), 404),
      );
    }),
  ],
};

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Caller } from '../../kit/api/caller';
import { filed, inHand, matter, quarrel, stands } from '../../kit/stories';
import { attack, firstOf, holds, refused, type Kind } from './attack';
import type { Target } from './target';

const declining = async (by: Caller, appeal: { readonly id: string }, earlier: string) =>
  refused(
    await by.tries(appeal, 'decline', { ground: 'final-review', earlier }),
    422,
    'appeal/earlier-not-theirs',
  );

/** What lies in the data folder in clear, log and write-ahead log alike. */
const liesInClear = ({ service }: Target, words: string) =>
  readdirSync(service.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .some((entry) => readFileSync(join(entry.parentPath, entry.name)).includes(words));

export const references: Kind = {
  kind: 'a reference that nobody resolves, and what people type into the log',
  attacks: [
    attack('declining after the final review of an appeal that is not there', async (target) => {
      const { reporter, county } = target.people;
      const appeal = await reporter.reports(quarrel());
      return declining(county, appeal, '610921-20200101-9999');
    }),
    attack('declining after that of somebody else’s appeal', async (target) => {
      const { reporter, neighbour, county } = target.people;
      const other = await filed(neighbour, quarrel());
      const appeal = await reporter.reports(quarrel());
      return declining(county, appeal, other.number);
    }),
    attack('declining after one of the reporter’s own that nobody reviewed', async (target) => {
      const { reporter, county } = target.people;
      const other = await filed(reporter, quarrel());
      const appeal = await reporter.reports(quarrel());
      return refused(
        await county.tries(appeal, 'decline', { ground: 'final-review', earlier: other.number }),
        422,
        'appeal/earlier-not-final',
      );
    }),
    attack('asking, by declining, whether a violation report has the same reporter', async (target) => {
      const { reporter, county } = target.people;
      const report = await reporter.reports(matter('violation-report', '有人吃拿卡要'));
      await stands(report, reporter, { holder: 'dept-police' });
      const appeal = await filed(reporter, quarrel());
      return (await declining(county, appeal, report.number)) ?? declining(county, report, appeal.number);
    }),
    attack('declining after an appeal that the dispatcher may not see', async (target) => {
      const { reporter, townDispatcher, county } = target.people;
      const elsewhere = await reporter.reports(quarrel({ place: { region: '610921107201' } }));
      await stands(elsewhere, reporter, { status: 'routed' });
      const appeal = await reporter.reports(quarrel());
      await stands(appeal, reporter, { status: 'routed' });
      await county.does(appeal, 'recall', { reason: '改派' });
      await county.does(appeal, 'route', { unit: 'centre-610921102', reason: '由镇上核查' });
      const answer = await townDispatcher.tries(appeal, 'decline', {
        ground: 'final-review',
        earlier: elsewhere.number,
      });
      return holds([403, 422].includes(answer.status), `answered ${answer.status}`);
    }),
    attack('burying an appeal by referring it to whoever is no public body', async (target) => {
      const { reporter, county } = target.people;
      const appeal = await reporter.reports(quarrel());
      return firstOf(['property-management', '911', 'dept-water', 'centre-610921'], async (to) =>
        refused(
          await county.tries(appeal, 'refer', { to, acknowledgement: '已接' }),
          422,
          'appeal/unknown-body',
        ),
      );
    }),
    attack('naming units and people that are not there, on three more routes', async (target) => {
      const { reporter, county, townDispatcher } = target.people;
      const appeal = await inHand(target.people);
      const unit = 'centre-of-nowhere';
      const tried = [
        await reporter.tries(appeal, 'accused', { accused: { unit } }),
        await (
          await target.client.as('dispatcher', 'centre-610921102206')
        ).tries(appeal, 'transfer', { unit, reason: '职责在该单位' }),
        await reporter.triesToReport(quarrel({ accused: [{ unit }] })),
        await county.tries(appeal, 'merge', {
          target: '0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a5b',
          reason: '同一件事',
        }),
        await townDispatcher.tries(appeal, 'classify', { service: 'no-such-service', reason: '归类' }),
      ];
      return firstOf(tried, async ({ status, body }) =>
        holds(
          status === 422 || status === 404 || status === 403,
          `answered ${status} ${JSON.stringify(body)}`,
        ),
      );
    }),
    attack(
      'finding in the stores what people typed as tags, grounds, reasons or findings',
      async (target) => {
        const { reporter, county } = target.people;
        const desk = await target.client.as('officer', 'dept-discipline');
        const typed = ['标签里的陈桂英', '认定里的陈桂英', '不成立里的陈桂英', '回执里的陈桂英'];
        const accused = { unit: 'centre-610921102200' };
        const first = await reporter.reports(quarrel());
        await county.does(first, 'classify', {
          service: 'neighbour-dispute',
          tags: [typed[0]!],
          reason: '归类',
        });
        await reporter.does(first, 'accused', { accused });
        await desk.does(first, 'accused/confirm', { accused, note: typed[1]! });
        const second = await reporter.reports(quarrel({ accused: [accused] }));
        await desk.does(second, 'accused/dismiss', { accused, reason: typed[2]! });
        await county.does(second, 'refer', { to: '110', acknowledgement: typed[3]! });
        return firstOf(typed, async (words) => holds(!liesInClear(target, words), 'it lies there in clear'));
      },
    ),
  ],
};

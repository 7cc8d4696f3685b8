import fc from 'fast-check';
import type { VisibleFilter } from '../../../src/access';
import { channels } from '../../../src/catalogue';
import type { Appeal } from '../../../src/appeals/domain/appeal';
import type { AppealEvent } from '../../../src/appeals/domain/events';
import { countsOf, waitingSince } from '../../../src/appeals/figures/counts';
import { definitionOf, figureCodes, rates, timedFigures } from '../../../src/appeals/figures/definitions';
import { agesOf, excludedOf, numbersOf, timesOf } from '../../../src/appeals/figures/figures';
import { timedKinds } from '../../../src/appeals/figures/leaves';
import { listOf } from '../../../src/appeals/figures/list';
import type { FigureScope } from '../../../src/appeals/figures/scope';
import type { Asked } from '../../../src/appeals/figures/seen';
import { figureTable } from '../../../src/appeals/figures/tables';
import type { Recorded } from '../../../src/kernel/event';
import { appealStream, type AppealId, type Position, type Revision } from '../../../src/kernel/ids';
import { countyOf, levelsOf } from '../../../src/kernel/region';
import type { Day } from '../../../src/kernel/time';
import { dayOf } from '../../../src/sla';
import { lived, lives, stored, type Life } from '../../kit/appeal-life';
import { figureTables } from '../../kit/read-tables';
import { recounted } from '../../kit/recounted';
import { temporaryFolder } from '../../kit/temporary-folder';
import { runs } from '../../kit/runs';

type Told = readonly Recorded<AppealEvent>[];

/** A life under an id of its own. */
const recordedOf = (life: Life, id: AppealId): Told =>
  (JSON.parse(JSON.stringify(stored(life.log)).replaceAll((life.state as Appeal).id, id)) as Life['log']).map(
    ({ event, actor, occurredAt }, index) =>
      ({
        ...{ event, stream: appealStream(id), revision: index as Revision, position: index as Position },
        metadata: { actor, occurredAt },
      }) as Recorded<AppealEvent>,
  );

const everything: VisibleFilter = {
  anyOf: 'everything',
  hiddenIfNamed: { units: [], persons: [], byConfirmedOnly: false },
  violationsHidden: 'none',
  claims: true,
};
const county = countyOf('610921102206' as never);
const sorted = (facts: readonly object[]): readonly string[] =>
  facts.map((fact) => JSON.stringify(fact)).sort();

describe('whatever happens to appeals', () => {
  it('their figures are what somebody counts who reads the whole history again', async () => {
    await fc.assert(
      fc.asyncProperty(lives, async (steps) => {
        const life = lived(steps);
        if (life.state.status === 'none') return;
        const { source, project, close } = await figureTables(temporaryFolder());
        try {
          const told = recordedOf(life, life.state.id);
          await project(...told);
          const facts = await source.kysely
            .selectFrom(figureTable(source, 'figure_facts', 'f'))
            .selectAll()
            .execute();
          expect(
            sorted(facts.map(({ leaf, day, unit, until_day: until }) => ({ leaf, day, unit, until }))),
          ).toEqual(sorted(recounted(told, life.state)));
        } finally {
          await close();
        }
      }),
      { numRuns: runs(30), endOnFailure: true },
    );
  });

  it('every figure is the length of its list, and the same by sums as fact by fact', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(lives, { minLength: 2, maxLength: 5 }), async (many) => {
        const { source, project, close } = await figureTables(temporaryFolder());
        try {
          const all = many.map((steps) => lived(steps)).filter(({ state }) => state.status !== 'none');
          for (const [n, life] of all.entries())
            await project(...recordedOf(life, `0190a1b2-3c4d-8e5f-8a9b-00000000000${n}` as AppealId));
          const days = all.flatMap(({ log }) => log.map(({ occurredAt }) => dayOf(occurredAt))).sort();
          const states = all.map(({ state }) => state as Appeal);
          const today = days.at(-1) ?? ('2026-07-01' as Day);
          const from = days[Math.floor(days.length / 4)] ?? today;
          const scopes: readonly FigureScope[] = [
            ...states.flatMap(({ place }) =>
              levelsOf(place)
                .slice(0, 3)
                .map((id, n) => ({ kind: (['county', 'town', 'village'] as const)[n] ?? 'village', id })),
            ),
            ...states.flatMap(({ round }) => round.heldBy.map((id) => ({ kind: 'unit' as const, id }))),
            ...states.flatMap(({ service: id }) =>
              id === undefined ? [] : [{ kind: 'service' as const, id }],
            ),
          ];
          const distinct = new Map(scopes.map((scope) => [`${scope.kind} ${scope.id}`, scope]));
          for (const scope of distinct.values()) {
            const summed: Asked = { scope, county, narrowed: {}, visible: everything };
            const one: Asked = { ...summed, narrowed: { channel: channels } };
            for (const period of [
              { from, to: today },
              { from: days[0] ?? from, to: from },
            ]) {
              const isNow = period.to === today;
              const numbers = async (query: Asked) =>
                new Map([
                  ...numbersOf(await countsOf(source, query, period)),
                  ...(isNow ? agesOf(await waitingSince(source, query, today), today) : []),
                ]);
              const bySums = await numbers(summed);
              const [out, outOne] = [
                await countsOf(source, summed, period),
                await countsOf(source, one, period),
              ];
              expect(excludedOf(outOne)).toEqual(excludedOf(out));
              for (const figure of Object.values(rates).flatMap(({ of, outOf }) => [of, outOf])) {
                const asked = { figure, period, today, limit: 10_000 };
                const left = await listOf(source, summed, { ...asked, excluded: true });
                const kept = await listOf(source, summed, { ...asked, excluded: false });
                const excluded = excludedOf(out).get(figure) ?? 0;
                expect([figure, left.items.length]).toEqual([figure, excluded]);
                expect([figure, kept.items.length]).toEqual([figure, (bySums.get(figure) ?? 0) - excluded]);
              }
              for (const step of timedKinds) {
                const asked = { figure: timedFigures[step], timed: true, period, today, limit: 10_000 };
                const list = await listOf(source, summed, asked);
                expect([step, list.items.length]).toEqual([step, timesOf(out, step).samples]);
              }
              expect(await numbers(one)).toEqual(bySums);
              for (const figure of figureCodes) {
                if (definitionOf(figure).counting === 'aged' && !isNow) continue;
                const list = await listOf(source, summed, { figure, period, today, limit: 10_000 });
                expect([figure, list.items.length]).toEqual([figure, bySums.get(figure)]);
              }
            }
          }
        } finally {
          await close();
        }
      }),
      { numRuns: runs(5), endOnFailure: true },
    );
  });
});

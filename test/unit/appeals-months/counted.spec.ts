import fc from 'fast-check';
import { sql } from 'kysely';
import type { Appeal } from '../../../src/appeals/domain/appeal';
import { countsOf } from '../../../src/appeals/figures/counts';
import { excludedOf, numbersOf, type Numbers } from '../../../src/appeals/figures/figures';
import { sumKey, type FigureScope } from '../../../src/appeals/figures/scope';
import { countMonths } from '../../../src/appeals/months/counted';
import { monthAfter, periodIn } from '../../../src/appeals/months/month';
import type { AppealEvent } from '../../../src/appeals/domain/events';
import type { Recorded } from '../../../src/kernel/event';
import { appealStream, type AppealId, type Position, type Revision } from '../../../src/kernel/ids';
import { countyOf } from '../../../src/kernel/region';
import { dayOf } from '../../../src/sla';
import { lived, lives, stored } from '../../kit/appeal-life';
import { figureTables } from '../../kit/read-tables';
import { temporaryFolder } from '../../kit/temporary-folder';

const county = countyOf('610921102206' as never);
const nonZero = (numbers: Numbers) => Object.fromEntries([...numbers].filter(([, n]) => n !== 0));

describe('what a month is frozen with', () => {
  it('is what its dashboards sum up, of every place, unit and service, and how much of the log that is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(lives, { minLength: 1, maxLength: 4 }), async (many) => {
        const { source, project, close } = await figureTables(temporaryFolder());
        try {
          await sql`create table runner_checkpoint (runner text, generation bigint, position bigint, event_id text, epoch text)`.execute(
            source.kysely,
          );
          await sql`create table projection_generation (projection text, generation bigint, phase text, tables text)`.execute(
            source.kysely,
          );
          await sql`insert into projection_generation values ('figures', 1, 'retired', ''), ('figures', 2, 'active', '')`.execute(
            source.kysely,
          );
          await sql`insert into runner_checkpoint values ('figures', 1, 4, 'old', 'e'), ('figures', 2, 9, 'last', 'e')`.execute(
            source.kysely,
          );
          const all = many.map((steps) => lived(steps)).filter(({ state }) => state.status !== 'none');
          for (const [n, life] of all.entries()) {
            const id = `0190a1b2-3c4d-8e5f-8a9b-00000000000${n}` as AppealId;
            const told = JSON.parse(
              JSON.stringify(stored(life.log)).replaceAll((life.state as Appeal).id, id),
            ) as typeof life.log;
            await project(
              ...told.map(
                ({ event, actor, occurredAt }, at) =>
                  ({
                    ...{
                      event,
                      stream: appealStream(id),
                      revision: at as Revision,
                      position: at as Position,
                    },
                    metadata: { actor, occurredAt },
                  }) as Recorded<AppealEvent>,
              ),
            );
          }
          // What is counted for each caller by itself is in no sum.
          await sql`delete from ${sql.table(source.nameOf.figure_facts)} where guarded = 1`.execute(
            source.kysely,
          );
          const first = all.flatMap(({ log }) => log.map(({ occurredAt }) => dayOf(occurredAt))).sort()[0];
          const month = (first ?? '2026-07-01').slice(0, 7);
          const months = [month, monthAfter(month)];
          const counted = await countMonths(source, months);
          expect(counted.upTo).toEqual({ position: 9, epoch: 'e', event: 'last' });
          const scopes: readonly FigureScope[] = [
            { kind: 'county', id: county },
            ...all.flatMap(({ state }) => {
              const { round, service } = state as Appeal;
              return [
                ...round.heldBy.map((id) => ({ kind: 'unit' as const, id })),
                ...(service === undefined ? [] : [{ kind: 'service' as const, id: service }]),
              ];
            }),
          ];
          for (const each of months)
            for (const scope of scopes) {
              const counts = await countsOf(
                source,
                {
                  ...{ scope, county, narrowed: {} },
                  visible: {
                    anyOf: [{ column: 'county', equals: county }],
                    hiddenIfNamed: { units: [], persons: [], byConfirmedOnly: false },
                    ...{ violationsHidden: 'all', claims: false },
                  },
                },
                periodIn(each),
              );
              const { figures, excluded } = counted.of(each);
              expect([each, scope, figures[sumKey(scope)] ?? {}]).toEqual([
                each,
                scope,
                nonZero(numbersOf(counts)),
              ]);
              expect(excluded[sumKey(scope)] ?? {}).toEqual(nonZero(excludedOf(counts)));
            }
        } finally {
          await close();
        }
      }),
      { numRuns: 15, endOnFailure: true },
    );
  });
});

import fc from 'fast-check';
import type { Appeal } from '../../../src/appeals/domain/appeal';
import type { AppealEvent } from '../../../src/appeals/domain/events';
import { countsOf, waitingSince } from '../../../src/appeals/figures/counts';
import type { Asked } from '../../../src/appeals/figures/seen';
import { CountThen, lifeAt, WaitingThen } from '../../../src/appeals/figures/then';
import type { Recorded } from '../../../src/kernel/event';
import { appealStream, type Position, type Revision } from '../../../src/kernel/ids';
import { countyOf } from '../../../src/kernel/region';
import type { Instant } from '../../../src/kernel/time';
import { dayOf } from '../../../src/sla';
import { lived, lives, stored, type Life } from '../../kit/appeal-life';
import { figureTables } from '../../kit/read-tables';
import { temporaryFolder } from '../../kit/temporary-folder';

const recorded = (life: Life): readonly Recorded<AppealEvent>[] =>
  stored(life.log).map(
    ({ event, actor, occurredAt }, index) =>
      ({
        ...{ event, stream: appealStream((life.state as Appeal).id) },
        ...{ revision: index as Revision, position: index as Position, metadata: { actor, occurredAt } },
      }) as Recorded<AppealEvent>,
  );

const county = countyOf('610921102206' as never);
const query: Asked = {
  ...{ scope: { kind: 'county', id: county }, county, narrowed: {} },
  visible: {
    anyOf: 'everything',
    hiddenIfNamed: { units: [], persons: [], byConfirmedOnly: false },
    violationsHidden: 'none',
    claims: true,
  },
};
const sorted = (counts: ReadonlyMap<string, number>) =>
  [...counts].filter(([, n]) => n !== 0).sort(([one], [other]) => (one < other ? -1 : 1));

describe('the figures of a past instant', () => {
  it('are those that stood there when it was the present', async () => {
    await fc.assert(
      fc.asyncProperty(lives, fc.nat(), async (steps, choice) => {
        const life = lived(steps);
        if (life.state.status === 'none') return;
        const events = recorded(life);
        const at = events[choice % events.length]!.metadata.occurredAt;
        const { source, project, close } = await figureTables(temporaryFolder());
        try {
          // What the projection had taken in by then, and nothing of what came later.
          await project(...events.filter(({ metadata }) => metadata.occurredAt <= at));
          const today = dayOf(at);
          const period = { from: dayOf(events[0]!.metadata.occurredAt), to: today };
          const shown = await countsOf(source, query, period);
          const then = new CountThen(query.scope, period);
          const waiting = new WaitingThen(query.scope, today);
          const found = lifeAt(events, at)!;
          then.add(found);
          waiting.add(found);
          expect(sorted(then.counted.leaves)).toEqual(sorted(shown.leaves));
          expect(sorted(then.counted.excluded)).toEqual(sorted(shown.excluded));
          expect([then.counted.completed, then.counted.backlog]).toEqual([shown.completed, shown.backlog]);
          expect(sorted(waiting.days)).toEqual(sorted(await waitingSince(source, query, today)));
        } finally {
          await close();
        }
      }),
      { numRuns: 25 },
    );
  });

  it('are none before it was reported', () => {
    expect(lifeAt([], '2026-07-01T00:00:00.000Z' as Instant)).toBeUndefined();
  });
});

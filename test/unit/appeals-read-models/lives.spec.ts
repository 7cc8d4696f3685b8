import fc from 'fast-check';
import { isConfidential } from '../../../src/appeals/domain/subjects';
import type { Appeal } from '../../../src/appeals/domain/appeal';
import type { AppealEvent } from '../../../src/appeals/domain/events';
import { nextDue } from '../../../src/appeals/application/queries/deadline-item';
import { besideOf } from '../../../src/appeals/read-models/beside';
import type { AppealRow } from '../../../src/appeals/read-models/list/row';
import { sentenceIn, type Happening } from '../../../src/appeals/read-models/list/last';
import { from } from '../../../src/appeals/read-models/tables';
import { detailOf } from '../../../src/appeals/views/detail';
import { namesFrom } from '../../../src/appeals/views/names';
import type { Perspective } from '../../../src/appeals/views/perspective';
import { timelineOf } from '../../../src/appeals/views/timeline';
import type { Recorded } from '../../../src/kernel/event';
import { appealStream, type DeadlineId, type Position, type Revision } from '../../../src/kernel/ids';
import { isOwed, lapsingKinds, type Clock, type DeadlineKind } from '../../../src/sla';
import { lived, lives, stored, type Life } from '../../kit/appeal-life';
import { reference } from '../appeals-http/county';
import { readTables } from '../../kit/read-tables';
import { temporaryFolder } from '../../kit/temporary-folder';
import { runs } from '../../kit/runs';

const names = namesFrom(reference.directory, reference.catalogue);

type Told = Readonly<Record<string, unknown>>;

const recordedOf = (life: Life, { id }: Appeal): readonly Recorded<AppealEvent>[] =>
  stored(life.log).map(
    ({ event, actor, occurredAt }, index) =>
      ({
        event,
        stream: appealStream(id),
        revision: index as Revision,
        position: index as Position,
        metadata: { actor, occurredAt },
      }) as Recorded<AppealEvent>,
  );

const told = (facts: Told): Told =>
  Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, value ?? null]));

const byList = (row: AppealRow): Told => {
  const { status, round, service, urgency, tier, holder, assignee, merged_into } = row;
  const { endorsements, outcome, stars, closed_at, cause, revision, updated_at } = row;
  const violation = row.violation === 1;
  return told({
    ...{ status, round, service, urgency, violation, tier, holder, assignee, merged_into },
    ...{ endorsements, outcome, stars, closed_at, cause, revision, updated_at },
  });
};

const byDetail = (events: readonly Recorded<AppealEvent>[]): Told => {
  const seen = detailOf(events);
  if (seen === undefined) throw new Error('nothing to show');
  const { status, round, service, urgency, violation, tier, holder, assignee } = seen;
  const { endorsements, resolution, ratings, closed, mergedInto, revision, updatedAt } = seen;
  return told({
    ...{ status, round, service, urgency, violation, tier, holder, assignee },
    merged_into: mergedInto,
    endorsements,
    outcome: resolution?.outcome,
    stars: ratings.find((rating) => rating.round === round)?.stars,
    closed_at: closed?.at,
    cause: closed?.cause,
    revision,
    updated_at: updatedAt,
  });
};

/** The last line of the timeline, for staff and for everybody else. */
const lastLines = (events: readonly Recorded<AppealEvent>[], perspective: Perspective): Told | undefined => {
  const last = timelineOf(events, names, perspective, false).at(-1);
  return last && { type: last.type, at: last.at, sentence: last.sentence };
};
const lastOf = (json: string): Told => {
  const said = JSON.parse(json) as Happening;
  const sentence = { zh: sentenceIn(said, names, 'zh'), en: sentenceIn(said, names, 'en') };
  return { type: said.type, at: said.at, sentence };
};

/** Who holds it is in the state while it is in somebody's hands; the screen says later, too, who answered. */
const byState = (appeal: Appeal, life: Life): Told => {
  const { status, round, service, urgency, violation, held, assignee } = appeal;
  return told({
    ...{ status, service, urgency, violation, assignee },
    ...(status === 'resolved' || status === 'closed' ? {} : { holder: held?.unit }),
    ...(held && { tier: held.tier }),
    round: round.number,
    merged_into: appeal.lead?.appeal,
    endorsements: appeal.endorsers.length,
    outcome: round.resolution?.outcome,
    stars: round.rating?.stars,
    closed_at: appeal.closed?.at,
    cause: appeal.closed?.cause,
    revision: life.log.length - 1,
    updated_at: life.log.at(-1)?.occurredAt,
  });
};

describe('whatever happens to an appeal', () => {
  it('list, screen and state tell the same of it, and the queue what it owes', async () => {
    await fc.assert(
      fc.asyncProperty(lives, async (steps) => {
        const life = lived(steps);
        if (life.state.status === 'none') return;
        const appeal = life.state;
        const { tables, project, close } = await readTables(temporaryFolder());
        const { kysely } = tables;
        try {
          const events = recordedOf(life, appeal);
          await project(...events);
          const [row, ...others] = await kysely
            .selectFrom(from(tables, 'appeals', 'a'))
            .selectAll()
            .execute();
          expect(others).toEqual([]);
          const list = byList(row as AppealRow);
          expect(list).toEqual(byDetail(events));
          expect(list).toMatchObject(byState(appeal, life));
          expect(lastOf(row?.last ?? '')).toEqual(lastLines(events, 'staff'));
          expect(lastOf(row?.last_open ?? '')).toEqual(lastLines(events, 'reporter'));
          expect(row?.misses).toBe(
            Object.entries(appeal.missedBy).filter(
              ([id, owner]) =>
                owner !== 'reporter' &&
                !isConfidential(id as DeadlineId) &&
                !lapsingKinds.includes(id.split('/')[1] as DeadlineKind),
            ).length,
          );
          const involved = await kysely
            .selectFrom(from(tables, 'appeal_units', 'u'))
            .selectAll()
            .execute();
          expect(involved.map(({ unit }) => unit).sort()).toEqual([...appeal.involved].sort());
          const owed = Object.values<Clock>(appeal.clocks).filter(isOwed);
          const whole = owed.findLast(({ deadline: { kind } }) => kind === 'whole');
          expect(row?.due_at ?? undefined).toBe(whole?.deadline.dueAt);
          const next = owed
            .filter(({ status, deadline: { owner } }) => status === 'running' && owner !== 'reporter')
            .map(({ deadline }) => deadline.dueAt)
            .sort()[0];
          const beside = await besideOf(tables, [appeal.id]);
          expect(nextDue(beside.owed(appeal.id))).toBe(next);
          const triage = await kysely
            .selectFrom(from(tables, 'appeal_triage', 't'))
            .selectAll()
            .execute();
          const byStaff = owed.filter(
            ({ deadline: { id, owner, kind } }) =>
              owner !== 'reporter' && kind !== 'suspension' && !isConfidential(id),
          );
          const soonest = byStaff
            .filter(({ status }) => status === 'running')
            .map(({ deadline }) => deadline.dueAt)
            .sort()[0];
          const isMerged = appeal.status === 'merged';
          expect(triage.map(({ due_at, risk_at }) => [due_at ?? undefined, risk_at === null])).toEqual(
            byStaff.length === 0 ? [] : [[isMerged ? undefined : soonest, isMerged]],
          );
          expect((JSON.parse(triage[0]?.standing ?? '{"round":0}') as { round: number }).round).toBe(
            byStaff.length === 0 ? 0 : appeal.round.number,
          );
          const queue = await kysely
            .selectFrom(from(tables, 'appeal_deadlines', 'd'))
            .selectAll()
            .execute();
          expect(
            queue.map(({ deadline, owner, due_at, status }) => [deadline, owner, due_at, status]).sort(),
          ).toEqual(
            owed.map(({ deadline: { id, owner, dueAt }, status }) => [id, owner, dueAt, status]).sort(),
          );
        } finally {
          await close();
        }
      }),
      { numRuns: runs(60), endOnFailure: true },
    );
  });
});

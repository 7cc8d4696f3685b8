import { listItem } from '../../../src/appeals/application/queries/list-items';
import type { AppealRow } from '../../../src/appeals/read-models/list/row';
import { from } from '../../../src/appeals/read-models/tables';
import {
  event,
  PUXI_CENTRE,
  COUNTY_CENTRE,
  reported,
  routed,
  told,
  VILLAGE_CENTRE,
  type Line,
} from '../appeals-views/story';
import { callers } from '../appeals-http/county';
import { readTables } from '../../kit/read-tables';
import { temporaryFolder } from '../../kit/temporary-folder';

describe('the row of an appeal', () => {
  const rowAfter = async (...lines: readonly Line[]): Promise<AppealRow> => {
    const { tables, project, close } = await readTables(temporaryFolder());
    try {
      await project(...told(reported(), routed(), ...lines));
      return await tables.kysely
        .selectFrom(from(tables, 'appeals', 'a'))
        .selectAll()
        .executeTakeFirstOrThrow();
    } finally {
      await close();
    }
  };
  const assigned = event('AppealAssigned', { unit: PUXI_CENTRE, assignee: callers.townOfficer.id });
  const resolved = event('AppealResolved', { unit: PUXI_CENTRE, outcome: 'solved', attachments: [] });

  it('shows no stars of the round before, nor its outcome', async () => {
    const rated = event('AppealRated', {
      ...{ round: 1, stars: 2, responded: true, solved: false, satisfied: false },
    });
    expect(await rowAfter(resolved, rated)).toMatchObject({ round: 1, stars: 2, outcome: 'solved' });
    const reopened = event('AppealReopened', { round: 2, reason: 'low-rating', queue: COUNTY_CENTRE });
    expect(await rowAfter(resolved, rated, reopened)).toMatchObject({ round: 2, stars: null, outcome: null });
  });

  it('shows nobody of the giver as assignee once it was transferred', async () => {
    expect(await rowAfter(assigned)).toMatchObject({ assignee: callers.townOfficer.id });
    const transferred = event('AppealTransferred', {
      ...{ from: PUXI_CENTRE, to: VILLAGE_CENTRE, tier: 'village', reason: '地界在村里' },
    });
    expect(await rowAfter(assigned, transferred)).toMatchObject({ holder: VILLAGE_CENTRE, assignee: null });
  });

  it('shows its reporter no outcome that waits for confirmation above', async () => {
    const waiting = event('AppealResolved', {
      ...{ unit: PUXI_CENTRE, outcome: 'not-solvable', attachments: [], confirmedBy: COUNTY_CENTRE },
    });
    const confirmed = event('ResolutionConfirmed', { by: COUNTY_CENTRE });
    const last = { type: 'AppealResolved', at: '', sentence: '' } as const;
    const beside = { headline: undefined, deadline: undefined, dueAt: undefined, last, actions: undefined };
    const [before, after] = [await rowAfter(waiting), await rowAfter(waiting, confirmed)];
    expect(listItem(before, 'reporter', beside).outcome).toBeUndefined();
    expect(listItem(before, 'staff', beside).outcome).toBe('not-solvable');
    expect(listItem(after, 'reporter', beside).outcome).toBe('not-solvable');
  });

  it('shows no lead once a merged source was withdrawn, nor an answer that the accused had given', async () => {
    const merged = event('AppealMerged', { target: 'lead' as never, reason: '同一处地界' });
    const withdrawn = event('AppealClosed', { cause: 'withdrawn' });
    expect(await rowAfter(merged, withdrawn)).toMatchObject({ status: 'closed', merged_into: null });
    const named = event('AccusedNamed', {
      ...{ accused: { unit: PUXI_CENTRE }, leaves: { from: PUXI_CENTRE, queue: COUNTY_CENTRE } },
    });
    expect(await rowAfter(resolved, named)).toMatchObject({ holder: null, outcome: null });
  });
});

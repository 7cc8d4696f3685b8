import type { Caller } from '../kit/api/caller';
import { Client } from '../kit/api/client';
import { operations, pathOf } from '../kit/api/document';
import { askRoute } from '../kit/api/exchange';
import type { AppealAnswer } from '../kit/api/types';
import { removeFolder, startService, type Service } from '../kit/service';
import * as story from '../kit/stories';

type Known = Pick<AppealAnswer, 'id'>;
interface Asked {
  readonly verb: string;
  readonly path: string;
  readonly dueAt?: string | undefined;
}

/** What of an example names things that are not there: who asks says something else instead. */
const bodies: Readonly<Record<string, object>> = {
  accept: { assignee: `officer-${story.PANLONG_CENTRE}` },
  assign: { assignee: `officer-${story.PANLONG_CENTRE}` },
  resolve: story.resolution(),
  nameAccused: { accused: { unit: 'dept-education' } },
  classify: { service: story.quarrel().service, urgency: 'critical', reason: '双方已动手' },
  deliverFeedback: { to: 'grid-worker', means: 'phone' },
};

describe('what an appeal says that the caller may do', () => {
  let service: Service;
  let people: story.People;

  beforeAll(async () => {
    service = await startService({
      env: {
        ...{ CLOCK: 'settable', CLOCK_SPEED: '0', CLOCK_START: '2026-07-01T10:00:00+08:00' },
        RATE_PER_TOKEN: '0',
      },
    });
    people = await story.peopleOf(await Client.of(service));
  });

  afterAll(async () => {
    await service.stop();
    removeFolder(service.folder);
  });

  const routed = async (): Promise<Known> => {
    const appeal = await story.filed(people.reporter, story.quarrel());
    await story.stands(appeal, people.village, { status: 'routed' });
    return appeal;
  };
  const stages: readonly (readonly [string, () => Promise<Known>])[] = [
    ['routed', routed],
    ['in hand', () => story.inHand(people)],
    [
      'resolved',
      async () => {
        const appeal = await story.inHand(people);
        await people.village.does(appeal, 'resolve', story.resolution());
        return appeal;
      },
    ],
  ];
  const callers = ['reporter', 'village', 'townDispatcher', 'county', 'auditor'] as const;

  const explained = async (caller: Caller, { id }: Known) => {
    const { data } = await caller.api.GET('/api/v1/appeals/{id}', {
      params: { path: { id }, query: { explain: true } },
    });
    return data!;
  };
  const send = async (caller: Caller, { id }: Known, verb: string, body = bodies[verb]) => {
    const route = operations.find(
      ({ operationId, path }) => operationId.endsWith(`.${verb}`) && path.startsWith('/api/v1/appeals/{id}/'),
    )!;
    const path = pathOf(route, { id });
    const answer = await askRoute(
      service.url,
      { ...route, body: body ?? route.body },
      path,
      caller.credentials,
    );
    return { path, ...answer };
  };

  describe.each(stages)('%s', (_, at) => {
    it.each(callers)('is what the routes say of %s', async (who) => {
      const caller = people[who];
      const appeal = await at();
      const { actions, refused = [] } = await explained(caller, appeal);
      expect(new Set([...actions, ...refused].map(({ verb }) => verb)).size).toBe(
        actions.length + refused.length,
      );
      for (const { verb, code } of refused) {
        const answer = await send(caller, appeal, verb);
        // Which of several refusals comes first may hang on the body, never whether there is one.
        expect([verb, answer.status >= 400 && answer.status < 500]).toEqual([verb, true]);
        if (code === 'access/forbidden') expect([verb, answer.code]).toEqual([verb, code]);
      }
      // Nothing was done to it: each of these on one of its own.
      for (const { verb, path } of actions as readonly Asked[]) {
        const own = await at();
        const body = verb === 'merge' ? { target: appeal.id, reason: '同一处界桩' } : undefined;
        const answer = await send(caller, own, verb, body);
        expect(path.replace(appeal.id, own.id)).toBe(answer.path);
        expect([verb, [401, 403, 404, 409].includes(answer.status) ? answer.code : 'taken']).toEqual([
          verb,
          'taken',
        ]);
      }
    });
  });

  it('says by when it is wanted, in triage as well, and nothing of it where nobody asks', async () => {
    const appeal = await routed();
    const seen = await explained(people.village, appeal);
    const accept = seen.actions.find(({ verb }) => verb === 'accept');
    expect(accept).toEqual({
      verb: 'accept',
      method: 'POST',
      path: `/api/v1/appeals/${appeal.id}/accept`,
      deadline: '1/respond/-/1',
      dueAt: (await people.village.deadlines(appeal)).find(({ id }) => id === '1/respond/-/1')?.deadline
        .dueAt,
    });
    const resolve = seen.refused?.find(({ verb }) => verb === 'resolve');
    expect(resolve?.code).toBe((await people.village.isRefused(appeal, 'resolve', story.resolution())).code);
    expect(await people.village.sees(appeal)).not.toHaveProperty('refused');
    const rowOf = async (query: object) =>
      (await people.village.triage({ limit: 100, ...query })).items.find(({ id }) => id === appeal.id);
    await people.village.lists({ number: (seen as { number: string }).number });
    const row = await rowOf({ explain: true });
    expect(row?.actions).toEqual(seen.actions);
    expect(row?.refused).toEqual(seen.refused);
    expect(await rowOf({})).not.toHaveProperty('refused');
  });
});

import type { Caller } from '../kit/api/caller';
import { Client } from '../kit/api/client';
import { eventually } from '../kit/eventually';
import { removeFolder, startService, type Service } from '../kit/service';
import * as story from '../kit/stories';

/** 回访: the follow-up desk calls whoever was told of an answer, three times on two days. */
describe('the list of whom to call back', () => {
  let service: Service;
  let client: Client;
  let people: story.People;
  let desk: Caller;

  beforeAll(async () => {
    service = await startService({
      env: { CLOCK: 'settable', CLOCK_SPEED: '0', CLOCK_START: '2026-07-01T10:00:00+08:00' },
    });
    client = await Client.of(service);
    people = await story.peopleOf(client);
    desk = await client.as('follow-up', 'office-follow-up');
  });

  afterAll(async () => {
    await service.stop();
    removeFolder(service.folder);
  });

  const lists = async (query: object = {}) =>
    (await desk.api.GET('/api/v1/follow-ups', { params: { query } })).data!;
  const told = async () => {
    const { village, gridWorker } = people;
    const appeal = await story.inHand(people);
    await village.does(appeal, 'resolve', story.resolution());
    await village.does(appeal, 'feedback', { to: 'grid-worker', means: 'message' });
    await gridWorker.does(appeal, 'feedback/receipt', {});
    await gridWorker.does(appeal, 'feedback', { to: 'reporter', means: 'visit' });
    return appeal;
  };

  it('has who was told, with the call to record, and lets them go once they were heard', async () => {
    const appeal = await told();
    const { items } = await eventually(
      () => lists({ actions: true }),
      (page) => page.items.length === 1,
    );
    expect(items[0]).toMatchObject({
      id: appeal.id,
      followUp: {
        ...{ deliveredAt: '2026-07-01T10:00:00.000+08:00', attempts: 0, anotherDay: false, drawn: true },
      },
      actions: expect.arrayContaining([
        expect.objectContaining({
          verb: 'recordFollowUp',
          path: `/api/v1/appeals/${appeal.id}/follow-ups`,
        }),
      ]) as never,
    });
    await desk.does(appeal, 'follow-ups', { reached: true, solved: true, satisfied: true });
    await eventually(lists, (page) => page.items.length === 0);
  });

  it('leaves out until tomorrow whom two calls of today did not reach', async () => {
    const appeal = await told();
    const calls = () => desk.does(appeal, 'follow-ups', { reached: false });
    const row = async (query: object = {}) => (await lists(query)).items.find(({ id }) => id === appeal.id);
    await eventually(row, (found) => found !== undefined);
    await calls();
    await eventually(row, (found) => found?.followUp.attempts === 1);
    await calls();
    await eventually(row, (found) => found === undefined);
    expect((await row({ all: true }))?.followUp).toMatchObject({ attempts: 2, anotherDay: true });
    await client.clock({ now: '2026-07-02T09:00:00+08:00' });
    expect((await row())?.followUp).toMatchObject({ attempts: 2, anotherDay: false });
    await calls();
    await eventually(
      () => row({ all: true }),
      (found) => found === undefined,
    );
  });

  it('is for the desk and who watches', async () => {
    for (const other of [people.reporter, people.village, people.townDispatcher])
      expect((await other.api.GET('/api/v1/follow-ups', {})).response.status).toBe(403);
  });
});

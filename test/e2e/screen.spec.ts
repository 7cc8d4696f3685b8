import { Client } from '../kit/api/client';
import { removeFolder, startService, type Service } from '../kit/service';
import * as story from '../kit/stories';

/** What a front-end team builds lists, work lists and buttons on: no call per row, no rule of the domain copied. */
describe('a screen', () => {
  let service: Service;
  let people: story.People;

  beforeAll(async () => {
    service = await startService();
    people = await story.peopleOf(await Client.of(service));
  });

  afterAll(async () => {
    await service.stop();
    removeFolder(service.folder);
  });

  it('shows only the buttons that work, on the appeal, in a list and in a queue', async () => {
    const { reporter, village, townDispatcher, auditor, neighbour } = people;
    const appeal = await story.filed(reporter, story.quarrel());
    await story.stands(appeal, village, { status: 'routed' });
    const { actions } = await village.sees(appeal);
    expect(actions).toEqual(expect.arrayContaining(['accept', 'requestReturn', 'comment']));
    expect(actions).not.toContain('resolve');
    expect((await townDispatcher.sees(appeal)).actions).toEqual(
      expect.arrayContaining(['recall', 'classify']),
    );
    expect((await auditor.sees(appeal)).actions).toEqual([]);
    const open = await neighbour.api.GET('/api/v1/appeals/{id}/public', {
      params: { path: { id: appeal.id } },
    });
    expect(open.data?.actions).toEqual(['endorse']);

    const [listed] = (await village.lists({ number: appeal.number, actions: true })).items;
    expect(listed?.actions).toEqual(actions);
    const queue = await village.queue(story.PANLONG_CENTRE, { actions: true });
    expect(queue.items.find(({ id }) => id === appeal.id)?.actions).toEqual(actions);
    expect((await village.lists({ number: appeal.number })).items[0]).not.toHaveProperty('actions');

    await story.accepts(appeal, village, story.PANLONG_CENTRE);
    const after = (await village.sees(appeal)).actions;
    expect(after).not.toContain('accept');
    expect(after).toContain('resolve');
  });
});

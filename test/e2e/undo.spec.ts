import { Client } from '../kit/api/client';
import { eventually } from '../kit/eventually';
import { removeFolder, startService, type Service } from '../kit/service';
import * as story from '../kit/stories';

const SLIP = { reason: '误点办结' };

/** 撤回: a slip is put right before the reporter has to say so. */
describe('taking back', () => {
  let service: Service;
  let client: Client;
  let people: story.People;

  beforeAll(async () => {
    service = await startService({
      env: { CLOCK: 'settable', CLOCK_SPEED: '0', CLOCK_START: '2026-07-01T09:00:00+08:00' },
    });
    client = await Client.of(service);
    people = await story.peopleOf(client);
  });

  afterAll(async () => {
    await service.stop();
    removeFolder(service.folder);
  });

  const solved = async () => {
    const appeal = await story.inHand(people);
    await people.village.does(appeal, 'resolve', story.resolution());
    return appeal;
  };

  it('a resolution by the officer who gave it, and the reporter sees that it goes on', async () => {
    const { reporter, village, county } = people;
    const appeal = await solved();
    await village.does(appeal, 'undo', SLIP);
    const seen = await reporter.sees(appeal);
    expect(seen).toMatchObject({ status: 'handling', holder: story.PANLONG_CENTRE });
    expect(seen.resolution).toBeUndefined();
    expect((await reporter.linesOf(appeal)).at(-1)).toMatchObject({
      type: 'ResolutionTakenBack',
      text: SLIP.reason,
    });
    expect((await county.lists()).items.find(({ id }) => id === appeal.id)).toMatchObject({
      status: 'handling',
    });
    expect((await village.isRefused(appeal, 'undo', SLIP)).code).toBe('appeal/not-resolved');
  });

  it('a resolution by the dispatcher above, when the hour is over', async () => {
    const { village, townDispatcher } = people;
    const appeal = await solved();
    await client.clock({ now: '2026-07-01T10:30:00+08:00' });
    const { status, code } = await village.isRefused(appeal, 'undo', SLIP);
    expect([status, code]).toEqual([403, 'appeal/not-yours-to-undo']);
    await townDispatcher.does(appeal, 'resolution/reject', SLIP);
    expect(await village.sees(appeal)).toMatchObject({ status: 'handling' });
  });

  it('a decline, with its notice: it stands where it stood', async () => {
    const { reporter, county } = people;
    const appeal = await story.filed(reporter, story.quarrel());
    await county.does(appeal, 'decline', { ground: 'legal-procedure' });
    await county.does(appeal, 'undo', { reason: '看错了一件' });
    const seen = await reporter.sees(appeal);
    expect(seen).toMatchObject({ status: 'routed', holder: story.PANLONG_CENTRE });
    expect([seen.notice, seen.closed]).toEqual([undefined, undefined]);
  });

  it('nothing that the reporter has rated, or has under review', async () => {
    const { reporter, county, townDispatcher } = people;
    const appeal = await solved();
    await reporter.does(appeal, 'rate', story.stars(5));
    expect((await townDispatcher.isRefused(appeal, 'undo', SLIP)).code).toBe('appeal/nothing-to-undo');
    const declined = await story.filed(reporter, story.quarrel());
    await county.does(declined, 'decline', { ground: 'legal-procedure' });
    await reporter.does(declined, 'review', { ground: '不服' });
    expect((await county.isRefused(declined, 'undo', SLIP)).code).toBe('appeal/reporter-acted');
  });

  it('what others were answered by with theirs, but for who has rated it', async () => {
    const { reporter, neighbour, village, townDispatcher, county } = people;
    const lead = await story.inHand({ reporter, village });
    const source = await story.filed(neighbour, story.quarrel());
    await county.does(source, 'merge', { target: lead.id, reason: '同一处地界' });
    expect((await county.isRefused(source, 'undo', SLIP)).code).toBe('appeal/merged');
    await village.does(lead, 'resolve', story.resolution());
    await story.stands(source, neighbour, { status: 'resolved' });
    expect((await county.isRefused(source, 'undo', SLIP)).code).toBe('appeal/answered-together');
    expect((await townDispatcher.isRefused(source, 'resolution/reject', SLIP)).code).toBe(
      'appeal/answered-together',
    );

    await village.does(lead, 'undo', SLIP);
    await story.stands(source, neighbour, { status: 'merged' });
    const lines = await neighbour.linesOf(source);
    expect(lines.at(-1)).toMatchObject({
      type: 'ResolutionTakenBack',
      sentence: '盘龙村综治中心撤回主单答复，继续并单办理',
    });
    expect(lines.at(-1)).not.toHaveProperty('text');

    await village.does(lead, 'resolve', story.resolution());
    await story.stands(source, neighbour, { status: 'resolved' });
    await neighbour.does(source, 'rate', story.stars(4));
    await village.does(lead, 'undo', SLIP);
    await story.stands(source, neighbour, { status: 'closed' });
    // Its reporter has rated the answer: the lead has let it go.
    await eventually(
      () => county.sees(lead),
      ({ carries }) => carries.length === 0,
    );
  });
});

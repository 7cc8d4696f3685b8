import { randomUUID } from 'node:crypto';
import type { Caller } from '../kit/api/caller';
import { Client } from '../kit/api/client';
import type { AppealAnswer } from '../kit/api/types';
import { eventually } from '../kit/eventually';
import { Listening } from '../kit/listening';
import { removeFolder, startService, type Service } from '../kit/service';
import * as story from '../kit/stories';

const note = { note: '已安排人员逐户上门', visibleTo: 'everyone' } as const;

/** One act on many appeals: each decided by itself, and each with an answer of its own. */
describe('many at once', () => {
  let service: Service;
  let people: story.People;
  let appeals: readonly AppealAnswer[];

  beforeAll(async () => {
    service = await startService();
    people = await story.peopleOf(await Client.of(service));
    const all: AppealAnswer[] = [];
    for (let n = 0; n < 4; n++) all.push(await story.inHand(people));
    appeals = all;
  });

  afterAll(async () => {
    await service.stop();
    removeFolder(service.folder);
  });

  const itemOf = ({ id }: { readonly id: string }, more: object = {}) => ({
    appeal: id,
    key: randomUUID(),
    ...more,
  });
  const sends = (who: Caller, body: object, key: string = randomUUID()) =>
    who.api.POST('/api/v1/bulk', { body: body as never, headers: { 'idempotency-key': key } });
  const opened = async (who: Caller, body: object, key?: string) => {
    const { data, error } = await sends(who, body, key);
    if (data === undefined) throw new Error(JSON.stringify(error));
    return data.id;
  };
  const jobOf = async (who: Caller, id: string) =>
    (await who.api.GET('/api/v1/jobs/{id}', { params: { path: { id } } })).data;
  const finished = (who: Caller, id: string) =>
    eventually(
      () => jobOf(who, id),
      (job) => job?.state === 'finished',
    );
  const progressesOf = async (appeal: AppealAnswer) =>
    (await people.village.linesOf(appeal)).filter(({ type }) => type === 'ProgressRecorded').length;

  it('does each by its own route, and tells of each what that would have answered', async () => {
    const { village, reporter } = people;
    const [first, second, third, fourth] = appeals as [
      AppealAnswer,
      AppealAnswer,
      AppealAnswer,
      AppealAnswer,
    ];
    const foreign = await story.filed(reporter, story.pole());
    const key = randomUUID();
    const alone = await village.does(second, 'progress', note, { key });
    const body = {
      verb: 'recordProgress',
      body: note,
      items: [
        itemOf(first),
        { appeal: second.id, key },
        itemOf(third, { ifMatch: 0 }),
        itemOf(fourth, { body: { note: '另行约定周六', visibleTo: 'staff' } }),
        itemOf(foreign),
        itemOf({ id: randomUUID() }),
      ],
    };
    const sent = randomUUID();
    const id = await opened(village, body, sent);
    const job = await finished(village, id);
    expect(job).toMatchObject({ verb: 'recordProgress', size: 6, done: 3, refused: 3, left: 0 });
    expect(job?.items.map(({ status, problem }) => [status, (problem as { code?: string })?.code])).toEqual([
      [200, undefined],
      [200, undefined],
      [412, 'command/revision-mismatch'],
      [200, undefined],
      [404, 'appeal/not-found'],
      [404, 'appeal/not-found'],
    ]);
    expect(job?.items[2]?.problem).toMatchObject({ title: '诉求已有变化', expected: 0 });
    // The single route had done it: the same answer again, and nothing more.
    expect(job?.items[1]?.revision).toBe(alone.revision);
    expect(await Promise.all(appeals.map(progressesOf))).toEqual([1, 1, 0, 1]);
    // And what the job did, the single route does not do again.
    const again = await village.does(first, 'progress', note, { key: body.items[0]!.key });
    expect(again.revision).toBe(job?.items[0]?.revision);
    expect(await opened(village, body, sent)).toBe(id);
    expect(await progressesOf(first)).toBe(1);
    expect((await village.sees(fourth)).remarks).toContainEqual(
      expect.objectContaining({ text: '另行约定周六', visibleTo: 'staff' }),
    );
  });

  it('tells how far it is while it goes, and to nobody else', async () => {
    const { village, townDispatcher } = people;
    const body = { verb: 'recordProgress', body: note, items: appeals.map((appeal) => itemOf(appeal)) };
    const id = await opened(village, body);
    const url = `${service.url}/api/v1/jobs/${id}/events`;
    const listening = await Listening.to(url, village.credentials);
    await eventually(
      async () => listening.heard.at(-1),
      (last) => last?.event === 'bye',
    );
    expect(listening.heard.at(-2)).toMatchObject({
      event: 'progress',
      data: { state: 'finished', size: 4, done: 4, refused: 0 },
    });
    expect(listening.heard.at(-1)?.data).toEqual({ reason: 'finished' });
    const foreign = await townDispatcher.api.GET('/api/v1/jobs/{id}', { params: { path: { id } } });
    expect(foreign.error).toMatchObject({ status: 404, code: 'job/not-found' });
    expect((await Listening.to(url, townDispatcher.credentials)).status).toBe(404);
    expect((await Listening.to(url.replace(id, 'nonsense'), village.credentials)).status).toBe(404);
  });

  it('refuses what no route would take, and says where', async () => {
    const { village } = people;
    const [one] = appeals as [AppealAnswer];
    const { error } = await sends(village, {
      verb: 'recordProgress',
      body: { note: '', visibleTo: 'everyone' },
      items: [itemOf(one), itemOf(one, { body: { note: '写', visible: 1 } }), { appeal: 'x', key: '' }],
    });
    expect(error).toMatchObject({ code: 'request/invalid' });
    const judged = await sends(village, {
      verb: 'recordProgress',
      body: { note: '', visibleTo: 'everyone' },
      items: [itemOf(one), itemOf(one, { body: { note: '写', visible: 1 } })],
    });
    const faults = (judged.error as { errors?: readonly { pointer: string; code: string }[] }).errors ?? [];
    expect(faults.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/body/note field/too-short',
      '/items/1/appeal field/doubled',
      '/items/1/body/visible field/unknown',
      '/items/1/body/visibleTo field/required',
    ]);
    const verb = await sends(village, { verb: 'report', items: [itemOf(one)] });
    expect(verb.error).toMatchObject({ errors: [{ pointer: '/verb', code: 'field/not-a-choice' }] });
    expect((await sends(people.reporter, { verb: 'urge', items: [itemOf(one)] })).error).toMatchObject({
      code: 'access/forbidden',
    });
  });

  it('takes one job of a person at a time', async () => {
    const { village } = people;
    const items = Array.from({ length: 400 }, () => itemOf({ id: randomUUID() }));
    const id = await opened(village, { verb: 'recordProgress', body: note, items });
    const second = await sends(village, { verb: 'recordProgress', body: note, items: [itemOf(appeals[0]!)] });
    expect(second.error).toMatchObject({ code: 'job/one-at-a-time', job: id });
    expect(await finished(village, id)).toMatchObject({ size: 400, done: 0, refused: 400 });
    await finished(
      village,
      await opened(village, { verb: 'recordProgress', body: note, items: [itemOf(appeals[0]!)] }),
    );
  });

  it('goes on where it stood when the service was killed', async () => {
    const { village } = people;
    const items = [
      ...appeals.map((appeal) => itemOf(appeal)),
      ...Array.from({ length: 300 }, () => itemOf({ id: randomUUID() })),
    ];
    const before = await Promise.all(appeals.map(progressesOf));
    const id = await opened(village, { verb: 'recordProgress', body: note, items });
    await service.kill();
    service = await startService({ folder: service.folder, port: service.port });
    expect(await finished(village, id)).toMatchObject({ size: 304, done: 4, refused: 300, left: 0 });
    expect(await Promise.all(appeals.map(progressesOf))).toEqual(before.map((count) => count + 1));
  });
});

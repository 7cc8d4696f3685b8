import { Client } from '../kit/api/client';
import { eventually } from '../kit/eventually';
import { Listening } from '../kit/listening';
import { removeFolder, startService, type Service } from '../kit/service';
import * as story from '../kit/stories';

/** A screen that stays open is told what happens, and never of what it may not see. */
describe('listening', () => {
  let service: Service;
  let people: story.People;
  const open: Listening[] = [];

  beforeAll(async () => {
    service = await startService();
    people = await story.peopleOf(await Client.of(service));
  });

  afterEach(() => {
    for (const each of open.splice(0)) each.leave();
  });

  afterAll(async () => {
    await service.stop();
    removeFolder(service.folder);
  });

  const listens = async (
    who: keyof story.People,
    { after = undefined as string | undefined, query = '' } = {},
  ) => {
    const url = `${service.url}/api/v1/events${query}`;
    const listening = await Listening.to(url, people[who].credentials, after);
    open.push(listening);
    return listening;
  };
  const told = (listening: Listening, appeal: string, type: string) =>
    eventually(
      async () => listening.typesOf(appeal),
      (types) => types.includes(type),
    );

  it('tells each of what they may see, once, in order, in the words of the timeline', async () => {
    const [village, county, neighbour, reporter] = [
      await listens('village'),
      await listens('county'),
      await listens('neighbour'),
      await listens('reporter'),
    ];
    const appeal = await story.inHand(people);
    await told(village, appeal.id, 'AppealAccepted');
    await told(reporter, appeal.id, 'AppealAccepted');
    const accepted = await told(county, appeal.id, 'AppealAccepted');
    expect(accepted.slice(0, 2)).toEqual(['AppealReported', 'AppealClassified']);
    expect(new Set(accepted).size).toBe(accepted.length);
    expect(neighbour.heard).toEqual([]);
    // Nobody of the village knows of it before it is routed there.
    expect(village.typesOf(appeal.id)).not.toContain('AppealClassified');
    expect(county.heard.find(({ data }) => data['type'] === 'AppealRouted')).toMatchObject({
      event: 'appeal',
      data: {
        number: appeal.number,
        status: 'routed',
        unit: story.PANLONG_CENTRE,
        sentence: expect.any(String),
      },
    });
    expect(JSON.stringify(county.heard)).not.toContain('地界');
  });

  it('tells who comes again what they missed, and nothing twice', async () => {
    const first = await listens('county');
    const appeal = await story.filed(people.reporter, story.quarrel());
    await told(first, appeal.id, 'AppealRouted');
    first.leave();
    await story.accepts(appeal, people.village, story.PANLONG_CENTRE);
    const again = await listens('county', { after: first.lastId });
    await told(again, appeal.id, 'AppealAccepted');
    const both = [...first.typesOf(appeal.id), ...again.typesOf(appeal.id)];
    expect(new Set(both).size).toBe(both.length);
    expect(both.slice(0, 3)).toEqual(['AppealReported', 'AppealClassified', 'AppealRouted']);

    // From the beginning of the log, and of one appeal alone.
    const position = Buffer.from(`0@${Buffer.from(first.lastId, 'base64url').toString().split('@')[1]}`);
    const all = await listens('county', {
      query: `?appeal=${appeal.id}&after=${position.toString('base64url')}`,
    });
    await told(all, appeal.id, 'AppealAccepted');
    expect(new Set(all.heard.map(({ data }) => data['appeal']))).toEqual(new Set([appeal.id]));
  });

  it('says nothing of a violation report to whom it names, nor of an answer that nobody has confirmed', async () => {
    const town = await listens('town');
    const county = await listens('county');
    const reporter = await listens('reporter');
    const report = await people.reporter.reports(
      story.matter('violation-report', '镇上的人收钱办事', { accused: [{ unit: story.PUXI }] }),
    );
    await told(county, report.id, 'AppealReported');
    const open = await story.inHand(people);
    await people.village.does(open, 'resolve', story.resolution({ outcome: 'not-solvable' }));
    await told(county, open.id, 'AppealResolved');
    await told(reporter, open.id, 'AppealResolved');
    expect(town.typesOf(report.id)).toEqual([]);
    const waiting = reporter.heard.find(({ data }) => data['type'] === 'AppealResolved')?.data;
    expect(waiting?.['sentence']).not.toContain('无法');
  });

  it('refuses what it did not give out, and more windows than a person has', async () => {
    const url = `${service.url}/api/v1/events`;
    const { credentials } = people.auditor;
    expect((await Listening.to(url, credentials, 'nonsense')).status).toBe(400);
    expect((await Listening.to(url, credentials, Buffer.from('1@other').toString('base64url'))).status).toBe(
      409,
    );
    for (let n = 0; n < 10; n++) expect((await listens('auditor')).status).toBe(200);
    expect((await Listening.to(url, credentials)).status).toBe(429);
    for (const each of open.splice(0)) each.leave();
    const later = await eventually(
      () => Listening.to(url, credentials),
      ({ status }) => status === 200,
    );
    later.leave();
  });

  it('says goodbye when the service stops, and is there again from the same place', async () => {
    const listening = await listens('county');
    const appeal = await story.filed(people.reporter, story.quarrel());
    await told(listening, appeal.id, 'AppealRouted');
    expect(await service.stop()).toBe(0);
    expect(listening.heard.at(-1)).toMatchObject({ event: 'bye', data: { reason: 'restart' } });
    service = await startService({ folder: service.folder, port: service.port });
    const again = await listens('county', { after: listening.lastId });
    await story.accepts(appeal, people.village, story.PANLONG_CENTRE);
    await told(again, appeal.id, 'AppealAccepted');
    expect(again.typesOf(appeal.id)).not.toContain('AppealRouted');
  });
});

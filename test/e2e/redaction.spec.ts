import sharp from 'sharp';
import type { Caller } from '../kit/api/caller';
import { Client } from '../kit/api/client';
import { ask } from '../kit/api/exchange';
import type { AppealAnswer } from '../kit/api/types';
import { eventually } from '../kit/eventually';
import { photoOf } from '../kit/photo';
import { removeFolder, startService, type Service } from '../kit/service';
import * as story from '../kit/stories';
import { isReadByAuditors, isReadWhereItWasTaken } from './incident-originals';

const NAME = '李长顺';
const MARK = '〔已隐去〕';
const reason = '与诉求无关的旁人';

/** Of the same photo there is one. */
const another = (background = '#223344') =>
  sharp({ create: { width: 60, height: 40, channels: 3, background } })
    .jpeg()
    .toBuffer();

/** What was answered, without its headers. */
const bodyOf = <Body>({ text }: { readonly text: string }): Body =>
  JSON.parse(text.slice(text.indexOf('{'))) as Body;

interface Originals {
  readonly texts: readonly { readonly field: string; readonly was: unknown; readonly now: unknown }[];
  readonly attachments: readonly { readonly id: string; readonly url: string }[];
}

/** 隐去: what tells of a bystander is read by nobody but an auditor who says why. */
describe('what a dispatcher hides', () => {
  let service: Service;
  let client: Client;
  let people: story.People & { readonly supervisor: Caller };
  let appeal: AppealAnswer;
  let photo: string;
  let kept: string;

  const send = (who: Caller, path: string, body?: object, method = 'POST') =>
    ask(`${service.url}/api/v1/${path}`, {
      method,
      headers: {
        ...who.credentials,
        'content-type': 'application/json',
        ...(client.lastPosition && { 'suqiu-min-position': client.lastPosition }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
  const read = (who: Caller, path: string) => send(who, path, undefined, 'GET');
  const hides = (who: Caller, what: object) => send(who, `appeals/${appeal.id}/redact`, { ...what, reason });
  const linkOf = async (who: Caller, attachment: string) =>
    send(who, `appeals/${appeal.id}/attachments/${attachment}/link`, {});

  beforeAll(async () => {
    service = await startService({ env: { CLOCK: 'settable', CLOCK_SPEED: '0' } });
    client = await Client.of(service);
    people = { ...(await story.peopleOf(client)), supervisor: await client.as('supervisor', '610921') };
    const { reporter, village, county } = people;
    const uploads = [await reporter.upload(await photoOf()), await reporter.upload(await another())];
    appeal = await story.filed(
      reporter,
      story.quarrel({
        words: `${NAME}的车撞断了电线杆，${NAME}已经走了`,
        summary: '电线杆被撞断',
        attachments: uploads.map(({ ref }) => ({ ref, transcript: `拍到${NAME}` })),
      }),
    );
    [photo, kept] = (await county.sees(appeal)).attachments.map(({ id }) => id) as [string, string];
    await story.accepts(appeal, village, story.PANLONG_CENTRE, `${NAME}的电话没人接`);
    await village.does(appeal, 'progress', { note: `找到${NAME}`, visibleTo: 'everyone' });
  });

  afterAll(async () => {
    await service.stop();
    removeFolder(service.folder);
  });

  it('is found by its words, and read, until then', async () => {
    const { county } = people;
    expect((await county.searches(NAME)).items.map(({ id }) => id)).toEqual([appeal.id]);
    expect((await county.sees(appeal)).words).toContain(NAME);
    expect((await linkOf(county, photo)).status).toBe(200);
  });

  it('is hidden by the dispatcher alone, and only what is there', async () => {
    const { village, supervisor, auditor, reporter, county } = people;
    for (const who of [village, supervisor, auditor, reporter])
      expect((await hides(who, { passage: NAME })).status).toBe(403);
    expect((await hides(county, { passage: '从未说过的话' })).code).toBe('appeal/nothing-to-redact');
    expect((await hides(county, { attachment: 'f'.repeat(64) })).code).toBe('appeal/nothing-to-redact');
    expect((await hides(county, { passage: '李' })).code).toBe('request/invalid');
    expect((await read(auditor, `audit/appeals/${appeal.id}/accesses`)).text).not.toContain('originals');
  });

  it('is read by nobody from then on, wherever the appeal is shown', async () => {
    const { county, village, reporter, auditor, neighbour, supervisor } = people;
    const link = bodyOf<{ readonly url: string }>(await linkOf(county, photo));
    await county.does(appeal, 'redact', { passage: NAME, attachment: photo, reason: `${reason}${NAME}` });
    for (const who of [county, village, reporter, auditor, supervisor]) {
      const seen = await who.sees(appeal);
      expect(seen.words).toBe(`${MARK}的车撞断了电线杆，${MARK}已经走了`);
      expect(seen.attachments.map(({ redacted, transcript }) => [redacted, transcript])).toEqual([
        [true, MARK],
        [undefined, `拍到${MARK}`],
      ]);
      for (const path of ['', '/timeline', '/custody', '/deadlines'])
        expect((await read(who, `appeals/${appeal.id}${path}`)).text).not.toContain(NAME);
    }
    expect((await county.linesOf(appeal)).map(({ text }) => text)).toEqual(
      expect.arrayContaining([`找到${MARK}`, `${MARK}的电话没人接`, `${reason}${MARK}`]),
    );
    expect(
      (await reporter.linesOf(appeal)).find(({ type }) => type === 'AppealRedacted')?.text,
    ).toBeUndefined();
    expect((await read(neighbour, `appeals/${appeal.id}/public`)).text).not.toContain(NAME);
    for (const path of ['appeals', 'queues/centre-610921102206', 'triage'])
      expect((await read(path.startsWith('queues') ? village : county, path)).text).not.toContain(NAME);
    await eventually(
      async () => (await county.searches(NAME)).items.length,
      (count) => count === 0,
    );
    expect((await county.searches('电线杆')).items.map(({ id }) => id)).toContain(appeal.id);
    // Also what was asked of a day before it was hidden, and by a link that was given then.
    for (const view of ['', '?at=1', '/diff?from=0', '/causes', '/as?role=officer&unit=centre-610921102206'])
      expect((await read(auditor, `audit/appeals/${appeal.id}${view}`)).text).not.toContain(NAME);
    for (const path of [
      `appeals/${appeal.id}/attachments/${photo}`,
      `appeals/${appeal.id}/attachments/${photo}?as=thumbnail`,
    ])
      for (const who of [county, village, reporter, auditor])
        expect(await read(who, path)).toMatchObject({ status: 410, code: 'attachment/redacted' });
    expect(await linkOf(county, photo)).toMatchObject({ status: 410, code: 'attachment/redacted' });
    expect((await ask(`${service.url}${link.url}`)).code).toBe('attachment/redacted');
    expect((await linkOf(county, kept)).status).toBe(200);
    expect((await hides(county, { passage: NAME })).code).toBe('appeal/nothing-to-redact');
  });

  it('is in no export of lists, and stands in the log as it was, whose chain holds', async () => {
    const { county, auditor } = people;
    const exported = await send(county, 'exports', { list: 'appeals', format: 'csv' });
    expect(exported.text).not.toContain(NAME);
    const { chain, events } = await auditor.history(appeal);
    expect(chain.holds).toBe(true);
    expect(events.at(-1)?.type).toBe('AppealRedacted');
  });

  it('is read by an auditor who says why, on record, with the attachment', async () => {
    const { auditor, county } = people;
    expect((await send(county, `audit/appeals/${appeal.id}/originals`, { purpose: '核查隐去' })).status).toBe(
      403,
    );
    const answer = await send(auditor, `audit/appeals/${appeal.id}/originals`, {
      purpose: 'inspection',
      reason: '核查隐去是否适当',
    });
    const { texts, attachments } = bodyOf<Originals>(answer);
    expect(texts.find(({ field }) => field === '/words')).toMatchObject({
      was: `${NAME}的车撞断了电线杆，${NAME}已经走了`,
      now: `${MARK}的车撞断了电线杆，${MARK}已经走了`,
    });
    expect(texts).toHaveLength(5);
    expect(attachments.map(({ id }) => id)).toEqual([photo]);
    const bytes = await fetch(`${service.url}${attachments[0]!.url}`);
    expect([bytes.status, bytes.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect((await bytes.arrayBuffer()).byteLength).toBeGreaterThan(100);
    expect((await read(auditor, `audit/appeals/${appeal.id}/accesses`)).text).toMatch(
      /"reason":"核查隐去是否适当"/,
    );
  });

  it('is gone from the appeal that carries it, too, from whichever side it is hidden', async () => {
    const { county, village, reporter, neighbour } = people;
    const lead = await story.filed(neighbour, story.quarrel({ words: '界桩被人拔了' }));
    const source = await story.filed(reporter, story.quarrel({ words: `${NAME}拔了界桩` }));
    await county.does(source, 'merge', { target: lead.id, reason: '反映的是同一处' });
    const photos = [
      { ref: (await reporter.upload(await another('#aa2200'))).ref, transcript: `拍到${NAME}` },
    ];
    for (const text of [`${NAME}又来了`, `听王五说，${NAME}认了`])
      await reporter.does(source, 'comments', { text, visibleTo: 'everyone', attachments: photos });
    const seen = async () => (await read(village, `appeals/${lead.id}`)).text;
    await eventually(seen, (text) => text.includes(`${NAME}认了`) && text.includes(`拍到${NAME}`));
    await county.does(source, 'redact', { passage: NAME, reason });
    expect(await seen()).toContain(`听王五说，${MARK}认了`);
    await county.does(lead, 'redact', { passage: '王五', reason });
    for (const { id } of [lead, source])
      for (const part of ['', '/timeline']) {
        const { text } = await read(county, `appeals/${id}${part}`);
        expect([id, part, text.includes(NAME), text.includes('王五')]).toEqual([id, part, false, false]);
      }
    const [photo] = (await county.sees(lead)).remarks.flatMap(({ attachments = [] }) => attachments);
    await county.does(source, 'redact', { attachment: photo!.id, reason });
    for (const { id } of [lead, source]) {
      expect((await read(county, `appeals/${id}/attachments/${photo!.id}`)).code).toBe('attachment/redacted');
      expect((await read(county, `appeals/${id}`)).text).not.toContain('拍到');
    }
  });

  it('is hidden of what an incident told its appeals', async () => {
    const { county, reporter } = people;
    const household = await story.filed(reporter, story.powerCut());
    const opened = await send(county, 'incidents', {
      ...{ title: '盘龙村停电', region: story.PANLONG, service: 'infrastructure-power' },
      appeals: [household.id],
    });
    const { id } = bodyOf<{ readonly id: string }>(opened);
    const seen = async () => (await read(reporter, `appeals/${household.id}/timeline`)).text;
    await eventually(
      () => county.sees(household),
      ({ incident }) => incident === id,
    );
    await send(county, `incidents/${id}/progress`, { note: `系${NAME}施工挖断电缆` });
    await eventually(seen, (text) => text.includes(NAME));
    await county.does(household, 'redact', { passage: NAME, reason });
    expect(await seen()).toContain(`系${MARK}施工挖断电缆`);
    expect((await read(reporter, `appeals/${household.id}`)).text).not.toContain(NAME);
  });

  it('is hidden of an incident in all that it told, whoever it told and whenever it arrives', async () => {
    const { county, reporter, village, auditor, power } = people;
    const [one, other] = [
      await story.filed(reporter, story.powerCut({ words: `${NAME}挖断了电缆，一天没电` })),
      await story.filed(people.neighbour, story.powerCut()),
    ];
    const opened = await send(county, 'incidents', {
      ...{ title: `${NAME}挖断电缆停电`, region: story.PANLONG, service: 'infrastructure-power' },
      appeals: [one.id, other.id],
    });
    const { id } = bodyOf<{ readonly id: string }>(opened);
    const hidesIn = (who: Caller, what: object) => send(who, `incidents/${id}/redact`, { ...what, reason });
    for (const each of [one, other])
      await eventually(
        () => county.sees(each),
        ({ incident }) => incident === id,
      );
    const attachments = [{ ref: (await county.upload(await another('#332211'))).ref }];
    await send(county, `incidents/${id}/progress`, { note: `系${NAME}施工挖断电缆` });
    for (const each of [one, other]) {
      await eventually(
        async () => (await read(county, `appeals/${each.id}/timeline`)).text,
        (text) => text.includes('施工挖断电缆'),
      );
      await story.accepts(each, power, 'ent-power', '已联系');
    }
    await send(county, `incidents/${id}/resolve`, {
      ...{ outcome: 'explained', account: `${NAME}已赔偿` },
      attachments,
    });
    await eventually(
      () => county.sees(other),
      ({ resolution }) => resolution !== undefined,
    );
    expect((await hidesIn(village, { passage: NAME })).code).toBe('access/forbidden');
    const elsewhere = await client.as('dispatcher', 'centre-610921107');
    expect((await hidesIn(elsewhere, { passage: NAME })).code).toBe('incident/outside-area');
    expect((await hidesIn(county, { passage: '没有这个人' })).code).toBe('incident/nothing-to-redact');
    expect((await hidesIn(county, { passage: NAME })).status).toBe(200);
    const paths = [`incidents/${id}`, 'incidents', ...[one, other].map((each) => `appeals/${each.id}`)];
    for (const path of [...paths, ...[one, other].map((each) => `appeals/${each.id}/timeline`)])
      await eventually(
        async () => (await read(county, path)).text,
        (text) => text.includes(MARK) && !text.includes(NAME),
      );
    const [photo] = (await county.sees(one)).resolution!.attachments;
    expect((await hidesIn(county, { attachment: photo!.id })).status).toBe(200);
    expect((await hidesIn(county, { attachment: photo!.id })).code).toBe('incident/nothing-to-redact');
    for (const each of [one, other])
      expect((await read(county, `appeals/${each.id}/attachments/${photo!.id}`)).code).toBe(
        'attachment/redacted',
      );
    const { texts } = bodyOf<Originals>(
      await send(auditor, `audit/appeals/${other.id}/originals`, {
        purpose: 'inspection',
        reason: '复核隐去',
      }),
    );
    expect(texts.map(({ was }) => was)).toEqual(
      expect.arrayContaining([`系${NAME}施工挖断电缆`, `${NAME}已赔偿`]),
    );

    // Its title stands at no appeal: an auditor reads it at the incident, and that they did is on record.
    const elsewhereAudits = await client.as('auditor', '610921107');
    await isReadByAuditors(
      { incident: id, url: service.url, photo: photo!.id, name: NAME, mark: MARK },
      { send, county, auditor, elsewhere: elsewhereAudits },
    );
  });

  it('is read by auditors at whichever appeal took it, and named where none did', () =>
    isReadWhereItWasTaken(service.url, people, another, send));

  it('is hidden of the title by which an open incident is offered to whoever calls since', async () => {
    const { county, neighbour } = people;
    const [title, service] = [`${NAME}挖断水管`, 'infrastructure-water'];
    const opened = await send(county, 'incidents', { title, region: story.PANLONG, service });
    const since = await story.filed(neighbour, story.matter(service, '一天没有水'));
    const suggested = () => read(county, 'incidents/suggestions').then(({ text }) => text);
    await eventually(suggested, (text) => text.includes(since.id) && text.includes(title));
    const { id } = bodyOf<{ readonly id: string }>(opened);
    await send(county, `incidents/${id}/redact`, { passage: NAME, reason });
    expect(await suggested()).toContain(`${MARK}挖断水管`);
    expect(await suggested()).not.toContain(NAME);
  });

  it('may hang on a remark or on the answer as well', async () => {
    const { county, village, reporter } = people;
    const hangs = async (who: Caller, background: string) => [
      { ref: (await who.upload(await another(background))).ref },
    ];
    await reporter.does(appeal, 'comments', {
      ...{ text: '补一张照片', visibleTo: 'everyone' },
      attachments: await hangs(reporter, '#553311'),
    });
    await village.does(appeal, 'resolve', story.resolution({ attachments: await hangs(village, '#115533') }));
    const hanging = async () => {
      const { remarks, resolution } = await county.sees(appeal);
      return [...remarks.flatMap(({ attachments = [] }) => attachments), ...(resolution?.attachments ?? [])];
    };
    const before = await hanging();
    expect(before).toHaveLength(2);
    for (const { id } of before) await county.does(appeal, 'redact', { attachment: id, reason });
    expect((await hanging()).map(({ redacted }) => redacted)).toEqual([true, true]);
  });
});

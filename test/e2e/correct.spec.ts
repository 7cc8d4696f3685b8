import { Client } from '../kit/api/client';
import { removeFolder, startService, type Service } from '../kit/service';
import { eventually } from '../kit/eventually';
import * as story from '../kit/stories';

const NEXT_VILLAGE = '610921102201';

/** 更正: what was taken down wrongly is put right, and everything follows it. */
describe('a correction', () => {
  let service: Service;
  let client: Client;
  let people: story.People;

  beforeAll(async () => {
    service = await startService();
    client = await Client.of(service);
    people = await story.peopleOf(client);
  });

  afterAll(async () => {
    await service.stop();
    removeFolder(service.folder);
  });

  it('of one wrong digit opens the appeal to whoever called, and shuts it to the other', async () => {
    const { county, auditor } = people;
    const wrong = await client.as('citizen', '13891507411');
    const caller = await client.as('citizen', '13891507401');
    const contact = { name: '赵某某', phone: '13891507411' };
    const appeal = await story.filed(county, story.powerCut({ channel: 'hotline', reporter: contact }));
    expect(await wrong.statusOf(appeal)).toBe(200);
    expect(await caller.statusOf(appeal)).toBe(404);

    await county.does(appeal, 'correct', { reporter: { phone: '13891507401' }, reason: '抄错一位' });
    expect(await wrong.statusOf(appeal)).toBe(404);
    const seen = await caller.sees(appeal);
    expect(seen).toMatchObject({
      status: 'routed',
      corrections: [{ unit: story.COUNTY, reason: '抄错一位' }],
    });
    const lines = await caller.linesOf(appeal);
    expect(lines.at(-1)).toMatchObject({
      type: 'ReportCorrected',
      sentence: '更正登记：诉求人联系方式已更正',
      text: '抄错一位',
    });
    const mine = async (who: typeof caller) => (await who.lists()).items.map(({ id }) => id);
    expect(await mine(caller)).toEqual([appeal.id]);
    expect(await mine(wrong)).toEqual([]);
    // Both numbers stay on record, for whoever says why they read them.
    expect(await auditor.does(appeal, 'identity/reveal', { purpose: '核查更正' })).toEqual({
      reporter: { name: '赵某某', phone: '13891507401' },
      before: [{ reporter: contact }],
    });
  });

  it('names nobody who is restricted in another’s place, and restricts it where it names one who is', async () => {
    const { county, auditor } = people;
    const contact = { name: '龚某某', phone: '13891507431', address: '七组' };
    const appeal = await story.filed(county, story.powerCut({ channel: 'hotline', reporter: contact }));
    const decides = (act: 'restrict' | 'release', before?: number) =>
      auditor.does(appeal, `identity/${act}`, {
        ...{ party: 'reporter', ground: 'contested', reason: '书面申请第31号' },
        ...(before !== undefined && { before }),
      });
    const isMarked = (mark: 'restricted' | undefined) =>
      eventually(
        () => county.sees(appeal),
        ({ identity }) => identity?.reporter?.mark === mark,
      );
    const calls = (phone: string) =>
      county.does(appeal, 'correct', { reporter: { phone }, reason: '抄错一位' });
    await decides('restrict');
    await isMarked('restricted');

    await calls('13891507432');
    await isMarked(undefined);
    // What is restricted of one is not carried over to another, and left out of who was there before.
    expect(await auditor.does(appeal, 'identity/reveal', { purpose: '核查更正' })).toEqual({
      reporter: { name: '', phone: '13891507432' },
      before: [{}],
    });

    await calls(contact.phone);
    await isMarked('restricted');
    expect((await county.linesOf(appeal)).slice(-2)).toMatchObject([
      { type: 'ReportCorrected' },
      { type: 'IdentityMarked', sentence: '诉求人的身份信息限制处理，不得查看、导出' },
    ]);
    await decides('release');
    await isMarked(undefined);
  });

  it('of the number of an account leaves it its appeal', async () => {
    const { reporter, village, county, auditor } = people;
    const appeal = await story.inHand(people);
    expect(
      (await village.tries(appeal, 'correct', { reporter: { phone: '13891507402' }, reason: '换了' })).status,
    ).toBe(403);
    await county.does(appeal, 'correct', { reporter: { phone: '13891507402' }, reason: '换了号码' });
    expect(await reporter.statusOf(appeal)).toBe(200);
    const { reporter: now } = await auditor.does(appeal, 'identity/reveal', { purpose: '核查更正' });
    expect(now?.phone).toBe('13891507402');
    const { status, body } = await county.tries(appeal, 'correct', {
      proxy: { phone: '13891507402' },
      reason: '换了号码',
    });
    expect([status, body]).toMatchObject([422, { code: 'appeal/nothing-to-correct' }]);
  });

  it('of the village takes it there: holder, grid worker and lists', async () => {
    const { reporter, county, gridWorker } = people;
    const right = await client.as('grid-worker', NEXT_VILLAGE);
    const appeal = await story.filed(reporter, story.quarrel());
    expect(await gridWorker.statusOf(appeal)).toBe(200);
    await county.does(appeal, 'recall', { reason: '地点报错' });
    await county.does(appeal, 'correct', { place: { region: NEXT_VILLAGE }, reason: '应为邻村' });
    const seen = await story.stands(appeal, right, { status: 'routed', holder: `centre-${NEXT_VILLAGE}` });
    expect(seen).toMatchObject({
      words: story.quarrel().words,
      place: { region: NEXT_VILLAGE, address: story.quarrel().place.address },
      corrections: [{ place: { region: story.PANLONG } }],
    });
    expect(seen.names[story.PANLONG]).toBeDefined();
    expect(await gridWorker.statusOf(appeal)).toBe(404);
    await eventually(
      () => right.lists(),
      ({ items }) => items.some(({ id, region }) => id === appeal.id && region === NEXT_VILLAGE),
    );
    expect((await gridWorker.lists()).items.map(({ id }) => id)).not.toContain(appeal.id);
  });

  it('of all that can be taken down wrongly keeps what stood there', async () => {
    const { county, auditor } = people;
    const contact = { name: '王某', phone: '13891507421', idNumber: '612423198702147703', address: '三组' };
    const proxy = { name: '柯玉珍', phone: '13891507422', idNumber: '612423198702147703', address: '五组' };
    const location = { latitude: 32.8931, longitude: 108.5087 };
    const appeal = await story.filed(
      county,
      story.powerCut({
        ...{ channel: 'hotline', reporter: contact, proxy },
        place: { ...story.powerCut().place, location },
        form: { fault: '线路或电杆损坏', dangerous: true },
      }),
    );
    const change = { name: '汪某', address: '四组' };
    await county.does(appeal, 'correct', {
      ...{ reporter: change, proxy: change, reason: '回电核实' },
      place: { address: '村委会对面', location: { latitude: 32.9, longitude: 108.51 } },
      form: { fault: '线路或电杆损坏', dangerous: false },
    });
    const { place, form, corrections } = await county.sees(appeal);
    expect({ place, form }).toMatchObject({ place: { address: '村委会对面' }, form: { dangerous: false } });
    expect(corrections).toMatchObject([
      { place: { ...story.powerCut().place, location }, form: { dangerous: true } },
    ]);
    expect(await auditor.does(appeal, 'identity/reveal', { purpose: '核查更正' })).toEqual({
      reporter: { ...contact, ...change },
      proxy: { ...proxy, ...change },
      before: [{ reporter: contact, proxy }],
    });
  });

  it('is refused where it comes too late, or from somebody else', async () => {
    const { village, gridWorker } = people;
    const appeal = await story.inHand(people);
    const change = { place: { region: NEXT_VILLAGE }, reason: '应为邻村' };
    const notTheirs = await gridWorker.isRefused(appeal, 'correct', change);
    expect([notTheirs.status, notTheirs.code]).toEqual([403, 'appeal/not-yours-to-correct']);
    const nowhere = { ...change, place: { region: '610921999999' } };
    expect(await village.isRefused(appeal, 'correct', nowhere)).toMatchObject({
      code: 'appeal/unknown-region',
    });
    await village.does(appeal, 'information', { question: '界桩在哪里' });
    expect(await village.isRefused(appeal, 'correct', change)).toMatchObject({
      code: 'appeal/place-settled',
    });
    const { code } = await village.isRefused(appeal, 'correct', {
      form: { nothing: 'of the kind' },
      reason: '填错了',
    });
    expect(code).toBe('request/invalid');
  });
});

import type { Credentials } from '../kit/api/caller';
import { Client } from '../kit/api/client';
import { operations, pathOf, type Operation } from '../kit/api/document';
import { askRoute } from '../kit/api/exchange';
import type { AppealAnswer } from '../kit/api/types';
import { photoOf } from '../kit/photo';
import { factsRecorded } from '../kit/recorded';
import { removeFolder, startService, type Service } from '../kit/service';
import { matter, PANLONG, stands } from '../kit/stories';
import { expectedOfStrangers, strangers, strangersOf, type Stranger } from './access-strangers';

const ofAppeals = operations.filter(({ path }) => path.includes('/appeals/{id}'));
const others = operations.filter((route) => !ofAppeals.includes(route));

const NO_SUCH = '0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a5b';
const WORDS = '门前的变压器一到夜里就冒火花';
const ADDRESS = '盘龙村五组晒场边';
const REPORTER = { name: '柯玉珍', phone: '13891500001' };

describe('an appeal that is not theirs', () => {
  let service: Service;
  let appeal: AppealAnswer;
  let attachment: string;
  let callers: Readonly<Record<Stranger, Credentials>>;

  beforeAll(async () => {
    service = await startService({
      env: { CLOCK: 'settable', CLOCK_SPEED: '0', RATE_ANONYMOUS_WRITES: '0' },
    });
    const client = await Client.of(service);
    callers = await strangersOf(client);
    const reporter = await client.as('citizen', REPORTER.phone);
    const photo = await reporter.upload(await photoOf());
    attachment = photo.id;
    appeal = await reporter.reports(
      matter('infrastructure-power', WORDS, {
        attachments: [{ ref: photo.ref }],
        place: { region: PANLONG, address: ADDRESS },
        reporter: REPORTER,
      }),
    );
    await stands(appeal, reporter, { holder: 'ent-power' });
  });

  afterAll(async () => {
    await service.stop();
    removeFolder(service.folder);
  });

  const statusesOf = async (
    route: Operation,
    look: (text: string, status: number, who: Stranger) => void,
  ) => {
    const path = pathOf(route, {
      // Of an incident or a job there is none: an error repeats the path, and with it the id.
      id: /^\/api\/v1\/(incidents|jobs|bulletins|surveys|published)/.test(route.path) ? NO_SUCH : appeal.id,
      attachment,
      unit: 'ent-power',
      deadline: '1/whole/-/1',
      service: 'infrastructure-power',
      notice: NO_SUCH,
      survey: NO_SUCH,
      filter: NO_SUCH,
      handover: NO_SUCH,
      webhook: NO_SUCH,
      message: NO_SUCH,
      withholding: '1',
      signal: `${NO_SUCH}.1.came-back`,
      name: 'no-such-runner',
      document: 'calendar',
      version: '1',
      asset: 'swagger-ui.css',
      kind: 'county',
      month: '2026-06',
      scope: '610921',
      group: 'towns',
      period: '2026-06',
    });
    const statuses: Partial<Record<Stranger, number>> = {};
    for (const who of strangers) {
      const { status, text } = await askRoute(service.url, route, path, callers[who]);
      statuses[who] = status;
      look(text, status, who);
    }
    return statuses;
  };

  it('has an expectation for every route of the API document, and for no other', () => {
    expect(Object.keys(expectedOfStrangers).sort()).toEqual(
      operations.map(({ operationId }) => operationId).sort(),
    );
  });

  it.each(ofAppeals.map((route) => [route.operationId, route] as const))(
    '%s tells nobody else of it and records nothing',
    async (id, route) => {
      const before = await factsRecorded(service.folder);
      let allowed = 0;
      const statuses = await statusesOf(route, (text, status) => {
        if (status < 400 && route.method === 'POST') allowed++;
        for (const told of [WORDS, ADDRESS, REPORTER.name, REPORTER.phone, 'ent-power', '供电公司'])
          expect(text).not.toContain(told);
        if (status >= 400) expect(text).not.toContain(appeal.number);
      });
      expect(statuses).toEqual(expectedOfStrangers[id]);
      expect((await factsRecorded(service.folder)) - before).toBe(allowed);
    },
  );

  it.each(others.map((route) => [route.operationId, route] as const))(
    '%s shows nothing of it',
    async (id, route) => {
      const statuses = await statusesOf(route, (text) => {
        for (const told of [appeal.number, appeal.id, WORDS, ADDRESS, REPORTER.name, REPORTER.phone])
          expect(text).not.toContain(told);
      });
      expect(statuses).toEqual(expectedOfStrangers[id]);
    },
  );

  it('tells an endorser who saw an older revision nothing of what came since', async () => {
    const { status, text } = await askRoute(
      service.url,
      { method: 'POST' },
      `/api/v1/appeals/${appeal.id}/endorse`,
      { ...callers.citizen, 'if-match': '"0"' },
    );
    expect(status).toBe(412);
    expect(text).toContain('"events":[]');
  });
});

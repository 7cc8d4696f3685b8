import type { Credentials } from '../kit/api/caller';
import { Client } from '../kit/api/client';
import { operations, pathOf, type Operation } from '../kit/api/document';
import { askRoute } from '../kit/api/exchange';
import type { AppealAnswer } from '../kit/api/types';
import { factsRecorded } from '../kit/recorded';
import { removeFolder, startService, type Service } from '../kit/service';
import { powerCut, stands, unsigned } from '../kit/stories';
import { insiders, mayAsk, type Insider } from './access-verbs';

const routes = operations.filter(({ path }) => path.includes('/appeals/{id}'));

/** Whom nothing here depends on: naming them hides the appeal from nobody who asks. */
const UNCONCERNED = 'dept-education';

interface Case {
  readonly credentials: Credentials;
  readonly appeal: AppealAnswer;
  /** Of the same reporter, for merging. */
  readonly other: AppealAnswer;
}

describe('an appeal that they see', () => {
  let service: Service;
  let cases: Readonly<Record<Insider, Case>>;

  beforeAll(async () => {
    service = await startService({
      env: { CLOCK: 'settable', CLOCK_SPEED: '0', RATE_ANONYMOUS_WRITES: '0' },
    });
    const client = await Client.of(service);
    const reporter = await client.as('citizen', '13891500001');
    const signed = async (who: { readonly credentials: Credentials }): Promise<Case> => ({
      credentials: who.credentials,
      appeal: await routed(await reporter.reports(powerCut()), 'ent-power'),
      other: await routed(await reporter.reports(powerCut()), 'ent-power'),
    });
    const routed = async (appeal: AppealAnswer, unit: string) => {
      await stands(appeal, reporter, { holder: unit });
      return appeal;
    };
    const secretly = await client.anonymous().reports(unsigned());
    cases = {
      reporter: await signed(reporter),
      gridWorker: await signed(await client.as('grid-worker', '610921102206')),
      holder: await signed(await client.as('officer', 'ent-power')),
      dispatcher: await signed(await client.as('dispatcher', 'centre-610921')),
      followUp: await signed(await client.as('follow-up', 'office-follow-up')),
      supervisor: await signed(await client.as('supervisor', '610921')),
      auditor: await signed(await client.as('auditor', '610921')),
      secret: {
        credentials: { 'suqiu-secret': secretly.secret ?? '' },
        appeal: secretly,
        other: secretly,
      },
    };
  });

  afterAll(async () => {
    await service.stop();
    removeFolder(service.folder);
  });

  const asks = (route: Operation, who: Insider) => {
    const { appeal, other, credentials } = cases[who];
    const path = pathOf(route, {
      ...{ id: appeal.id, attachment: 'f'.repeat(64), withholding: '1' },
      deadline: '1/whole/-/1',
    });
    const bodies: Readonly<Record<string, object>> = {
      'report.merge': { target: other.id, reason: '反映的是同一处停电' },
      'duplicates.tellApart': { other: other.id },
      'handle.nameAccused': { accused: { unit: UNCONCERNED } },
    };
    return askRoute(
      service.url,
      { ...route, body: bodies[route.operationId] ?? route.body },
      path,
      credentials,
    );
  };

  it('knows of every part only routes that the API document has', () => {
    const known = new Set(routes.map(({ operationId }) => operationId));
    for (const who of insiders) expect(mayAsk[who].filter((id) => !known.has(id))).toEqual([]);
  });

  it.each(insiders)('refuses the %s what is not theirs to ask, and records nothing', async (who) => {
    const before = await factsRecorded(service.folder);
    const refused = routes.filter(({ operationId }) => !mayAsk[who].includes(operationId));
    const answers = await Promise.all(
      refused.map(async (route) => [route.operationId, (await asks(route, who)).status] as const),
    );
    const expected = who === 'secret' ? 401 : 403;
    expect(Object.fromEntries(answers)).toEqual(
      Object.fromEntries(refused.map(({ operationId }) => [operationId, expected])),
    );
    expect(await factsRecorded(service.folder)).toBe(before);
  });

  it.each(insiders)(
    'lets the %s ask what is theirs; whether it fits is the decider’s to say',
    async (who) => {
      const answers: Record<string, string> = {};
      for (const route of routes.filter(({ operationId }) => mayAsk[who].includes(operationId))) {
        const { code = 'done' } = await asks(route, who);
        answers[route.operationId] = /^(auth\/|access\/|appeal\/not-found$)/.test(code) ? code : 'asked';
      }
      expect(answers).toEqual(Object.fromEntries(mayAsk[who].map((id) => [id, 'asked'])));
    },
  );
});

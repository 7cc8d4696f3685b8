import type { Credentials } from '../kit/api/caller';
import { Client } from '../kit/api/client';
import { operations, pathOf, type Operation } from '../kit/api/document';
import { askRoute } from '../kit/api/exchange';
import { removeFolder, startService, type Service } from '../kit/service';
import { PANLONG, powerCut, stands } from '../kit/stories';
import { countyPeople, mayAskOfCounty, type CountyPerson } from './access-county';

const routes = operations.filter(({ path }) => !path.includes('/appeals/{id}'));
const NO_SUCH = '0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a5b';

describe('what is of no single appeal', () => {
  let service: Service;
  let credentials: Readonly<Record<CountyPerson, Credentials>>;
  let incident: string;

  beforeAll(async () => {
    service = await startService({
      env: { CLOCK: 'settable', CLOCK_SPEED: '0', RATE_ANONYMOUS_WRITES: '0', RATE_PER_TOKEN: '0' },
    });
    const client = await Client.of(service);
    const of = async (...who: Parameters<Client['as']>) => (await client.as(...who)).credentials;
    const dispatcher = await client.as('dispatcher', 'centre-610921');
    credentials = {
      citizen: await of('citizen', '13891500001'),
      gridWorker: await of('grid-worker', PANLONG),
      officer: await of('officer', 'ent-power'),
      dispatcher: dispatcher.credentials,
      followUp: await of('follow-up', 'office-follow-up'),
      supervisor: await of('supervisor', '610921'),
      auditor: await of('auditor', '610921'),
      admin: await of('admin', ''),
      client: await of('client', 'client-12345'),
      nobody: {},
    };
    const reporter = await client.as('citizen', '13891500001');
    const appeal = await reporter.reports(powerCut());
    await stands(appeal, reporter, { holder: 'ent-power' });
    const { data } = await dispatcher.api.POST('/api/v1/incidents', {
      body: {
        ...{ title: '盘龙村变压器故障停电', region: '610921102', service: 'infrastructure-power' },
        appeals: [appeal.id],
      } as never,
    });
    incident = (data as { readonly id: string } | undefined)?.id ?? '';
    expect(incident).not.toBe('');
  });

  afterAll(async () => {
    await service.stop();
    removeFolder(service.folder);
  });

  const asks = (route: Operation, who: CountyPerson) => {
    const path = pathOf(route, {
      id: route.path.includes('/incidents/') ? incident : NO_SUCH,
      unit: 'ent-power',
      service: 'infrastructure-power',
      notice: NO_SUCH,
      survey: NO_SUCH,
      filter: NO_SUCH,
      name: 'no-such-runner',
      document: 'calendar',
      version: '1',
      asset: 'swagger-ui.css',
      kind: route.path.includes('/analysis/') ? 'month' : 'county',
      period: '2026-06',
      // Nobody drafts one here, so that nobody is kept from reviewing their own.
      group: 'no-such-group',
      handover: NO_SUCH,
      webhook: NO_SUCH,
      message: NO_SUCH,
      signal: `${NO_SUCH}.1.came-back`,
      month: '2026-06',
      scope: '610921',
    });
    // Reports without a token are told apart by their key.
    const key = { 'idempotency-key': `county-${who}-Zr4kQ9wXv7LmB2sT-${route.operationId}` };
    return askRoute(service.url, route, path, { ...credentials[who], ...key });
  };

  it('is told of every route of the API document, and of no other', () => {
    expect(Object.keys(mayAskOfCounty).sort()).toEqual(routes.map(({ operationId }) => operationId).sort());
  });

  it.each(routes.map((route) => [route.operationId, route] as const))(
    '%s lets those ask whose it is, and nobody else',
    async (id, route) => {
      const asked: CountyPerson[] = [];
      for (const who of countyPeople) {
        const { status } = await asks(route, who);
        if (status !== 401 && status !== 403) asked.push(who);
      }
      expect(asked).toEqual(countyPeople.filter((who) => mayAskOfCounty[id]?.includes(who)));
    },
  );
});

import type { Caller } from '../kit/api/caller';
import { Client } from '../kit/api/client';
import { operations, pathOf } from '../kit/api/document';
import { ask, askRoute } from '../kit/api/exchange';
import type { AppealAnswer, ListQuery } from '../kit/api/types';
import { photoOf } from '../kit/photo';
import { factsRecorded } from '../kit/recorded';
import { removeFolder, startService, type Service } from '../kit/service';
import { matter, PANLONG, PUXI, stands } from '../kit/stories';

const ofAppeals = operations.filter(({ path }) => path.includes('/appeals/{id}'));
const REPORTER = { name: '柯玉珍', phone: '13891500001' };
const ACCUSED_OFFICER = `officer-${PUXI}`;

/** Which of its own routes tell a role 403 before any appeal is looked for. */
const allButAuditors = [
  'neighbour',
  'townOfficer',
  'townDispatcher',
  'townSupervisor',
  'villageOfficer',
  'gridWorker',
];
const notForRole: Readonly<Record<string, readonly string[]>> = {
  'views.custody': ['neighbour'],
  'views.history': allButAuditors,
  'replay.state': allButAuditors,
  'replay.diff': allButAuditors,
  'replay.causes': allButAuditors,
  'replay.accesses': allButAuditors,
  'replay.as': allButAuditors,
  'replay.originals': allButAuditors,
  'views.publicView': [
    'townOfficer',
    'townDispatcher',
    'townSupervisor',
    'townAuditor',
    'villageOfficer',
    'gridWorker',
  ],
};

/** Without which the question is refused before anything is looked for. */
const asked: Readonly<Record<string, string>> = {
  'replay.diff': '?from=0',
  'replay.as': '?role=officer&unit=dept-police',
};

describe('a violation report that names the town', () => {
  let service: Service;
  let report: AppealAnswer;
  let theirs: AppealAnswer;
  let attachment: string;
  let blind: Readonly<Record<string, Caller>>;
  let handlers: Readonly<Record<string, Caller>>;
  let reporter: Caller;

  beforeAll(async () => {
    service = await startService({ env: { CLOCK: 'settable', CLOCK_SPEED: '0' } });
    const client = await Client.of(service);
    reporter = await client.as('citizen', REPORTER.phone);
    blind = {
      townOfficer: await client.as('officer', PUXI),
      townDispatcher: await client.as('dispatcher', PUXI),
      townSupervisor: await client.as('supervisor', '610921102'),
      townAuditor: await client.as('auditor', '610921102'),
      villageOfficer: await client.as('officer', `centre-${PANLONG}`),
      gridWorker: await client.as('grid-worker', PANLONG),
      neighbour: await client.as('citizen', '13891500002'),
    };
    handlers = {
      police: await client.as('officer', 'dept-police'),
      county: await client.as('dispatcher', 'centre-610921'),
    };
    const photo = await reporter.upload(await photoOf());
    attachment = photo.id;
    report = await reporter.reports(
      matter('violation-report', '镇上有人办低保要好处费', {
        reporter: REPORTER,
        attachments: [{ ref: photo.ref }],
        accused: [{ unit: PUXI, person: ACCUSED_OFFICER }],
      }),
    );
    theirs = await reporter.reports(matter('risk-report', '屋后山坡又在掉石头'));
    for (const [appeal, unit] of [
      [report, 'dept-police'],
      [theirs, PUXI],
    ] as const)
      await stands(appeal, reporter, { holder: unit });
  });

  afterAll(async () => {
    await service.stop();
    removeFolder(service.folder);
  });

  it.each([
    'townOfficer',
    'townDispatcher',
    'townSupervisor',
    'townAuditor',
    'villageOfficer',
    'gridWorker',
    'neighbour',
  ])('does not exist for the %s on any route', async (who) => {
    const before = await factsRecorded(service.folder);
    for (const route of ofAppeals) {
      const path =
        pathOf(route, { id: report.id, attachment, withholding: '1', deadline: '1/whole/-/1' }) +
        (asked[route.operationId] ?? '');
      const credentials = { ...blind[who]!.credentials, 'if-match': '"0"' };
      const { status, code, text } = await askRoute(service.url, route, path, credentials);
      const expected = notForRole[route.operationId]?.includes(who)
        ? [403, 'access/forbidden']
        : [404, 'appeal/not-found'];
      expect([route.operationId, status, code]).toEqual([route.operationId, ...expected]);
      for (const told of [report.number, '低保', REPORTER.name, 'dept-police', PUXI])
        expect(text).not.toContain(told);
    }
    expect(await factsRecorded(service.folder)).toBe(before);
  });

  it('is in no list of theirs, whatever they filter by, and in no queue', async () => {
    const filters: readonly ListQuery[] = [
      {},
      { mine: true },
      { region: [PANLONG] },
      { region: ['610921102'] },
      { service: ['violation-report'] },
      { unit: ['dept-police'] },
      { tier: ['county'] },
      { status: ['reported', 'routed'] },
      { number: report.number },
      { overdue: false },
      { sort: 'updated', updatedSince: '2026-01-01T00:00:00.000+08:00' },
      { limit: 1, actions: true },
    ];
    for (const [who, caller] of Object.entries(blind)) {
      for (const filter of filters) {
        const { items, names } = await caller.lists(filter);
        expect([who, filter, items.filter(({ id }) => id === report.id)]).toEqual([who, filter, []]);
        expect(names).not.toHaveProperty('dept-police');
      }
      if (who === 'neighbour') continue;
      for (const unit of ['dept-police', 'centre-610921', PUXI]) {
        const { items } = await caller.queue(unit);
        expect([who, unit, items.filter(({ id }) => id === report.id)]).toEqual([who, unit, []]);
      }
    }
  });

  it('leaves no trace in the pages: a page of one is as full as if it were not there', async () => {
    const { items, next } = await blind.townDispatcher!.lists({ limit: 1 });
    expect(items.map(({ id }) => id)).toEqual([theirs.id]);
    expect(next).toBeUndefined();
  });

  it('is no target to merge into, and not told from one that there is not', async () => {
    const merged = (target: string) =>
      blind.townDispatcher!.isRefused(theirs, 'merge', { target, reason: '反映的是同一件事' });
    const [into, nowhere] = [await merged(report.id), await merged('0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a5b')];
    expect(into.code).toBe('appeal/not-found');
    expect({ ...into, correlationId: '' }).toEqual({ ...nowhere, correlationId: '' });
  });

  it('cannot be handed to whom it names nor to anybody below, by whoever may hand it on', async () => {
    const { county } = handlers;
    await county!.does(report, 'recall', { reason: '派单有误' });
    for (const unit of [PUXI, `centre-${PANLONG}`])
      expect((await county!.isRefused(report, 'route', { unit, reason: '就近核查' })).code).toBe(
        'appeal/accused-unit',
      );
    await county!.does(report, 'route', { unit: 'dept-police', reason: '涉嫌违法' });
    const accept = { assignee: ACCUSED_OFFICER };
    expect((await handlers.police!.isRefused(report, 'accept', accept)).code).toMatch(
      /accused|unknown-assignee/,
    );
  });

  it('says who reported it to nobody who handles it, and records no reveal', async () => {
    const before = await factsRecorded(service.folder);
    for (const handler of Object.values(handlers)) {
      const refused = await handler.isRefused(report, 'identity/reveal', { purpose: '核实举报内容' });
      expect(refused.code).toBe('reveal/refused');
      for (const path of [
        `/appeals/${report.id}`,
        `/appeals/${report.id}/timeline`,
        `/appeals/${report.id}/deadlines`,
        `/appeals/${report.id}/custody`,
        '/appeals',
        '/queues/dept-police',
      ]) {
        const { status, text } = await ask(`${service.url}/api/v1${path}`, {
          headers: handler.credentials,
        });
        expect(status).toBe(200);
        for (const told of [REPORTER.name, REPORTER.phone, 'citizen-138', '"reporter":', '"byProxy":'])
          expect(text).not.toContain(told);
      }
    }
    expect(await factsRecorded(service.folder)).toBe(before);
  });

  it('vanishes for a unit the moment it is named, also for who has just handled it', async () => {
    const { police, county } = handlers;
    await county!.does(report, 'accused', { accused: { unit: 'dept-police' } });
    expect(await police!.statusOf(report)).toBe(404);
    expect((await police!.isRefused(report, 'comments', { text: '已出警', visibleTo: 'staff' })).code).toBe(
      'appeal/not-found',
    );
    const { items } = await police!.lists();
    expect(items.filter(({ id }) => id === report.id)).toEqual([]);
  });
});

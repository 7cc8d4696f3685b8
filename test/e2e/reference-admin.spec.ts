import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Caller } from '../kit/api/caller';
import { Client } from '../kit/api/client';
import { eventually } from '../kit/eventually';
import { DEPLOY } from '../kit/hanyin';
import { removeFolder, startService, type Service } from '../kit/service';
import * as story from '../kit/stories';

type Document = 'calendar' | 'policies';
type Json = Readonly<Record<string, unknown>>;
interface Calendar {
  readonly holidays: Record<string, string>;
  readonly weekdays: { from: number; to: number }[][];
  horizon: string;
}

const shipped = (): Calendar =>
  JSON.parse(readFileSync(join(DEPLOY, 'calendars/610921-2024-2026.json'), 'utf8')) as Calendar;
const flooded = (): Calendar => ({ ...shipped(), holidays: { ...shipped().holidays, '2026-07-02': '防汛' } });

describe('calendars and policies, administered', () => {
  let service: Service;
  let admin: Caller;
  let auditor: Caller;
  let people: story.People;

  beforeAll(async () => {
    const env = { CLOCK: 'settable', CLOCK_SPEED: '0', CLOCK_START: '2026-07-01T10:00:00.000+08:00' };
    service = await startService({ env });
    const client = await Client.of(service);
    [admin, auditor] = [await client.as('admin', ''), await client.as('auditor', '610921')];
    people = await story.peopleOf(client);
  });

  afterAll(async () => {
    await service.stop();
    removeFolder(service.folder);
  });

  const path = (document: Document) => ({ params: { path: { document } } });
  const save = (document: Document, content: object) =>
    admin.api.POST('/api/v1/reference/{document}/draft', {
      ...path(document),
      body: { document: content as Record<string, never> },
    });
  const validate = async (document: Document, content: object) => {
    const { data, error } = await admin.api.POST('/api/v1/reference/{document}/validate', {
      ...path(document),
      body: { document: content as Record<string, never> },
    });
    return data ?? error;
  };
  const publish = async (body: {
    draft: number;
    reason: string;
    apply?: 'new' | 'open';
    effectiveAt?: string;
  }) => {
    const { data, error } = await admin.api.POST('/api/v1/reference/{document}/publish', {
      ...path('calendar'),
      body,
    });
    return data ?? error;
  };
  const preview = async (body: { apply?: 'new' | 'open' }): Promise<readonly Json[]> => {
    const { data } = await admin.api.POST('/api/v1/reference/{document}/preview', {
      ...path('calendar'),
      body,
      parseAs: 'text',
    });
    return String(data)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Json);
  };
  const policies = async () => {
    const { data } = await auditor.api.GET('/api/v1/policies', {});
    return structuredClone(data!.policies) as unknown as {
      rules: { warnAtPercent: number[] }[];
      ladder: { act: string; every?: object }[];
    }[];
  };

  it('lists what a start imported, and has no draft at first', async () => {
    const { data } = await auditor.api.GET('/api/v1/reference/{document}/versions', path('calendar'));
    expect(data?.versions).toEqual([
      expect.objectContaining({ version: 1, standing: 'in-force', by: 'system', reach: 'new' }),
    ]);
    const draft = await admin.api.GET('/api/v1/reference/{document}/draft', path('calendar'));
    expect(draft.error).toMatchObject({ code: 'reference/no-draft' });
    const none = await admin.api.GET('/api/v1/reference/{document}/versions/{version}', {
      params: { path: { document: 'calendar', version: '7' } },
    });
    expect(none.error).toMatchObject({ code: 'reference/no-version' });
  });

  it.each([
    [
      'windows that overlap',
      () => {
        const calendar = shipped();
        calendar.weekdays[0] = [
          { from: 510, to: 720 },
          { from: 700, to: 1080 },
        ];
        return calendar;
      },
      '/weekdays/0/1',
    ],
    ['a year that is not covered', () => ({ ...shipped(), horizon: '2027-12-31' }), '/holidays'],
    ['the calendar of another county', () => ({ ...shipped(), county: '610922' }), '/county'],
  ])('refuses %s with the pointer', async (_, calendar, pointer) => {
    expect(await validate('calendar', calendar())).toMatchObject({
      code: 'reference/invalid-document',
      pointer,
    });
  });

  it('refuses a warning after the due time, a ladder that never ends, and a policy that a service lacks', async () => {
    const late = await policies();
    late[0]!.rules[0]!.warnAtPercent = [120];
    const endless = await policies();
    endless[0]!.ladder = endless[0]!.ladder.filter(({ act }) => act !== 'climb');
    const fewer = (await policies()).slice(1);
    const faults = [];
    for (const changed of [late, endless, fewer])
      faults.push(await validate('policies', { policies: changed }));
    expect(faults).toMatchObject([
      { code: 'reference/invalid-document', pointer: '/policies/0/rules/0/warnAtPercent/0' },
      { pointer: '/policies/0/ladder', reason: expect.stringContaining('无人再管') },
      { pointer: '/policies', reason: expect.stringContaining('事项') },
    ]);
    expect(await validate('policies', { policies: await policies() })).toEqual({ valid: true });
  });

  it('goes from a draft by a preview to a version with its author, which changes what runs', async () => {
    const appeal = await story.filed(people.reporter, story.quarrel());
    await story.stands(appeal, people.reporter, { status: 'routed' });
    const half = await save('calendar', { county: '610921' });
    expect(half.data).toMatchObject({ revision: 0, fault: { pointer: '/timeZone' } });
    const { data: faulty } = await admin.api.GET('/api/v1/reference/{document}/draft', path('calendar'));
    expect(faulty?.fault?.reason).toContain('Asia/Shanghai');
    expect(await publish({ draft: 0, reason: '试行' })).toMatchObject({ code: 'reference/invalid-document' });
    const { data: saved } = await save('calendar', flooded());
    expect(saved).toEqual({ revision: 1 });
    const { data: draft } = await auditor.api.GET('/api/v1/reference/{document}/draft', path('calendar'));
    expect(draft).toMatchObject({ revision: 1, by: 'admin-610921', document: { county: '610921' } });

    expect((await preview({ apply: 'new' })).at(-1)).toMatchObject({ line: 'done', open: 1, appeals: 0 });
    const lines = await preview({ apply: 'open' });
    expect(lines).toContainEqual({
      ...{ line: 'change', appeal: appeal.id, deadline: '1/whole/-/1', kind: 'whole', causes: ['calendar'] },
      ...{ was: '2026-07-15T18:00:00.000+08:00', dueAt: '2026-07-16T18:00:00.000+08:00' },
    });
    expect(lines.at(-1)).toMatchObject({ line: 'done', open: 1, appeals: 1, sooner: 0, overdue: 0 });

    const reason = '汉滨区防汛应急响应，全县放假一天';
    expect(await publish({ draft: 0, reason })).toMatchObject({ code: 'reference/draft-changed' });
    expect(await publish({ draft: 1, reason, effectiveAt: '2026-06-30T10:00:00+08:00' })).toMatchObject({
      code: 'reference/effective-in-past',
    });
    expect(await publish({ draft: 1, reason, apply: 'open' })).toMatchObject({
      ...{ version: 2, standing: 'in-force', by: 'admin-610921', reach: 'open', reason },
    });
    expect(await publish({ draft: 1, reason, apply: 'open' })).toMatchObject({ code: 'reference/no-change' });
    const whole = await eventually(
      async () => (await auditor.deadlines(appeal)).find(({ id }) => id === '1/whole/-/1')!,
      ({ deadline }) => deadline.calendar === '610921@2',
    );
    expect(whole.deadline.dueAt).toBe('2026-07-16T18:00:00.000+08:00');
  });

  it('keeps a version for its day, and says what became of one in another', async () => {
    const festival = { ...flooded(), holidays: { ...flooded().holidays, '2026-07-03': '文化节' } };
    const { data: saved } = await save('calendar', festival);
    const published = await publish({
      ...{ draft: saved!.revision, reason: '县文化节' },
      effectiveAt: '2026-07-02T00:00:00+08:00',
    });
    expect(published).toMatchObject({
      version: 3,
      standing: 'waits',
      effectiveAt: '2026-07-02T00:00:00.000+08:00',
    });
    const { data } = await auditor.api.GET('/api/v1/reference/{document}/versions', path('calendar'));
    expect(data?.versions.map(({ standing }) => standing)).toEqual(['earlier', 'in-force', 'waits']);
    const diff = async (from: number, to: number) => {
      const params = { path: { document: 'calendar' }, query: { from, to } };
      return (await auditor.api.GET('/api/v1/reference/{document}/diff', { params })).data?.differences;
    };
    expect(await diff(2, 1)).toEqual([{ pointer: '/holidays/2026-07-02', was: '防汛' }]);
    expect(await diff(1, 3)).toEqual([
      { pointer: '/holidays/2026-07-02', is: '防汛' },
      { pointer: '/holidays/2026-07-03', is: '文化节' },
    ]);
    const { data: first } = await auditor.api.GET('/api/v1/reference/{document}/versions/{version}', {
      params: { path: { document: 'calendar', version: '1' } },
    });
    expect(first).toMatchObject({ version: 1, document: { horizon: '2026-12-31' } });
  });

  it('says why in the language asked for, and in no other', async () => {
    const endless = await policies();
    endless[0]!.ladder = endless[0]!.ladder.filter(({ act }) => act !== 'climb');
    const told = async (document: Document, content: object, language: string) => {
      const request = { ...path(document), headers: { 'accept-language': language } };
      const body = { document: content as Record<string, never> };
      const { error } = await admin.api.POST('/api/v1/reference/{document}/validate', { ...request, body });
      const { data } = await admin.api.POST('/api/v1/reference/{document}/draft', { ...request, body });
      expect(error).toMatchObject(data!.fault!);
      return error!;
    };
    const faults: readonly (readonly [Document, object])[] = [
      ['policies', { policies: endless }],
      ['calendar', { county: '610921' }],
      ['calendar', { ...shipped(), horizon: '2027-12-31' }],
    ];
    for (const [document, content] of faults) {
      const zh = JSON.stringify(await told(document, content, 'zh'));
      // Codes and names of fields stay, a sentence of theirs does not.
      expect([zh, /[a-z]+ [a-z]+/.test(zh)]).toEqual([zh, false]);
      const en = await told(document, content, 'en');
      expect(JSON.stringify(en)).not.toMatch(/\p{Script=Han}/u);
      expect(en.detail).toMatch(/[a-z]+ [a-z]+/);
    }
  });

  it('is the administrator’s to change, and no auditor’s', async () => {
    const { error } = await auditor.api.POST('/api/v1/reference/{document}/publish', {
      ...path('calendar'),
      body: { draft: 1, reason: '不应允许' },
    });
    expect(error).toMatchObject({ code: 'access/forbidden' });
  });
});

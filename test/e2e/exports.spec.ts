import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import excel from 'exceljs';
import type { Caller } from '../kit/api/caller';
import { Client } from '../kit/api/client';
import { exchange } from '../kit/api/exchange';
import type { AppealAnswer } from '../kit/api/types';
import { eventually } from '../kit/eventually';
import { factsRecorded } from '../kit/recorded';
import { removeFolder, startService, type Service } from '../kit/service';
import * as story from '../kit/stories';

/** What somebody may see on a screen they may take away as a file, and that is on record. */
describe('exports', () => {
  let service: Service;
  let people: story.People;
  let appeals: readonly AppealAnswer[];

  beforeAll(async () => {
    service = await startService({
      env: {
        CLOCK: 'settable',
        CLOCK_SPEED: '0',
        CLOCK_START: '2026-07-01T09:00:00+08:00',
        RATE_WRITES: '0',
      },
    });
    people = await story.peopleOf(await Client.of(service));
    const filed: AppealAnswer[] = [];
    // More than a page of the list.
    for (let n = 0; n < 103; n++)
      filed.push(await people.reporter.reports(story.powerCut({ words: `=1+${n}，家里停电` })));
    appeals = filed;
    await story.stands(appeals.at(-1)!, people.county, { status: 'routed' });
    await people.neighbour.reports(story.matter('violation-report', '有人偷电'));
    await eventually(
      () => people.power.lists({ limit: 100, sort: 'reported' }),
      ({ items }) => items.length === 100,
    );
  });

  afterAll(async () => {
    await service.stop();
    removeFolder(service.folder);
  });

  const asks = (by: Caller, body: object, headers: Readonly<Record<string, string>> = {}) =>
    exchange(
      new Request(`${service.url}/api/v1/exports`, {
        method: 'POST',
        headers: { ...by.credentials, 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    );
  const linesOf = async (by: Caller, body: object, headers = {}) => {
    const answer = await asks(by, { format: 'csv', ...body }, headers);
    const text = await answer.text();
    if (answer.status !== 200) throw new Error(text);
    return text.split('\r\n').slice(0, -1);
  };

  it('has every row of the list and no other, by names, in the language asked for', async () => {
    const lines = await linesOf(people.power, { list: 'appeals' });
    expect(lines[0]).toMatch(/^诉求编号,内容,状态,诉求事项,行政区划,承办单位/);
    expect(lines).toHaveLength(1 + appeals.length);
    const numbers = new Set(lines.slice(1).map((line) => line.split(',')[0]));
    expect(numbers).toEqual(new Set(appeals.map(({ number }) => number)));
    const first = lines.find((line) => line.startsWith(appeals[0]!.number));
    expect(first).toContain(",'=1+0，家里停电,");
    expect(first).toContain('待签收');
    expect(first).toContain('2026-07-01 09:00:00');
    expect(lines.join()).not.toContain('有人偷电');
    const [english] = await linesOf(people.power, { list: 'appeals' }, { 'accept-language': 'en' });
    expect(english).toMatch(/^Number,First line,Status/);
  });

  it('takes the filters of the list’s own route, and its refusals', async () => {
    const { county } = people;
    const one = { list: 'appeals', query: { number: appeals[7]!.number } };
    expect(await linesOf(county, one)).toHaveLength(2);
    expect((await linesOf(county, { list: 'triage', query: { urgency: ['critical'] } })).length).toBe(1);
    expect((await linesOf(county, { list: 'triage', query: { unit: 'ent-power' } })).length).toBeGreaterThan(
      100,
    );
    expect(await linesOf(county, { list: 'queue', unit: 'ent-power' })).toHaveLength(1 + appeals.length);
    const refused = async (body: object) => (await asks(county, { format: 'csv', ...body })).json();
    const why = { ...one, purpose: 'inspection', reason: '三季度抽查' };
    expect(await linesOf(county, why)).toHaveLength(2);
    expect(await refused({ ...why, reason: undefined })).toMatchObject({ code: 'purpose/reason-needed' });
    expect(await refused({ ...why, purpose: 'contact' })).toMatchObject({ code: 'purpose/unlisted' });
    expect(await refused({ ...one, reason: '三季度抽查' })).toMatchObject({ code: 'purpose/unlisted' });
    expect(await refused({ list: 'appeals', query: { status: ['lost'] } })).toMatchObject({
      status: 400,
      errors: [{ pointer: '/query/status', code: 'field/not-a-choice' }],
    });
    expect(await refused({ list: 'appeals', query: { colour: 'red' } })).toMatchObject({ status: 400 });
    expect(await refused({ list: 'queue' })).toMatchObject({ errors: [{ pointer: '/unit' }] });
    expect(await refused({ list: 'queue', unit: 'nobody' })).toMatchObject({
      code: 'directory/unknown-unit',
    });
    expect(await refused({ list: 'appeals', query: { q: '的' } })).toMatchObject({
      code: 'search/nothing-asked',
    });
    const county610921 = { list: 'figure', kind: 'county', scope: '610921' };
    expect(
      await refused({ ...county610921, query: { figure: 'reported', from: '2026-07-02', to: '2026-07-01' } }),
    ).toMatchObject({ code: 'figures/period' });
    expect(
      await refused({
        list: 'figure',
        kind: 'service',
        scope: 'violation-report',
        query: { figure: 'reported' },
      }),
    ).toMatchObject({ code: 'figures/withheld' });
    expect(await refused({ list: 'dashboard', kind: 'county', scope: '610922' })).toMatchObject({
      code: 'figures/unknown-scope',
    });
  });

  it('has the figures of a dashboard, and the rows behind one', async () => {
    const { auditor } = people;
    const of = { kind: 'county', scope: '610921', query: { from: '2026-07-01', to: '2026-07-31' } };
    const lines = await linesOf(auditor, { list: 'dashboard', ...of });
    expect(lines[0]).toBe('指标,本期,上期,去年同期,分子,分母,剔除');
    expect(lines).toContain('受理量,104,0,0,,,');
    expect(lines.some((line) => line.startsWith('满意率,'))).toBe(true);
    const sensitive = { list: 'dashboard', kind: 'service', scope: 'violation-report' };
    expect((await linesOf(auditor, sensitive))[1]).toMatch(/^受理量,\*,/);
    const behind = { list: 'figure', ...of, query: { ...of.query, figure: 'reported' } };
    expect(await linesOf(auditor, behind)).toHaveLength(1 + 104);
  });

  it('begins with a mark for Excel where it is asked for, and is a workbook where that is', async () => {
    const body = { list: 'appeals', format: 'csv', query: { number: appeals[0]!.number } };
    const bytes = async (more: object) =>
      Buffer.from(await (await asks(people.power, { ...body, ...more })).arrayBuffer());
    expect([...(await bytes({ bom: true })).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect((await bytes({}))[0]).not.toBe(0xef);
    const answer = await asks(people.power, { list: 'appeals', format: 'xlsx' });
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="appeals.xlsx"');
    const book = new excel.Workbook();
    const through = new PassThrough();
    await Promise.all([
      book.xlsx.read(through),
      pipeline(Readable.from([Buffer.from(await answer.arrayBuffer())]), through),
    ]);
    const sheet = book.worksheets[0]!;
    expect(sheet.rowCount).toBe(1 + appeals.length);
    const said = sheet
      .getColumn(2)
      .values.filter((value) => typeof value === 'string' && value.startsWith('=1+'));
    expect(said).toHaveLength(appeals.length);
  });

  it('is on record before it leaves, once for one request, with what was asked under seal', async () => {
    const before = await factsRecorded(service.folder);
    const body = { list: 'appeals', format: 'csv', query: { q: '停电' } };
    const key = { 'idempotency-key': 'export-0701' };
    expect((await asks(people.auditor, body, key)).status).toBe(200);
    expect((await asks(people.auditor, body, key)).status).toBe(200);
    expect((await factsRecorded(service.folder)) - before).toBe(1);
    expect((await asks(people.auditor, { ...body, list: 'triage', query: {} }, key)).status).toBe(422);
    for (const by of [people.reporter, people.gridWorker])
      expect(await (await asks(by, body)).json()).toMatchObject({ code: 'access/forbidden' });
    expect((await factsRecorded(service.folder)) - before).toBe(1);
  });
});

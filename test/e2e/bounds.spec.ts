import { Client } from '../kit/api/client';
import { removeFolder, startService, type Service } from '../kit/service';
import { matter, peopleOf, reached, stands, type People } from '../kit/stories';

/** What one caller may not make everybody else pay for, in the service as a whole. */
describe('bounds', () => {
  let service: Service;
  let client: Client;
  let people: People;
  beforeAll(async () => {
    service = await startService({ env: { RATE_PER_ADDRESS: '20', RATE_PER_TOKEN: '2000' } });
    client = await Client.of(service);
    people = await peopleOf(client);
  });
  afterAll(async () => {
    await service.kill();
    removeFolder(service.folder);
  });

  const said = { text: '树还压着瓦。', visibleTo: 'everyone' } as const;

  it('an appeal takes thirty comments of one person in a day, and goes on taking those of others', async () => {
    const { reporter, village } = people;
    const filed = await reporter.reports(matter('infrastructure-road', '便道塌了一段'));
    for (let at = 0; at < 30; at++) await reporter.does(filed, 'comments', said);
    const problem = await reporter.isRefused(filed, 'comments', said);
    expect(problem).toMatchObject({ status: 429, code: 'appeal/comments-of-today', most: 30 });
    await stands(filed, reporter, { status: 'routed' });
    expect((await village.tries(filed, 'comments', said)).status).toBe(200);
  });

  it('a long appeal is shown by its newest remarks, and its timeline in pages', async () => {
    const { reporter, village } = people;
    const filed = await reporter.reports(matter('infrastructure-road', '路灯不亮'));
    await stands(filed, reporter, { status: 'routed' });
    await village.does(filed, 'accept', { assignee: `officer-centre-610921102206`, contact: reached() });
    for (let at = 0; at < 230; at++)
      await village.does(filed, 'progress', { note: `第${at + 1}次查看`, visibleTo: 'everyone' });
    const shown = await reporter.sees(filed);
    expect([shown.remarks.length, shown.earlierRemarks]).toEqual([50, 180]);
    expect(shown.remarks.at(-1)?.text).toBe('第230次查看');

    const notes: string[] = [];
    let pages = 0;
    for (let cursor: string | undefined, more = true; more; pages++) {
      const { data } = await reporter.api.GET('/api/v1/appeals/{id}/timeline', {
        params: {
          path: { id: filed.id },
          query: { limit: 100, ...(cursor === undefined ? {} : { cursor }) },
        },
      });
      notes.push(
        ...(data?.entries ?? []).flatMap(({ type, text }) => (type === 'ProgressRecorded' ? [text!] : [])),
      );
      cursor = data?.next;
      more = cursor !== undefined;
    }
    expect(pages).toBe(3);
    expect(notes).toEqual(Array.from({ length: 230 }, (_, at) => `第${at + 1}次查看`));
    const strange = await reporter.api.GET('/api/v1/appeals/{id}/timeline', {
      params: { path: { id: filed.id }, query: { cursor: 'WyJ4Il0' } },
    });
    expect(strange.error).toMatchObject({ code: 'request/cursor-invalid' });
  });

  it('a busy address keeps nobody out who holds a token, on whatever route', async () => {
    for (let at = 0; at < 25; at++)
      await fetch(`${service.url}/api/v1/nowhere`).then((answer) => answer.text());
    const nobody = await fetch(`${service.url}/api/v1/appeals`);
    expect([nobody.status, ((await nobody.json()) as { code: string }).code]).toEqual([429, 'rate/limited']);
    const newcomer = await client.as('citizen', '13891500777');
    expect((await newcomer.lists()).items).toEqual([]);
  });
});

import { exchange } from '../kit/api/exchange';
import { removeFolder, startService, type Service } from '../kit/service';

/** What only the service as a whole can get wrong: how its parts are put together, and in which order. */
describe('the service as its users run it', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService({ env: { RATE_PER_ADDRESS: '2' } });
  });
  afterAll(async () => {
    await service.kill();
    removeFolder(service.folder);
  });

  it('turns a flood away with a problem, as it does everything else', async () => {
    const answers = [];
    for (let time = 0; time < 3; time++)
      answers.push(await exchange(new Request(`${service.url}/api/v1/appeals`)));
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 429]);
    expect(answers[2]?.headers.get('content-type')).toContain('application/problem+json');
    expect(await answers[2]?.json()).toMatchObject({ status: 429, code: 'rate/limited' });
  });

  it('ends in order when it is told to, with exit code 0', async () => {
    expect(await service.stop()).toBe(0);
  });
});

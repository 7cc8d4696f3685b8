import { Client } from '../kit/api/client';
import { eventually } from '../kit/eventually';
import { StandIn } from '../kit/kurrentdb/stand-in';
import { freshFolder, removeFolder, startService, type Service } from '../kit/service';
import { temporaryFolder } from '../kit/temporary-folder';
import * as story from '../kit/stories';

/** The service as it is delivered, with its log on a server that goes away and comes back. */
describe('with the log on a server', () => {
  let server: StandIn;
  let service: Service;
  let people: story.People;
  const folder = freshFolder();

  beforeAll(async () => {
    server = await StandIn.start({ file: `${temporaryFolder()}/log` });
    service = await startService({
      folder,
      env: { EVENT_STORE: 'kurrentdb', KURRENTDB_URL: server.connection },
    });
    people = await story.peopleOf(await Client.of(service));
  });
  afterAll(async () => {
    await service.stop();
    await server.kill();
    removeFolder(folder);
  });

  it('answers 503 with a code while the server is away, and goes on by itself with all that was acknowledged', async () => {
    const appeal = await story.filed(people.reporter, story.powerCut());
    await story.stands(appeal, people.reporter, { status: 'routed' });
    await server.kill();
    const { status, body } = await people.reporter.triesToReport(story.quarrel(), {
      key: 'while-it-was-away',
    });
    expect(status).toBe(503);
    expect(['store/unavailable', 'command/outcome-unknown']).toContain((body as { code?: string }).code);
    expect((await fetch(`${service.url}/health/ready`)).status).toBe(503);

    await server.restart();
    await eventually(
      () => people.reporter.triesToReport(story.quarrel(), { key: 'while-it-was-away' }),
      (answer) => answer.status === 201,
      30_000,
    );
    await story.accepts(appeal, people.power, 'ent-power');
    await story.stands(appeal, people.reporter, { status: 'handling' });
    const { items } = await people.reporter.lists({ mine: true });
    expect(items).toHaveLength(2);
  });

  it('goes on after a restart of its own, with its runners where they were', async () => {
    await service.stop();
    service = await startService({
      folder,
      port: service.port,
      env: { EVENT_STORE: 'kurrentdb', KURRENTDB_URL: server.connection },
    });
    const appeal = await story.filed(people.reporter, story.powerCut());
    await story.stands(appeal, people.reporter, { status: 'routed', holder: 'ent-power' });
  });

  it('does not start where nobody answers, and says so in one sentence', async () => {
    const started = startService({
      env: { EVENT_STORE: 'kurrentdb', KURRENTDB_URL: 'esdb://admin:changeit@127.0.0.1:9?tls=false' },
    });
    const fault = await started.catch((error: unknown) => String(error));
    expect(fault).toContain('the event store at 127.0.0.1:9');
    expect(fault).not.toContain('changeit');
  });
});

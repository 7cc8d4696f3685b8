import { FaultProxy } from './fault-proxy';
import { StandIn } from './stand-in';

const IMAGE = 'kurrentplatform/kurrentdb:latest';
const PORT = 2113;

export interface ServerUnderTest {
  /** For the last line of the run. */
  readonly name: string;
  readonly connection: string;
  stop(): Promise<void>;
}

/**
 * The server that `SUQIU_TEST_KURRENTDB` names; else, where services may be started, a container; else the stand-in.
 */
export async function serverUnderTest(): Promise<ServerUnderTest> {
  const given = process.env['SUQIU_TEST_KURRENTDB'];
  if (given)
    return { name: 'the server in SUQIU_TEST_KURRENTDB', connection: given, stop: async () => undefined };
  const container = process.env['SUQIU_TEST_SERVICES']
    ? await inContainer()
    : 'npm test starts no containers';
  if (typeof container !== 'string') return container;
  const standIn = await StandIn.start();
  return {
    name: `the stand-in (SUQIU_TEST_KURRENTDB is not set; ${container})`,
    connection: standIn.connection,
    stop: () => standIn.kill(),
  };
}

/** @returns why not, where there is no engine or no image */
async function inContainer(): Promise<ServerUnderTest | string> {
  const { GenericContainer, getContainerRuntimeClient, Wait } = await import('testcontainers');
  try {
    await getContainerRuntimeClient();
  } catch {
    return 'no container engine';
  }
  try {
    const started = await new GenericContainer(IMAGE)
      .withCommand(['--insecure', '--mem-db'])
      .withExposedPorts(PORT)
      .withWaitStrategy(Wait.forHttp('/health/live', PORT).forStatusCode(204))
      .start();
    return {
      name: `a container of ${IMAGE}`,
      connection: `esdb://${started.getHost()}:${started.getMappedPort(PORT)}?tls=false`,
      stop: async () => void (await started.stop()),
    };
  } catch (error) {
    return `no container of ${IMAGE}: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** The same server behind a line that can be disturbed; `undefined` where more than one address leads to it. */
export async function behindProxy(connection: string) {
  const [, scheme, host = '', port = String(PORT), rest = ''] =
    /^(.*:\/\/(?:[^@/]*@)?)([^:/?,]+)(?::(\d+))?(\/?\?.*)?$/.exec(connection) ?? [];
  if (scheme === undefined) throw new Error('faults of the line need a server with one address');
  const proxy = await FaultProxy.before(host, Number(port));
  return { proxy, connection: `${scheme}127.0.0.1:${proxy.port}${rest}` };
}

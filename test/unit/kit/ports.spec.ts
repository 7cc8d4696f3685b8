import { createServer, type AddressInfo, type Server } from 'node:net';
import { freePort, listensOn } from '../../kit/ports';

describe('who listens on a port', () => {
  const servers: Server[] = [];
  afterAll(() => servers.forEach((server) => server.close()));

  it('is told from who does not', async () => {
    const server = createServer();
    servers.push(server);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    expect(listensOn(port, process.pid)).toBe(true);
    expect(listensOn(port, process.ppid)).toBe(false);
    expect(listensOn(await freePort(), process.pid)).toBe(false);
  });
});

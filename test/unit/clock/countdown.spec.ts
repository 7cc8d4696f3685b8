import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { Countdown } from '../../../src/adapters/clock/countdown';

const LIMIT = 400;

/** As a start does, or a long page. */
function standStill(millis: number): void {
  const until = performance.now() + millis;
  while (performance.now() < until);
}

describe('a countdown', () => {
  it('hears what came while its own process stood still three times as long', async () => {
    const server = createServer((socket) => socket.end('word')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const first = await new Promise<string>((resolve) => {
      const countdown = new Countdown(LIMIT, () => resolve('silence'));
      const socket = connect(port, '127.0.0.1', () => standStill(3 * LIMIT));
      socket.once('data', (chunk) => {
        countdown.stop();
        resolve(chunk.toString());
      });
    });
    expect(first).toBe('word');
    server.close();
  });

  it('ends once, after the limit', async () => {
    const began = performance.now();
    let ended = 0;
    await new Promise<void>((resolve) => {
      new Countdown(LIMIT / 4, () => {
        ended++;
        resolve();
      });
    });
    expect(performance.now() - began).toBeGreaterThanOrEqual(LIMIT / 8);
    await new Promise<void>((resolve) => new Countdown(LIMIT / 4, resolve));
    expect(ended).toBe(1);
  });

  it('begins anew with every word, and never ends once it is stopped', async () => {
    let words = 0;
    const heard = await new Promise<number>((resolve) => {
      const stopped = new Countdown(LIMIT / 8, () => resolve(-1));
      stopped.stop();
      const countdown = new Countdown(LIMIT, () => resolve(words));
      const talking = setInterval(() => {
        countdown.refresh();
        if (++words === 10) clearInterval(talking);
      }, LIMIT / 4);
    });
    expect(heard).toBe(10);
  });
});

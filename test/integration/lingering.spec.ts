import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { HealthCheck } from '../../src/edge/health/health';
import { edgeApp } from '../kit/edge-app';

const PIECE = 64 * 1024;
const MOST = 4096;

/** A caller that writes all of a body, slowly, before they read a byte of the answer. */
describe('a body that is too large', () => {
  let app: NestFastifyApplication;
  let looked = 0;
  const check: HealthCheck = {
    name: 'counted',
    read: () => {
      looked++;
      return Promise.resolve({ name: 'counted', state: 'ok' });
    },
  };
  beforeAll(async () => {
    app = await edgeApp({ settings: { bodyLimit: MOST }, checks: [check] });
    await app.listen(0, '127.0.0.1');
  });
  afterAll(() => app.close());

  const opens = async (length: string): Promise<Socket> => {
    const { port } = app.getHttpServer().address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    socket.pause();
    socket.write(
      `POST /api/v1/appeals HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer chen\r\nContent-Type: application/json\r\n${length}\r\n\r\n`,
    );
    return socket;
  };
  const writes = async (socket: Socket, piece: Buffer | string): Promise<void> => {
    if (!socket.write(piece)) await once(socket, 'drain');
    await pause(5);
  };
  const heard = async (socket: Socket): Promise<string> =>
    Buffer.concat((await socket.toArray()) as Buffer[]).toString('utf8');

  const isRefused = (text: string): void => {
    expect(text).toMatch(/^HTTP\/1\.1 413 /);
    expect(text.toLowerCase()).toContain('connection: close');
    const [head = '', body = ''] = text.split('\r\n\r\n');
    expect(JSON.parse(body)).toMatchObject({ status: 413, code: 'request/too-large' });
    expect(head.toLowerCase()).toContain(`content-length: ${Buffer.byteLength(body)}`);
  };

  it('is refused to who writes all of it first, by its length', async () => {
    const socket = await opens(`Content-Length: ${40 * PIECE}`);
    for (let at = 0; at < 40; at++) await writes(socket, Buffer.alloc(PIECE, 0x20));
    isRefused(await heard(socket));
  });

  it('is refused to who says no length, by what has come', async () => {
    const socket = await opens('Transfer-Encoding: chunked');
    for (let at = 0; at < 40; at++) {
      await writes(socket, `${PIECE.toString(16)}\r\n`);
      await writes(socket, Buffer.alloc(PIECE, 0x20));
      await writes(socket, '\r\n');
    }
    await writes(socket, '0\r\n\r\n');
    isRefused(await heard(socket));
  });

  it('is answered before its rest has come', async () => {
    const socket = await opens(`Content-Length: ${40 * PIECE}`);
    await writes(socket, Buffer.alloc(2 * MOST, 0x20));
    socket.resume();
    const [first] = (await once(socket, 'data')) as [Buffer];
    expect(first.toString('utf8')).toMatch(/^HTTP\/1\.1 413 /);
    socket.destroy();
  });

  it('is read away no further than to a bound', async () => {
    const socket = await opens(`Content-Length: ${64 * 1024 * PIECE}`);
    socket.on('error', () => undefined);
    const closed = new Promise<void>((resolve) => void socket.once('close', () => resolve()));
    let written = 0;
    for (; !socket.destroyed && written < 1024; written++)
      await Promise.race([
        closed,
        new Promise<void>((resolve) => void socket.write(Buffer.alloc(PIECE, 0x20), () => resolve())),
      ]);
    // Sixteen megabytes, and what lies in buffers between the two.
    expect(written).toBeGreaterThanOrEqual(256);
    expect(written).toBeLessThan(1024);
  });

  it('is the last of its connection: what stands behind it is not done', async () => {
    const socket = await opens('Content-Length: 20000');
    socket.resume();
    await once(socket, 'data');
    const behind = 'GET /health/ready HTTP/1.1\r\nHost: a\r\n\r\n';
    socket.write(Buffer.concat([Buffer.alloc(20_000, 0x20), Buffer.from(behind.repeat(3))]));
    expect(await heard(socket)).toBe('');
    expect(looked).toBe(0);
  });
});

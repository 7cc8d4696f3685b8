import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import type { Credentials } from '../../test/kit/api/caller';

/**
 * A request that the service has begun to take in: head and half of the body are sent, the rest comes later. Whatever
 * happens to the service in between, who got this far must get a whole answer.
 */
export class HalfSent {
  private received = '';
  private readonly ended: Promise<void>;

  private constructor(
    private readonly socket: Socket,
    private readonly rest: string,
  ) {
    socket.on('data', (chunk) => (this.received += chunk.toString()));
    socket.on('error', () => socket.destroy());
    this.ended = new Promise((closed) => socket.once('close', () => closed()));
  }

  static async begin(url: string, path: string, credentials: Credentials, body: object): Promise<HalfSent> {
    const { hostname, port } = new URL(url);
    const lines = Object.entries(credentials)
      .map((line) => `${line.join(': ')}\r\n`)
      .join('');
    const bytes = Buffer.from(JSON.stringify(body));
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    socket.write(
      `POST /api/v1${path} HTTP/1.1\r\nhost: ${hostname}\r\n${lines}` +
        `content-type: application/json\r\ncontent-length: ${bytes.length}\r\nconnection: close\r\n\r\n`,
    );
    socket.write(bytes.subarray(0, 10));
    return new HalfSent(socket, bytes.subarray(10).toString());
  }

  /** Sends the rest. @returns the status, or 0 when no whole answer came */
  async finish(): Promise<number> {
    this.socket.write(this.rest);
    await this.ended;
    const length = Number(/content-length: (\d+)/i.exec(this.received)?.[1]);
    const body = this.received.slice(this.received.indexOf('\r\n\r\n') + 4);
    const isWhole = Buffer.byteLength(body) === length;
    return isWhole ? Number(/^HTTP\/1\.1 (\d{3})/.exec(this.received)?.[1]) : 0;
  }
}

import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a receiver of webhooks was sent, byte for byte. */
export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What it does with one: `take` is 204. */
export type Mood = 'take' | 'fail' | 'gone' | 'redirect' | 'hang' | 'reset' | 'drip' | 'flood' | 'slow';

/** Somebody else's server, which may be in any mood. */
export class Receiver {
  readonly received: Received[] = [];
  mood: Mood = 'take';
  private readonly waiting = new Set<ServerResponse>();

  private constructor(
    private readonly server: Server,
    private readonly host: string,
  ) {}

  static async start(host = '127.0.0.1', port = 0): Promise<Receiver> {
    const server = createServer();
    const receiver = new Receiver(server, host);
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString('utf8');
        receiver.received.push({ path: request.url ?? '', headers: request.headers, body });
        receiver.answer(response);
      });
      request.on('error', () => undefined);
      response.on('error', () => undefined);
    });
    await new Promise<void>((done) => server.listen(port, host, done));
    return receiver;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://${this.host}:${this.port}/suqiu`;
  }

  /** The `webhook-id` of each try. */
  get ids(): readonly string[] {
    return this.received.map(({ headers }) => String(headers['webhook-id']));
  }

  async stop(): Promise<void> {
    for (const response of this.waiting) response.destroy();
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  private answer(response: ServerResponse): void {
    switch (this.mood) {
      case 'take':
        response.writeHead(204).end();
        return;
      case 'fail':
        response.writeHead(500).end('出错了');
        return;
      case 'gone':
        response.writeHead(410).end();
        return;
      case 'redirect':
        response.writeHead(307, { location: `http://127.0.0.1:${this.port}/elsewhere` }).end();
        return;
      case 'hang':
        this.waiting.add(response);
        return;
      case 'reset':
        response.socket?.resetAndDestroy();
        return;
      case 'drip':
        // A header that never comes to its end.
        this.waiting.add(response);
        response.socket?.write('HTTP/1.1 200 OK\r\nx: ');
        return;
      case 'flood':
        response.writeHead(200);
        response.on('close', () => (this.waiting.delete(response), undefined));
        this.waiting.add(response);
        for (let mib = 0; mib < 8; mib++) response.write(Buffer.alloc(1024 * 1024));
        return;
      case 'slow':
        setTimeout(() => response.writeHead(200).end('好'), 300);
    }
  }
}

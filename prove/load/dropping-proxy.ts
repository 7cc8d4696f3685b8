import { connect, createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/**
 * A network that carries every request to the service and, while told to, loses the answer: the caller's connection
 * breaks once the answer has begun, when the service has long committed what it answers.
 */
export class DroppingProxy {
  readonly url: string;
  /** The last answer that was lost, as its bytes came from the service. */
  lost = '';
  private dropping = false;
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly target: URL,
  ) {
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on('connection', (caller) => this.carry(caller));
  }

  static async to(url: string): Promise<DroppingProxy> {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return new DroppingProxy(server, new URL(url));
  }

  dropAnswers(dropping: boolean): void {
    this.dropping = dropping;
  }

  close(): void {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }

  private carry(caller: Socket): void {
    const service = connect(Number(this.target.port), this.target.hostname);
    for (const socket of [caller, service]) {
      this.sockets.add(socket);
      // Whatever breaks one half ends the other: the caller then sees what a broken network shows.
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        this.sockets.delete(socket);
        caller.destroy();
        service.destroy();
      });
    }
    caller.pipe(service);
    service.on('data', (chunk) => {
      if (!this.dropping) return void caller.write(chunk);
      this.lost = chunk.toString();
      caller.destroy();
    });
  }
}

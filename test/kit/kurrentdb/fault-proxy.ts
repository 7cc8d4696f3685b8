import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * How the line behaves: as it should; nothing gets through but the connection stands (a firewall that forgot it);
 * requests get through and answers do not; every piece takes its time; nobody is there.
 */
export type Line = 'open' | 'stalled' | 'mute' | 'slow' | 'refusing';

interface Pair {
  line: Line;
  readonly client: Socket;
  readonly server: Socket;
  /** What was kept from the client; on a line that goes on it comes late. */
  readonly held: Buffer[];
}

/** A TCP relay in front of a server, for faults of the line: it works before a real server too. */
export class FaultProxy {
  private readonly pairs = new Set<Pair>();
  private line: Line = 'open';
  private cutAfter = Number.POSITIVE_INFINITY;
  private readonly listening = createServer((client) => this.accept(client));

  private constructor(
    private readonly host: string,
    private readonly target: number,
  ) {}

  static async before(host: string, target: number): Promise<FaultProxy> {
    const proxy = new FaultProxy(host, target);
    proxy.listening.listen(0, '127.0.0.1');
    await once(proxy.listening, 'listening');
    return proxy;
  }

  get port(): number {
    return (this.listening.address() as AddressInfo).port;
  }

  /** For the connections that there are, and for those to come. */
  set(line: Line): void {
    this.line = line;
    if (line === 'refusing') return this.drop();
    for (const pair of this.pairs) this.change(pair, line);
  }

  /** For the connections that there are; who connects anew is served. */
  setOnThese(line: Line): void {
    for (const pair of this.pairs) this.change(pair, line);
  }

  private change(pair: Pair, line: Line): void {
    pair.line = line;
    if (line !== 'open') return;
    for (const piece of pair.held.splice(0)) pair.client.write(piece);
    pair.client.resume();
    pair.server.resume();
  }

  /** Breaks every connection, as a crash of the server would. */
  drop(): void {
    for (const { client, server } of this.pairs) {
      client.resetAndDestroy();
      server.destroy();
    }
    this.pairs.clear();
  }

  /** Breaks each connection in the middle of an answer, after so many bytes from the server. */
  cutAnswersAfter(bytes: number): void {
    this.cutAfter = bytes;
  }

  async close(): Promise<void> {
    this.drop();
    await new Promise((resolve) => this.listening.close(resolve));
  }

  private accept(client: Socket): void {
    if (this.line === 'refusing') return void client.resetAndDestroy();
    const server = connect(this.target, this.host);
    const pair: Pair = { line: this.line, client, server, held: [] };
    this.pairs.add(pair);
    const over = () => {
      this.pairs.delete(pair);
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) {
      socket.setNoDelay(true);
      socket.on('error', over);
      socket.on('close', over);
    }
    client.on('data', (piece) => void this.relay(piece, pair, client, server));
    server.on('data', (piece) => void this.answer(piece, pair));
  }

  private async relay(piece: Buffer, { line }: Pair, from: Socket, to: Socket): Promise<void> {
    if (line === 'stalled') {
      from.pause();
      from.unshift(piece);
      return;
    }
    if (line === 'slow') {
      from.pause();
      await pause(20);
      from.resume();
    }
    to.write(piece);
  }

  private async answer(piece: Buffer, pair: Pair): Promise<void> {
    const { line, client, server, held } = pair;
    if (line === 'stalled' || line === 'mute') return void held.push(piece);
    if (piece.length >= this.cutAfter) {
      client.write(piece.subarray(0, this.cutAfter));
      this.cutAfter = Number.POSITIVE_INFINITY;
      return void client.end(() => client.resetAndDestroy());
    }
    this.cutAfter -= piece.length;
    await this.relay(piece, pair, server, client);
  }
}

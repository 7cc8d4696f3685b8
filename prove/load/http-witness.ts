import { createServer, type Server } from 'node:http';

/** A witness at an address, such as a county next door: keeps what it is sent, and is away when told to be. */
export class HttpWitness {
  readonly lines: string[] = [];
  /** Heads that came while it was away, and were refused. */
  refused = 0;
  private isUp = true;

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(): Promise<HttpWitness> {
    const server = createServer();
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const { port } = server.address() as { port: number };
    const witness = new HttpWitness(server, `http://127.0.0.1:${port}/heads`);
    server.on('request', (request, response) => {
      let text = '';
      request.on('data', (chunk: Buffer) => (text += chunk.toString()));
      request.on('end', () => {
        if (witness.isUp) witness.lines.push(text);
        else witness.refused++;
        response.writeHead(witness.isUp ? 204 : 503).end();
      });
    });
    return witness;
  }

  goAway = (): void => void (this.isUp = false);
  comeBack = (): void => void (this.isUp = true);
  stop = (): Promise<unknown> => new Promise((done) => this.server.close(done));
}

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

const NONCE = 12;
const TAG = 16;

/** What it does instead of answering as it should. */
export type TransitFault = 'sealed' | 'silent' | 'garbage' | 'endless' | 'empty' | 'failing' | 'elsewhere';

interface Key {
  readonly versions: Buffer[];
  minDecryption: number;
}

/**
 * What a server with a transit engine answers, as OpenBao 2.7.2 was seen to answer it word for word: for tests that have
 * Node alone, and for faults that a real one does not show when it is told to.
 */
export class TransitStandIn {
  readonly token = 'a-token-that-may';
  readonly keys = new Map<string, Key>([['suqiu', { versions: [randomBytes(32)], minDecryption: 1 }]]);
  readonly asked: string[] = [];
  isRevoked = false;
  fault: TransitFault | undefined;
  /** After so many answers as they should be. */
  faultAfter = 0;

  readonly address: string;

  private constructor(private readonly server: Server) {
    this.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on('request', (request, answer) => {
      void this.answer(request).then(
        (said) => {
          if (said === undefined) return;
          answer.writeHead(said.status, said.headers);
          answer.write(said.body);
          if (said.isEndless !== true) answer.end();
          else setInterval(() => answer.write('x'.repeat(10_000)), 1).unref();
        },
        () => answer.destroy(),
      );
    });
  }

  static async start(port = 0): Promise<TransitStandIn> {
    const server = createServer();
    await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
    return new TransitStandIn(server);
  }

  rotate(name: string): void {
    this.keys.get(name)?.versions.push(randomBytes(32));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  private async answer(request: IncomingMessage): Promise<Said | undefined> {
    const body = JSON.parse(await text(request)) as Readonly<Record<string, string>>;
    this.asked.push(request.url ?? '');
    if (this.fault !== undefined && this.faultAfter-- <= 0) return faulty[this.fault]();
    if (request.headers['x-vault-token'] !== this.token || this.isRevoked)
      return refused(403, 'permission denied');
    if (request.headers['x-vault-namespace'] !== undefined) return refused(404, 'namespace not found');
    const [, act = '', name = ''] =
      /^\/v1\/transit\/(encrypt|decrypt|rewrap)\/([^/]+)$/.exec(request.url ?? '') ?? [];
    if (act === '')
      return refused(404, `no handler for route "${request.url?.slice(4)}". route entry not found.`);
    const key = this.keys.get(name);
    if (key === undefined) return refused(400, 'encryption key not found');
    if (act === 'encrypt')
      return data({ ciphertext: wrap(key, Buffer.from(body['plaintext'] ?? '', 'base64')) });
    const [, version = '0', box = ''] = /^vault:v(\d+):(.*)$/.exec(body['ciphertext'] ?? '') ?? [];
    if (Number(version) < key.minDecryption || box === '')
      return refused(400, 'ciphertext or signature version is disallowed by policy (too old)');
    const clear = opened(key.versions[Number(version) - 1], Buffer.from(box, 'base64'));
    if (clear === undefined) return refused(400, 'cipher: message authentication failed');
    return data(
      act === 'decrypt' ? { plaintext: clear.toString('base64') } : { ciphertext: wrap(key, clear) },
    );
  }
}

interface Said {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly isEndless?: boolean;
}

const refused = (status: number, ...errors: readonly string[]): Said => ({
  status,
  body: JSON.stringify({ errors }),
});

const data = (of: Readonly<Record<string, string>>): Said => ({
  status: 200,
  body: JSON.stringify({ request_id: 'x', lease_id: '', data: of, warnings: null }),
});

const faulty: Readonly<Record<TransitFault, () => Said | undefined>> = {
  sealed: () => refused(503, 'Vault is sealed'),
  silent: () => undefined,
  garbage: () => ({ status: 200, body: '<html>welcome</html>' }),
  endless: () => ({ status: 200, body: '{"data":"', isEndless: true }),
  empty: () => data({}),
  failing: () => refused(500, 'internal error'),
  elsewhere: () => ({ status: 307, body: '', headers: { Location: 'http://127.0.0.1:1/' } }),
};

function wrap({ versions }: Key, clear: Buffer): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', versions.at(-1)!, nonce);
  const sealed = Buffer.concat([nonce, cipher.update(clear), cipher.final(), cipher.getAuthTag()]);
  return `vault:v${versions.length}:${sealed.toString('base64')}`;
}

function opened(key: Buffer | undefined, box: Buffer): Buffer | undefined {
  if (key === undefined) return undefined;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, NONCE), { authTagLength: TAG });
    decipher.setAuthTag(box.subarray(box.length - TAG));
    return Buffer.concat([decipher.update(box.subarray(NONCE, box.length - TAG)), decipher.final()]);
  } catch {
    return undefined;
  }
}

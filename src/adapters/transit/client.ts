import { readFileSync } from 'node:fs';
import { request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { setTimeout as pause } from 'node:timers/promises';
import { MasterKeyUnavailable } from '../../kernel/ports/master-key';
import { NothingToOpen, refusalOf, type TransitFault } from './faults';
import type { TransitSettings } from './settings';

const TRIES = 3;
const PAUSE_MS = 200;
const LONGEST_ANSWER = 64 * 1024;

type Act = 'encrypt' | 'decrypt' | 'rewrap';

/** What one key of a transit engine does, and nothing else of its server. */
export class TransitClient {
  constructor(private readonly settings: TransitSettings) {}

  /**
   * The key is there: with a token that may do everything, `encrypt` would make one of a mistyped name. @throws as all
   * others
   */
  async demandKey(): Promise<void> {
    await this.ask('decrypt', { ciphertext: 'vault:v1:' }).catch((error: unknown) => {
      if (!(error instanceof NothingToOpen)) throw error;
    });
  }

  async encrypt(secret: Buffer): Promise<string> {
    return textIn(await this.ask('encrypt', { plaintext: secret.toString('base64') }), 'ciphertext');
  }

  async decrypt(ciphertext: string): Promise<Buffer> {
    return Buffer.from(textIn(await this.ask('decrypt', { ciphertext }), 'plaintext'), 'base64');
  }

  /** The same secret under the newest version of the key, which nobody sees in clear on the way. */
  async rewrap(ciphertext: string): Promise<string> {
    return textIn(await this.ask('rewrap', { ciphertext }), 'ciphertext');
  }

  /** @throws MasterKeyUnavailable when it may be well later by itself, else Error in a sentence */
  private async ask(act: Act, body: object): Promise<Readonly<Record<string, unknown>>> {
    for (let tries = 1; ; tries++)
      try {
        return await this.once(act, body);
      } catch (error) {
        if (!(error instanceof MasterKeyUnavailable) || tries === TRIES) throw error;
        await pause(PAUSE_MS * tries);
      }
  }

  private async once(act: Act, body: object): Promise<Readonly<Record<string, unknown>>> {
    const { address, mount, key } = this.settings;
    const answer = await this.send(`/v1/${path(mount)}/${act}/${encodeURIComponent(key)}`, body).catch(
      (error: unknown) => {
        if (error instanceof TokenMissing) throw error;
        throw new MasterKeyUnavailable(
          `${address} cannot be reached, where the master key is kept (${reasonOf(error)}): start it, or set TRANSIT_ADDRESS ` +
            'and TRANSIT_CA_FILE right',
          { cause: error },
        );
      },
    );
    if (answer.status !== 200) throw refusalOf(this.settings, act, faultOf(answer));
    const { data } = jsonOf(answer.text) ?? {};
    if (typeof data === 'object' && data !== null) return data as Readonly<Record<string, unknown>>;
    throw new MasterKeyUnavailable(
      `${address} answers what no transit engine answers: set TRANSIT_ADDRESS to the server that keeps the master key`,
    );
  }

  private send(route: string, body: object): Promise<Answer> {
    const { address, namespace, caFile, timeoutMs } = this.settings;
    const url = new URL(route, address);
    const text = JSON.stringify(body);
    const headers = {
      'X-Vault-Token': this.token(),
      // A server in front of it that follows addresses blindly cannot send it.
      'X-Vault-Request': 'true',
      ...(namespace === undefined ? {} : { 'X-Vault-Namespace': namespace }),
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(text),
    };
    const signal = AbortSignal.timeout(timeoutMs);
    const options = { method: 'POST', headers, signal, agent: false } as const;
    return new Promise((resolve, reject) => {
      const sent =
        url.protocol === 'https:'
          ? tlsRequest(url, { ...options, ...(caFile && { ca: readFileSync(caFile) }) })
          : plainRequest(url, options);
      sent.on('error', reject).on('response', (answer) => {
        let read = '';
        answer
          .setEncoding('utf8')
          .on('error', reject)
          .on('data', (chunk: string) => {
            read += chunk;
            if (read.length > LONGEST_ANSWER) answer.destroy(new Error('its answer does not end'));
          })
          .on('end', () => resolve({ status: answer.statusCode ?? 0, text: read }));
      });
      sent.end(text);
    });
  }

  private token(): string {
    const { token } = this.settings;
    if ('given' in token) return token.given;
    try {
      const read = readFileSync(token.file, 'utf8').trim();
      if (read !== '') return read;
    } catch (error) {
      throw new TokenMissing(
        `the token in TRANSIT_TOKEN_FILE ${token.file} cannot be read (${reasonOf(error)}): put it there`,
      );
    }
    throw new TokenMissing(`TRANSIT_TOKEN_FILE ${token.file} is empty: put the token there`);
  }
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

class TokenMissing extends Error {
  override readonly name = 'TokenMissing';
}

const path = (mount: string): string => mount.split('/').map(encodeURIComponent).join('/');

function faultOf({ status, text }: Answer): TransitFault {
  const errors = jsonOf(text)?.['errors'];
  return { status, reasons: Array.isArray(errors) ? errors.map(String) : [] };
}

function jsonOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const read = JSON.parse(text) as unknown;
    return typeof read === 'object' && read !== null
      ? (read as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined;
  }
}

function textIn(data: Readonly<Record<string, unknown>>, name: string): string {
  const value = data[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new MasterKeyUnavailable(`the server that keeps the master key answers without its ${name}`);
}

/** Node names what was given up, and says by a code that a line is not there. */
function reasonOf(error: unknown): string {
  const { name, code, message } = error as {
    readonly name?: string;
    readonly code?: unknown;
    readonly message?: string;
  };
  if (name === 'TimeoutError' || name === 'AbortError') return 'it does not answer in time';
  return typeof code === 'string' ? code : (message ?? String(error));
}

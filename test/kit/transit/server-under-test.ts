import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { text } from 'node:stream/consumers';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ranOn } from '../ran-on';

/** The server that `npm run test:services` started; absent where it could not be had. */
const address = process.env['SUQIU_TEST_OPENBAO'];

/** A suite that needs a real server, and says what it ran on. */
export const describeOnOpenBao = (name: string, suite: () => void): void => {
  const why = process.env['SUQIU_NO_OPENBAO'] ?? 'SUQIU_TEST_OPENBAO is not set';
  ranOn(name, address === undefined ? `nothing: skipped, ${why}` : `the OpenBao at ${address}`);
  (address === undefined ? describe.skip : describe)(name, suite);
};

const version = process.env['OPENBAO_VERSION'] ?? '2.7.2';
const folder = (): string =>
  process.env['OPENBAO_DIR'] ??
  join(tmpdir(), `suqiu-openbao-${version}-${process.env['OPENBAO_PORT'] ?? '28200'}`);

/** What a county's operator does there. */
export class OpenBao {
  readonly address = address ?? '';
  readonly caFile = join(folder(), 'tls/vault-ca.pem');
  readonly token = process.env['OPENBAO_TOKEN'] ?? 'suqiu-root';

  /** @returns the name of a key of this test alone */
  async freshKey(type = 'aes256-gcm96'): Promise<string> {
    const key = `suqiu-${randomUUID()}`;
    await this.write(`transit/keys/${key}`, { type });
    return key;
  }

  /** As docs/privacy.md has it. */
  async tokenFor(key: string): Promise<string> {
    const rules = ['encrypt', 'decrypt', 'rewrap'].map(
      (act) => `path "transit/${act}/${key}" { capabilities = ["update"] }`,
    );
    await this.write(`sys/policies/acl/${key}`, { policy: rules.join('\n') });
    const made = await this.write('auth/token/create', { policies: [key], no_default_policy: true });
    return (made['auth'] as { readonly client_token: string }).client_token;
  }

  revoke = (token: string) => this.write('auth/token/revoke', { token });
  rotate = (key: string) => this.write(`transit/keys/${key}/rotate`, {});
  closeBefore = (key: string, version: number) =>
    this.write(`transit/keys/${key}/config`, { min_decryption_version: version });
  seal = () => this.write('sys/seal', {});
  unseal = () => this.write('sys/unseal', { key: readFileSync(join(folder(), 'unseal-key'), 'utf8').trim() });

  private async write(path: string, body: object): Promise<Readonly<Record<string, unknown>>> {
    return new Promise((done, fail) => {
      request(
        `${this.address}/v1/${path}`,
        { method: 'POST', ca: readFileSync(this.caFile), headers: { 'X-Vault-Token': this.token } },
        (answer) =>
          void text(answer).then((said) => {
            if ((answer.statusCode ?? 500) >= 300) fail(new Error(`${path}: ${answer.statusCode} ${said}`));
            else done(said === '' ? {} : (JSON.parse(said) as Record<string, unknown>));
          }, fail),
      )
        .on('error', fail)
        .end(JSON.stringify(body));
    });
  }
}

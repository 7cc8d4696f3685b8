import { appendFileSync, mkdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { openHeadKey } from '../../../src/adapters/files/head-key';
import { InProcessMessaging } from '../../../src/adapters/in-process/messaging';
import { FileWitness } from '../../../src/adapters/witness/file-witness';
import { TopicWitness } from '../../../src/adapters/witness/topic-witness';
import { UrlWitness } from '../../../src/adapters/witness/url-witness';
import { readConfig } from '../../../src/config/config';
import type { IncomingMessage } from '../../../src/kernel/ports/messaging';
import type { SignedHead } from '../../../src/kernel/ports/witness';
import { eventually } from '../../kit/eventually';
import { openSigner, writeHeadKey } from '../../kit/head-keys';
import { temporaryFolder } from '../../kit/temporary-folder';

const head = (number: number): SignedHead => ({ number, text: `{"number":${number}}`, signature: 'ab' });
const line = (number: number) => JSON.stringify({ signature: 'ab', text: `{"number":${number}}` });

describe('the key of the heads', () => {
  const folder = temporaryFolder();

  it('is made beside the data folder in development, for its owner alone', async () => {
    const config = readConfig({ DATA_FOLDER: join(folder, 'data') });
    mkdirSync(config.dataFolder);
    const { key } = await openHeadKey(config.heads);
    const made = join(folder, 'data.head-key.pem');
    expect(statSync(made).mode & 0o777).toBe(0o600);
    expect((await openHeadKey(config.heads)).key).toBe(key);
  });

  it('signs one text always alike', async () => {
    const signer = await openSigner(writeHeadKey());
    expect(signer.sign('第一页')).toBe(signer.sign('第一页'));
    expect(signer.sign('第一页')).toMatch(/^[0-9a-f]{128}$/);
  });

  it.each([
    ['that is not there', () => join(folder, 'nowhere.pem'), /is not there: openssl genpkey/],
    [
      'that others may read',
      () => writeHeadKey(join(folder, 'open.pem'), 0o644),
      /others may read.*chmod 600/,
    ],
    ['that is none', () => notAKey(), /is no Ed25519 key: openssl genpkey/],
  ])('is refused %s', async (_what, file, sentence) => {
    await expect(openSigner(file())).rejects.toThrow(sentence);
  });

  it('is refused in the data folder, also by a link that leads there', async () => {
    const dataFolder = temporaryFolder();
    const inside = writeHeadKey(join(dataFolder, 'head-key.pem'));
    const link = join(folder, 'link.pem');
    symlinkSync(inside, link);
    for (const keyFile of [inside, link])
      await expect(openHeadKey({ keyFile, mayMakeKey: false, dataFolder })).rejects.toThrow(
        /lies in the data folder .*: keep it elsewhere/,
      );
  });

  it('hands over only from the key that signed before', async () => {
    const [old, now, other] = [writeHeadKey(), writeHeadKey(), writeHeadKey()];
    const { key } = await openSigner(old);
    await expect((await openSigner(now)).handOver(key)).rejects.toThrow('set HEAD_KEY_BEFORE_FILE');
    await expect((await openSigner(now, other)).handOver(key)).rejects.toThrow(
      'the one that is set is another',
    );
    expect(await (await openSigner(now, old)).handOver(key)).toMatchObject({ from: key });
  });

  const notAKey = () => {
    const file = join(folder, 'no-key.pem');
    appendFileSync(file, 'no key', { mode: 0o600 });
    return file;
  };
});

describe('a witness file', () => {
  it('has each head on a line of its own, once, also after a crash in the middle of a line', async () => {
    const file = join(temporaryFolder(), 'heads.ndjson');
    const witness = new FileWitness(file);
    await witness.witness([head(0), head(1)]);
    appendFileSync(file, '{"signature":"a');
    await new FileWitness(file).witness([head(1), head(2)]);
    expect(readFileSync(file, 'utf8').split('\n')).toEqual([
      line(0),
      line(1),
      '{"signature":"a',
      line(2),
      '',
    ]);
  });

  it('says so when it cannot be written', async () => {
    await expect(new FileWitness(temporaryFolder()).witness([head(0)])).rejects.toThrow();
  });
});

describe('a witness behind an address', () => {
  let server: Server;
  let status = 204;
  const bodies: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        bodies.push(body);
        response.writeHead(status).end();
      });
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  });

  afterAll(() => new Promise((closed) => server.close(closed)));

  it('is posted each head, and is told by name without what lets one in', async () => {
    const witness = new UrlWitness(
      `http://127.0.0.1:${(server.address() as AddressInfo).port}/heads?token=secret`,
    );
    await witness.witness([head(0), head(1)]);
    expect(bodies).toEqual([line(0), line(1)]);
    expect(witness.name).toMatch(/\/heads$/);
    status = 507;
    await expect(witness.witness([head(2)])).rejects.toThrow('it answered 507');
  });
});

describe('a witness topic', () => {
  it('is told each head under the county', async () => {
    const messaging = new InProcessMessaging(['suqiu.heads.v1']);
    const heard: IncomingMessage[] = [];
    await messaging.subscribe({
      topic: 'suqiu.heads.v1',
      group: 'audit-office',
      take: async (messages) => void heard.push(...messages),
    });
    await new TopicWitness(messaging, 'suqiu.heads.v1', '610921').witness([head(0)]);
    await eventually(
      async () => heard.length,
      (count) => count === 1,
    );
    expect(heard[0]).toMatchObject({ key: '610921', value: line(0) });
    await messaging.close();
  });
});

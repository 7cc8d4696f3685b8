import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { InProcessMessaging } from '../../src/adapters/in-process/messaging';
import { FileWitness } from '../../src/adapters/witness/file-witness';
import { UrlWitness } from '../../src/adapters/witness/url-witness';
import { temporaryFolder } from '../kit/temporary-folder';
import { topicWitnessUnderTest } from '../kit/topic-witness';
import { SECRET, witnessContract } from './witness.contract';

witnessContract('a file', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'heads.ndjson');
  return {
    witness: new FileWitness(file),
    again: () => new FileWitness(file),
    // Where a folder is, no file can be.
    unreachable: new FileWitness(folder),
    kept: async () =>
      (await readFile(file, 'utf8').catch(() => '')).split('\n').filter((each) => each !== ''),
    close: async () => undefined,
  };
});

witnessContract('an address', async () => {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      if (request.url?.startsWith('/full')) return response.writeHead(507).end();
      bodies.push(body);
      return response.writeHead(204).end();
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const at = (path: string) =>
    new UrlWitness(`http://127.0.0.1:${(server.address() as AddressInfo).port}/${path}?token=${SECRET}`);
  return {
    witness: at('heads'),
    again: () => at('heads'),
    unreachable: at('full'),
    kept: async () => bodies,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
});

witnessContract('a topic, in process', () =>
  topicWitnessUnderTest('suqiu.heads.v1', new InProcessMessaging(['suqiu.heads.v1'])),
);

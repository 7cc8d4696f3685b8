import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { join, resolve } from 'node:path';
import document from '../../openapi.json';
import { freshFolder, removeFolder, startService } from '../kit/service';

const dist = resolve(__dirname, '../../dist');

describe('what `npm start` runs', () => {
  it('serves the committed API document: the bundle has one NestJS, and every route of it', async () => {
    const folder = freshFolder();
    const service = await startService({ folder });
    try {
      const served = await (await fetch(`${service.url}/api/openapi.json`)).json();
      expect(served).toEqual(document);
      expect((await fetch(`${service.url}/api/docs/swagger-ui.css`)).status).toBe(200);
    } finally {
      await service.stop();
      removeFolder(folder);
    }
  });

  it.each([
    ['main.js', 'function startNode(', 'src/app/node.ts'],
    ['app/embedded/runners.worker.js', 'function openInThread(', 'src/app/profile-parts.ts'],
  ])('leads a stack trace in %s back to its source', (file, text, source) => {
    const lines = readFileSync(join(dist, file), 'utf8').split('\n');
    const map = new SourceMap(JSON.parse(readFileSync(join(dist, `${file}.map`), 'utf8')));
    const line = lines.findIndex((each) => each.includes(text));
    const found = map.findEntry(line, lines[line]!.indexOf(text) + 'function '.length);
    expect(found).toMatchObject({
      originalSource: expect.stringMatching(new RegExp(`${source}$`)) as string,
    });
  });
});

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { Matter } from '../../scripts/demo/matter';
import { styleFor } from '../../scripts/demo/print';
import { Stage } from '../../scripts/demo/stage';
import { Client } from '../kit/api/client';
import { logIsAFile } from '../kit/back-end';
import { removeFolder, startService } from '../kit/service';
import { quarrel, stars } from '../kit/stories';

const run = (file: string): Promise<{ readonly code: number | null; readonly output: string }> =>
  new Promise((done) => {
    const cwd = join(__dirname, '../..');
    const child = spawn(process.execPath, ['-r', '@swc-node/register', file], { cwd });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('exit', (code) => done({ code, output }));
  });

describe('npm run demo', () => {
  it('plays every story as it was told', async () => {
    const { code, output } = await run('scripts/demo/run.ts');
    expect(output).toContain('全部与所述一致。');
    expect(output.match(/^■ /gm)).toHaveLength(14);
    if (logIsAFile) expect(output).toMatch(/suqiu-verify：610921-\d{8}-\d+ 的第 \d+ 条记录被改过/);
    expect(output).toContain('由龙垭村综治中心提级至双河口镇综治中心（镇级）');
    expect(output).toContain('由双河口镇综治中心提级至汉阴县综治中心（县级）');
    expect(output).toContain('18 件全部按时办结，全部五星');
    expect(code).toBe(0);
  }, 180_000);

  it('names what is not as told', async () => {
    const service = await startService({ env: { CLOCK: 'settable' } });
    try {
      const people = await Client.of(service);
      const auditor = await people.as('auditor', '610921');
      const lines: string[] = [];
      const stage = new Stage(service.folder, people, auditor, (line) => lines.push(line), styleFor(false));
      await stage.tell('地界纠纷', async () => {
        const reporter = await people.as('citizen', '13891500001');
        const matter = await Matter.report(stage, reporter, quarrel());
        await matter.does(reporter, 'withdraw', { reason: '邻居已让步' });
        await matter.endsAsTold({ cause: 'rated', holders: [], stars: [5] });
        await matter.does(reporter, 'rate', stars(5));
      });
      expect(stage.faults).toContainEqual(
        expect.stringMatching(/^地界纠纷：.* 结案原因应为 "rated"，实为 "withdrawn"$/),
      );
      expect(stage.faults).toContainEqual(expect.stringContaining('评价应为 [5]，实为 []'));
      expect(stage.faults.at(-1)).toContain('409 appeal/closed');
      expect(lines.join('\n')).not.toContain('✓');
    } finally {
      await service.stop();
      removeFolder(service.folder);
    }
  });
});

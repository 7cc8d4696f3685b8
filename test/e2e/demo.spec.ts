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
    expect(output.match(/^■ /gm)).toHaveLength(16);
    if (logIsAFile) expect(output).toMatch(/suqiu-verify：610921-\d{8}-\d+ 的第 \d+ 条记录被改过/);
    expect(output).toContain('由龙垭村综治中心提级至双河口镇综治中心（镇级）');
    expect(output).toContain('由双河口镇综治中心提级至汉阴县综治中心（县级）');
    expect(output).toContain('18 件全部按时办结，全部五星');
    // A power cut in three hundred households is one incident, and three hundred appeals.
    expect(output).toContain('盘龙村委会的供电设施诉求有300件，平时同类日子的同一时段约0件');
    expect(output).toContain('✓ 与所述一致：一个事项，300 个编号，300 件按时办结');
    expect(output).toMatch(/610921-20260731-\d+ 说没有解决，只有这一件重新办理/);
    // A department that falls behind is seen before it misses anything.
    expect(output).toContain('08:30 县调度员打开研判台：水利局 4 件，超时 0 件');
    // From when on, what such appeals usually took here says: longer where each call does.
    expect(output.match(/09-1\d \d\d:\d\d 起就该动手，办理期限到2026-09-15 18:00/g)).toHaveLength(3);
    expect(output).toContain('✓ 与所述一致：水利局 4 件全部赶在期限前办结，没有一次超时');
    // The month is frozen, and what was published is made of it.
    expect(output).toContain('县综治中心封存十二月数据');
    expect(output).toContain('✓ 人人可查，按封存数据和评分办法重算，结果一致');
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

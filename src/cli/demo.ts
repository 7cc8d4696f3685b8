import { join } from 'node:path';
import { People } from './demo/people';
import { styleFor } from './demo/print';
import { startDemoService } from './demo/service';
import { Stage } from './demo/stage';
import { climbs } from './demo/stories/climbs';
import { consultation } from './demo/stories/consultation';
import { july } from './demo/stories/july';
import { landQuarrel } from './demo/stories/land-quarrel';
import { returned } from './demo/stories/returned';
import { twoStars } from './demo/stories/two-stars';
import { wirePole } from './demo/stories/wire-pole';
import { summary } from './demo/summary';

const START = '2026-07-01T09:00:00+08:00';
/** A story minute each second while nobody moves the clock. */
const SPEED = 60;
const DEPLOY = join(__dirname, '../../deploy');

/** In the order of the calendar: the clock only goes forward. */
const stories: readonly (readonly [title: string, play: (stage: Stage) => Promise<void>])[] = [
  ['盘龙村的电线杆：两小时内办结', wirePole],
  ['七月十八件：全部按时，全部五星', july],
  ['地界纠纷：网格员当场调处，不出村', landQuarrel],
  ['一次退单裁定：水利局退回，县级改派自来水公司', returned],
  ['一次超时：从村提到镇，再提到县', climbs],
  ['一次咨询：直接答复', consultation],
  ['一次两星：自动开启第二轮', twoStars],
];

/** Plays Hanyin's stories over HTTP against a service of its own; what is not as told is named, and it exits 1. */
async function main(): Promise<void> {
  const started = Date.now();
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  const style = styleFor(process.stdout.isTTY === true);
  print(style.bold('诉求演示：汉阴县，全程经由 HTTP 接口，时间为 +08:00'));
  const service = await startDemoService(START, SPEED);
  try {
    const people = await People.of(service, DEPLOY);
    const stage = new Stage(people, await people.auditor(), print, style);
    for (const [title, play] of stories) await stage.tell(title, play);
    await summary(stage, Date.now() - started);
    if (stage.faults.length > 0) process.exitCode = 1;
  } finally {
    const code = await service.stop();
    if (code !== 0) {
      process.stderr.write(`服务没有正常停止，退出码 ${code}\n`);
      process.exitCode = 1;
    }
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});

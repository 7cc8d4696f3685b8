import { Client } from '../../test/kit/api/client';
import { removeFolder, startService } from '../../test/kit/service';
import { styleFor } from './print';
import { Stage } from './stage';
import { climbs } from './stories/climbs';
import { consultation } from './stories/consultation';
import { fallingBehind } from './stories/falling-behind';
import { july } from './stories/july';
import { landQuarrel } from './stories/land-quarrel';
import { moreTime, tooLateForMore } from './stories/more-time';
import { newYear } from './stories/new-year';
import { outage } from './stories/outage';
import { published } from './stories/published';
import { returned } from './stories/returned';
import { tampered } from './stories/tampered';
import { twoStars } from './stories/two-stars';
import { whistle } from './stories/whistle';
import { wirePole } from './stories/wire-pole';
import { summary } from './summary';

const START = '2026-07-01T09:00:00+08:00';
/** A story minute each second while nobody moves the clock. */
const SPEED = 60;

/** In the order of the calendar: the clock only goes forward. */
const stories: readonly (readonly [title: string, play: (stage: Stage) => Promise<void>])[] = [
  ['盘龙村的电线杆：两小时内办结', wirePole],
  ['七月十八件：全部按时，全部五星', july],
  ['停电三百户：一件群体性事项，三百件各自办结', outage],
  ['地界纠纷：网格员当场调处，不出村', landQuarrel],
  ['一次退单裁定：水利局退回，县级改派自来水公司', returned],
  ['一次超时：从村提到镇，再提到县，县里也迟', climbs],
  ['一次咨询：直接答复', consultation],
  ['一次两星：自动开启第二轮', twoStars],
  ['一次中止、一次延期：测绘期间停表，期满前再延两日', moreTime],
  ['一次迟到的延期：期满后申请，不予受理', tooLateForMore],
  ['一次吹哨：水利局按时报到，供电公司迟到', whistle],
  ['落后的部门：超时之前，研判台先看见', fallingBehind],
  ['跨年的期限：明年日历公布，元旦顺延', newYear],
  ['十二月公示：封存、排名、审核、公布，人人可查', published],
  ['最后一幕：有人持数据库口令改了期限，验证程序指出是哪一条', tampered],
];

/** Plays Hanyin's stories over HTTP against a service of its own; what is not as told is named, and it exits 1. */
async function main(): Promise<void> {
  const started = Date.now();
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  const style = styleFor(process.stdout.isTTY === true);
  print(style.bold('诉求演示：汉阴县，全程经由 HTTP 接口，时间为 +08:00'));
  const service = await startService({
    env: {
      ...{ NODE_ENV: 'development', CLOCK: 'settable', CLOCK_START: START, CLOCK_SPEED: String(SPEED) },
      // One machine plays a whole county in a few seconds.
      ...{ RATE_PER_TOKEN: '0', RATE_PER_ADDRESS: '0' },
    },
  });
  try {
    const people = await Client.of(service);
    const stage = new Stage(service.folder, people, await people.as('auditor', '610921'), print, style);
    for (const [title, play] of stories) await stage.tell(title, play);
    await summary(stage, Date.now() - started);
    if (stage.faults.length > 0) process.exitCode = 1;
  } finally {
    const code = await service.stop();
    removeFolder(service.folder);
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

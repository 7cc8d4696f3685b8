import type { Caller } from '../../test/kit/api/caller';
import type { AppealList } from '../../test/kit/api/types';
import type { Stage } from './stage';

type Row = AppealList['items'][number];

async function everything(by: Caller): Promise<readonly Row[]> {
  const items: Row[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await by.lists({ limit: 100, ...(cursor && { cursor }) });
    items.push(...page.items);
    cursor = page.next;
    if (cursor === undefined) return items;
  }
}

/** All that was played, as the service counts it. */
export async function summary(stage: Stage, tookMs: number): Promise<void> {
  const items = await everything(stage.auditor);
  const stars = items.flatMap((item) => (item.stars === undefined ? [] : [item.stars]));
  const average = stars.reduce((sum, count) => sum + count, 0) / Math.max(1, stars.length);
  const count = (holds: (item: Row) => boolean) => items.filter(holds).length;
  const { print, style, faults } = stage;
  print('');
  print(style.bold('■ 小结'));
  print(`  诉求 ${items.length} 件，结案 ${count(({ status }) => status === 'closed')} 件`);
  print(`  按时 ${count(({ misses }) => misses === 0)} 件，有超时 ${count(({ misses }) => misses > 0)} 件`);
  print(`  一轮办结 ${count(({ round }) => round === 1)} 件，重新办理 ${count(({ round }) => round > 1)} 件`);
  print(`  评价 ${stars.length} 件，末轮平均 ${average.toFixed(2)} 星`);
  print(`  用时 ${(tookMs / 1000).toFixed(1)} 秒`);
  print('');
  if (faults.length === 0) return print(style.good('全部与所述一致。'));
  print(style.bad(`有 ${faults.length} 处与所述不符：`));
  for (const fault of faults) print(style.bad(`  ✗ ${fault}`));
}

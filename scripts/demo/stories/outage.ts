import type { Caller } from '../../../test/kit/api/caller';
import { COUNTY, PANLONG, PUXI, reached, resolution, stars } from '../../../test/kit/stories';
import { bulk } from '../bulk';
import type { Stage } from '../stage';

const HOUSEHOLDS = 300;
/** As many as the hotline hands over at once. */
const BATCH = 100;
const POWER = 'ent-power';
const SERVICE = 'infrastructure-power';
/** The household that is still in the dark: the fault is in its own line. */
const UNLUCKY = 42;

const phoneOf = (household: number): string => `1399152${String(household).padStart(4, '0')}`;

/** Three hundred calls of one evening, one cause: each keeps its number, its deadlines, its household and its stars. */
export async function outage(stage: Stage): Promise<void> {
  await stage.at('2026-07-31T19:40:00+08:00');
  await theTelephonesRing(stage);
  const town = await stage.people.as('dispatcher', PUXI);
  const { id, appeals } = await oneMatter(stage, town);
  await isHandled(stage, town, id, appeals);
  await eachByItself(stage, id);
}

async function theTelephonesRing(stage: Stage): Promise<void> {
  const hotline = await stage.people.as('client', 'client-12345');
  for (let first = 0; first < HOUSEHOLDS; first += BATCH) {
    const items = Array.from({ length: BATCH }, (_, at) => {
      const household = first + at;
      return {
        ...{ id: `outage-${household}`, case: `outage-${household}`, service: SERVICE },
        words: '家里停电，左邻右舍都黑着',
        place: { region: PANLONG, address: `盘龙村${Math.floor(household / 60) + 1}组${household + 1}号` },
        reporter: { name: `盘龙村${household + 1}号住户`, phone: phoneOf(household) },
      };
    });
    const { data } = await hotline.api.POST('/api/v1/intake', { body: { items } });
    const taken = data?.items.filter(({ outcome }) => outcome === 'taken').length;
    if (taken !== BATCH) stage.fault(`应接入 ${BATCH} 件，实为 ${taken}`);
  }
  stage.says(`${HOUSEHOLDS} 户先后打进 12345，由热线平台分三批接入，每户一个编号`);
}

/** 群体性事项, as the service suggests it. */
async function oneMatter(
  stage: Stage,
  town: Caller,
): Promise<{ readonly id: string; readonly appeals: readonly string[] }> {
  const suggestion = await stage.until(
    '应建议发起群体性事项',
    async () => (await town.api.GET('/api/v1/incidents/suggestions', {})).data?.items[0],
    (seen) => seen?.evidence.observed === HOUSEHOLDS,
  );
  if (suggestion === undefined) throw new Error('没有建议');
  stage.says(`蒲溪镇调度员看到建议：${suggestion.sentence}`);
  const appeals = suggestion.appeals.map(({ appeal }) => appeal);
  const open = suggestion.actions.find(({ does }) => does === 'open');
  const opened = await town.api.POST('/api/v1/incidents', { body: open?.body as never });
  const id = opened.data?.id ?? '';
  await until(stage, town, id, `${HOUSEHOLDS} 件应全部列入`, ({ counts }) => counts.attached === HOUSEHOLDS);
  stage.says(`按建议一次发起“${String(open?.body['title'])}”，列入 ${HOUSEHOLDS} 件`);
  return { id, appeals };
}

async function isHandled(stage: Stage, town: Caller, id: string, appeals: readonly string[]): Promise<void> {
  const params = { params: { path: { id } } };
  const note = '抢修人员已到场，预计今晚九点前恢复供电';
  await town.api.POST('/api/v1/incidents/{id}/progress', { ...params, body: { note } });
  stage.says(`一条通报告知每一户：“${note}”`);
  const power = await stage.people.as('officer', POWER);
  const contact = reached('群呼告知停电原因和恢复时间');
  await bulk(stage, power, 'accept', appeals, { assignee: `officer-${POWER}`, contact });
  stage.says(`供电公司批量签收 ${appeals.length} 件`);
  await stage.at('2026-07-31T21:05:00+08:00');
  const body = resolution({ account: '更换烧毁的变压器，全村恢复供电' });
  await town.api.POST('/api/v1/incidents/{id}/resolve', { ...params, body });
  await until(stage, town, id, `${HOUSEHOLDS} 件应全部办结`, ({ counts }) => counts.resolved === HOUSEHOLDS);
  stage.says(`来电后统一办结一次，${HOUSEHOLDS} 件各由自己的命令办结`);
  const gridWorker = await stage.people.as('grid-worker', PANLONG);
  await bulk(stage, power, 'deliverFeedback', appeals, { to: 'grid-worker', means: 'message' });
  await bulk(stage, gridWorker, 'receiptFeedback', appeals, {});
  await bulk(stage, gridWorker, 'deliverFeedback', appeals, { to: 'reporter', means: 'message' });
  stage.says('网格员签收后逐户反馈');
}

/** One is content, one is not: it begins anew for that one alone. */
async function eachByItself(stage: Stage, id: string): Promise<void> {
  const lists = async (by: Caller) => (await by.lists({ incident: id, limit: 100 })).items;
  const own = async (household: number) => {
    const citizen = await stage.people.as('citizen', phoneOf(household));
    const [appeal, ...others] = (await citizen.lists({ limit: 100 })).items;
    if (appeal === undefined || others.length > 0) throw new Error('每户应只看到自己的一件');
    return { citizen, appeal };
  };
  const content = await own(0);
  await content.citizen.does(content.appeal, 'rate', stars(5, { remark: '一个多小时就来电了' }));
  const dark = await own(UNLUCKY);
  await dark.citizen.does(dark.appeal, 'rate', stars(2, { remark: '别家都亮了，我家还黑着' }));
  await stage.until(
    '没有解决的一户应重新办理',
    () => stage.auditor.sees(dark.appeal),
    ({ round, status, holder }) => round === 2 && status === 'routed' && holder === POWER,
  );
  stage.says(`${content.appeal.number} 五星结案；${dark.appeal.number} 说没有解决，只有这一件重新办理`);
  const power = await stage.people.as('officer', POWER);
  await power.does(dark.appeal, 'accept', { assignee: `officer-${POWER}`, contact: reached() });
  await power.does(dark.appeal, 'resolve', resolution({ account: '入户线烧断，已更换' }));
  await dark.citizen.does(dark.appeal, 'rate', stars(5));
  const late = (await lists(stage.auditor)).filter(({ misses }) => misses > 0);
  if (late.length > 0) stage.fault(`应全部按时，有 ${late.length} 件超时`);
  const county = await stage.people.as('dispatcher', COUNTY);
  const { data } = await county.api.GET('/api/v1/incidents/{id}', { params: { path: { id } } });
  const { attached, resolved, refused } = data?.counts ?? { attached: 0, resolved: 0, refused: 0 };
  const numbers = new Set(data?.appeals.map(({ number }) => number));
  if (attached !== HOUSEHOLDS || resolved !== HOUSEHOLDS || refused !== 0 || numbers.size !== HOUSEHOLDS)
    stage.fault(`应有 ${HOUSEHOLDS} 件各自办结，实为 ${JSON.stringify(data?.counts)}`);
  else stage.says(stage.style.good(`✓ 与所述一致：一个事项，${HOUSEHOLDS} 个编号，${HOUSEHOLDS} 件按时办结`));
}

async function until(
  stage: Stage,
  by: Caller,
  id: string,
  what: string,
  isSo: (incident: {
    readonly counts: Readonly<Record<'attached' | 'resolved' | 'refused', number>>;
  }) => boolean,
): Promise<void> {
  await stage.until(
    what,
    async () => (await by.api.GET('/api/v1/incidents/{id}', { params: { path: { id } } })).data,
    (seen) => seen !== undefined && isSo(seen),
  );
}

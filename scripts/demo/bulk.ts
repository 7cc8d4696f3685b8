import type { Caller } from '../../test/kit/api/caller';
import type { Stage } from './stage';

/**
 * One verb for many appeals, each decided by itself; returns once all are through.
 * @throws Error naming the first that was refused
 */
export async function bulk(
  stage: Stage,
  by: Caller,
  verb: 'accept' | 'deliverFeedback' | 'receiptFeedback',
  appeals: readonly string[],
  body: object,
): Promise<void> {
  const items = appeals.map((appeal) => ({
    appeal,
    key: `${verb}-${JSON.stringify(body).length}-${appeal}`,
  }));
  const { data, error } = await by.api.POST('/api/v1/bulk', { body: { verb, body, items } as never });
  if (data === undefined) throw new Error(`批量 ${verb}：${JSON.stringify(error)}`);
  const job = await stage.until(
    `批量 ${verb} 应完成`,
    async () => (await by.api.GET('/api/v1/jobs/{id}', { params: { path: { id: data.id } } })).data,
    (seen) => seen?.state === 'finished',
  );
  const refused = job?.items.find(({ problem }) => problem !== undefined);
  if (job?.done !== appeals.length) throw new Error(`批量 ${verb}：${JSON.stringify(refused?.problem)}`);
}

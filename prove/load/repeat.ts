import { isDeepStrictEqual } from 'node:util';
import type { Act, Ledger } from './ledger';

/** So many at once as callers would be after an outage. */
const AT_ONCE = 16;

/** Runs the work on every item, several at a time; the answers in the items' order. */
export async function each<T, R>(
  items: readonly T[],
  work: (item: T, at: number) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let at = next++; at < items.length; at = next++) results[at] = await work(items[at] as T, at);
    }),
  );
  return results;
}

/**
 * Sends again, under the same keys, what was acknowledged: the same answer must come. What got no answer is sent
 * twice: it may have happened or not, but both answers must be the same. Each deviation in a sentence.
 */
export async function repeatAll(ledger: Ledger): Promise<readonly string[]> {
  const told = await each(ledger.acknowledged, async ({ act, answer }) => {
    const again = await act.send();
    return again.status < 300 && isDeepStrictEqual(again.body, answer)
      ? []
      : [
          `${act.name} was answered ${JSON.stringify(answer)}, repeated ${again.status} ${JSON.stringify(again.body)}`,
        ];
  });
  const untold = await each(ledger.unanswered, async (act) => {
    const first = await act.send();
    const second = await act.send();
    const reason = otherwise(act, first, second);
    if (reason === undefined) ledger.note(act, first);
    return reason === undefined ? [] : [reason];
  });
  return [...told, ...untold].flat();
}

type Answer = Awaited<ReturnType<Act['send']>>;

function otherwise({ name }: Act, first: Answer, second: Answer): string | undefined {
  if (first.status >= 500) return `${name} got no answer, then ${first.status}`;
  // A refusal is not remembered, and names the moment that it was given at.
  const same =
    first.status === second.status && (first.status >= 400 || isDeepStrictEqual(first.body, second.body));
  return same
    ? undefined
    : `${name} answers ${first.status} ${JSON.stringify(first.body)}, then ${second.status} ${JSON.stringify(second.body)}`;
}

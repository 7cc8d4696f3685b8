import { setTimeout as pause } from 'node:timers/promises';
import type { Folded, Owed, Standing } from '../verify/fold';
import { foldOf } from './world';
import type { Caller } from '../../test/kit/api/caller';
import type { Client } from '../../test/kit/api/client';
import type { AppealList, Queue } from '../../test/kit/api/types';

type Item = AppealList['items'][number];
type Owing = Queue['items'][number]['deadlines'][number];

interface Page<Row> {
  readonly items: readonly Row[];
  readonly next?: string;
}

/** Every page of a list. */
async function pages<Row>(
  read: (query: { limit: number; cursor?: string }) => Promise<Page<Row>>,
): Promise<readonly Row[]> {
  const items: Row[] = [];
  for (let query: Parameters<typeof read>[0] = { limit: 100 }; ;) {
    const page = await read(query);
    items.push(...page.items);
    if (page.next === undefined) return items;
    query = { limit: 100, cursor: page.next };
  }
}

/** What lists and queues show against what the raw events say; each difference in a sentence. */
export async function differences(
  client: Client,
  folded: ReadonlyMap<string, Folded>,
): Promise<readonly string[]> {
  const auditor = await client.as('auditor', '610921');
  return [...(await inLists(auditor, folded)), ...(await inQueues(auditor, folded))];
}

/**
 * As `differences`, of all that is in the log, asked again for a while: a runner tells how far it is between two passes,
 * and one that is in the middle of a long one on a busy server seems to stand at the head.
 */
export async function lastingDifferences(
  client: Client,
  folder: string,
  { withinMs = 60_000, except }: { readonly withinMs?: number; readonly except?: string } = {},
): Promise<readonly string[]> {
  for (const until = performance.now() + withinMs; ; await pause(500)) {
    const all = await differences(client, await foldOf(folder));
    const wrong = except === undefined ? all : all.filter((reason) => !reason.includes(except));
    if (wrong.length === 0 || performance.now() > until) return wrong;
  }
}

async function inLists(auditor: Caller, folded: ReadonlyMap<string, Folded>): Promise<readonly string[]> {
  const items = await pages((query) => auditor.lists(query));
  const shown = new Map(items.map((item) => [`appeal-${item.id}`, item]));
  const wrong = items.length === shown.size ? [] : ['the list shows an appeal twice'];
  for (const stream of shown.keys())
    if (!folded.has(stream)) wrong.push(`${stream} is listed, not in the log`);
  for (const [stream, { standing }] of folded) {
    const item = shown.get(stream);
    if (!item) wrong.push(`${stream} is not listed`);
    else wrong.push(...unequal(stream, standing, item));
  }
  return wrong;
}

const unequal = (stream: string, standing: Standing, item: Item): readonly string[] =>
  Object.entries(standing)
    .filter(([name, value]) => (item[name as keyof Item] ?? null) !== value)
    .map(
      ([name, value]) =>
        `${stream} ${name}: the log says ${String(value)}, the list ${String(item[name as keyof Standing])}`,
    );

async function inQueues(auditor: Caller, folded: ReadonlyMap<string, Folded>): Promise<readonly string[]> {
  const owners = new Map<string, Map<string, Owed>>();
  for (const [stream, { owed }] of folded)
    for (const deadline of owed.values()) {
      const owes = owners.get(deadline.owner) ?? new Map<string, Owed>();
      owners.set(deadline.owner, owes);
      owes.set(`${stream} ${deadline.id}`, deadline);
    }
  const wrong: string[] = [];
  for (const [owner, owes] of owners) {
    if (owner === 'reporter') continue;
    const rows = await pages((query) => auditor.queue(owner, query));
    for (const row of rows)
      for (const shown of row.deadlines) {
        const name = `appeal-${row.id} ${shown.id}`;
        const deadline = owes.get(name);
        owes.delete(name);
        if (deadline === undefined) wrong.push(`${owner}: ${name} is shown and not owed`);
        else if (!isAsShown(deadline, shown))
          wrong.push(`${owner}: ${name} is shown otherwise than the log has it`);
      }
    for (const name of owes.keys()) wrong.push(`${owner}: ${name} is owed and not shown`);
  }
  return wrong;
}

const isAsShown = ({ kind, dueAt, paused, missed }: Owed, row: Owing): boolean =>
  row.kind === kind &&
  Date.parse(row.dueAt) === Date.parse(dueAt) &&
  (row.status === 'paused') === paused &&
  (row.missedAt !== undefined) === missed;

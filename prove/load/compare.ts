import type { Folded, Owed, Standing } from '../verify/fold';
import type { Client, Who } from './client';

type Item = Readonly<Record<string, unknown>>;

/** Every page of a list. @throws Error when a page is refused */
export async function pages(client: Client, path: string, who: Who): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (let cursor = ''; ;) {
    const separator = path.includes('?') ? '&' : '?';
    const { status, body } = await client.get(`${path}${separator}limit=100${cursor}`, who);
    if (status !== 200) throw new Error(`${path} answers ${status}: ${JSON.stringify(body)}`);
    const page = body as { readonly items: readonly Item[]; readonly next?: string };
    items.push(...page.items);
    if (page.next === undefined) return items;
    cursor = `&cursor=${encodeURIComponent(page.next)}`;
  }
}

/** What lists and queues show against what the raw events say; each difference in a sentence. */
export async function differences(
  client: Client,
  auditor: Who,
  folded: ReadonlyMap<string, Folded>,
): Promise<readonly string[]> {
  return [...(await inLists(client, auditor, folded)), ...(await inQueues(client, auditor, folded))];
}

async function inLists(
  client: Client,
  auditor: Who,
  folded: ReadonlyMap<string, Folded>,
): Promise<readonly string[]> {
  const items = await pages(client, '/appeals', auditor);
  const shown = new Map(items.map((item) => [`appeal-${String(item['id'])}`, item]));
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
    .filter(([name, value]) => (item[name] ?? null) !== value)
    .map(
      ([name, value]) => `${stream} ${name}: the log says ${String(value)}, the list ${String(item[name])}`,
    );

async function inQueues(
  client: Client,
  auditor: Who,
  folded: ReadonlyMap<string, Folded>,
): Promise<readonly string[]> {
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
    const rows = await pages(client, `/queues/${owner}`, auditor);
    for (const row of rows) {
      const name = `appeal-${String(row['appeal'])} ${String(row['deadline'])}`;
      const deadline = owes.get(name);
      owes.delete(name);
      if (deadline === undefined) wrong.push(`${owner}: ${name} is shown and not owed`);
      else if (!isAsShown(deadline, row))
        wrong.push(`${owner}: ${name} is shown otherwise than the log has it`);
    }
    for (const name of owes.keys()) wrong.push(`${owner}: ${name} is owed and not shown`);
  }
  return wrong;
}

const isAsShown = ({ kind, dueAt, paused, missed }: Owed, row: Item): boolean =>
  row['kind'] === kind &&
  Date.parse(String(row['dueAt'])) === Date.parse(dueAt) &&
  (row['status'] === 'paused') === paused &&
  (row['missedAt'] !== undefined) === missed;

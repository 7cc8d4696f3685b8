import type { Client } from '../../test/kit/api/client';
import type { Runner } from '../../test/kit/api/types';
import { eventually } from '../../test/kit/eventually';

export async function runners(client: Client): Promise<readonly Runner[]> {
  const admin = await client.as('admin', '610921');
  const { data, error } = await admin.api.GET('/api/v1/operations/runners');
  if (data === undefined) throw new Error(`the runners answer ${JSON.stringify(error)}`);
  return data.runners;
}

/** Every runner stands at the same head. */
export function atHead(all: readonly Runner[]): boolean {
  const head = Math.max(...all.map(({ position }) => position));
  return all.every(({ position, lag }) => position === head && lag === 0);
}

const isWell = ({ state }: Runner): boolean => state === 'running';

/** Waits until every runner stands at the same head and stays there: nothing more comes of what was said. */
export const settled = (client: Client, withinMs = 60_000): Promise<readonly Runner[]> =>
  still(client, (all) => all.every(isWell), withinMs);

/** As `settled`, for runners that are as `are` says. */
export async function still(
  client: Client,
  are: (all: readonly Runner[]) => boolean,
  withinMs = 60_000,
): Promise<readonly Runner[]> {
  let before = -1;
  let since = 0;
  return eventually(
    () => runners(client),
    (all) => {
      const quiet = atHead(all) && are(all);
      const position = all[0]?.position ?? 0;
      if (!quiet || position !== before) since = performance.now();
      before = position;
      return quiet && performance.now() - since > QUIET_MS;
    },
    withinMs,
  );
}

/** Longer than a saga takes to answer what it has just read, on servers and a busy machine too. */
const QUIET_MS = 2_000;

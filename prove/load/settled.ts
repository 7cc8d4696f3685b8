import { eventually } from '../../test/kit/service';
import type { Client, Who } from './client';

export interface Runner {
  readonly name: string;
  readonly kind: 'projection' | 'saga';
  readonly state: string;
  readonly position: number;
  readonly lag: number;
  readonly parked: readonly { readonly key: string; readonly error: string }[];
  readonly rebuild?: { readonly generation: number; readonly phase: string } | undefined;
}

export async function runners(client: Client, admin: Who): Promise<readonly Runner[]> {
  const { status, body } = await client.get('/operations/runners', admin);
  if (status !== 200) throw new Error(`the runners answer ${status}: ${JSON.stringify(body)}`);
  return (body as { readonly runners: readonly Runner[] }).runners;
}

/** Every runner stands at the same head. */
export function atHead(all: readonly Runner[]): boolean {
  const head = Math.max(...all.map(({ position }) => position));
  return all.every(({ position, lag }) => position === head && lag === 0);
}

const isWell = ({ state }: Runner): boolean => state === 'running';

/** Waits until every runner stands at the same head and stays there: nothing more comes of what was said. */
export const settled = (client: Client, admin: Who, withinMs = 60_000): Promise<readonly Runner[]> =>
  still(client, admin, (all) => all.every(isWell), withinMs);

/** As `settled`, for runners that are as `are` says. */
export async function still(
  client: Client,
  admin: Who,
  are: (all: readonly Runner[]) => boolean,
  withinMs = 60_000,
): Promise<readonly Runner[]> {
  let before = -1;
  let since = 0;
  return eventually(
    () => runners(client, admin),
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

/** Longer than a saga takes to answer what it has just read. */
const QUIET_MS = 400;

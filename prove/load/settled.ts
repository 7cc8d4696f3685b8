import { eventually } from '../../test/support/service';
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

/** Waits until every runner stands at the same head and stays there: nothing more comes of what was said. */
export async function settled(client: Client, admin: Who, withinMs = 60_000): Promise<readonly Runner[]> {
  let before = -1;
  let since = 0;
  return eventually(
    () => runners(client, admin),
    (all) => {
      const head = Math.max(...all.map(({ position }) => position));
      const still = all.every(
        ({ position, lag, state }) => position === head && lag === 0 && state === 'running',
      );
      if (!still || head !== before) since = performance.now();
      before = head;
      return still && performance.now() - since > 400;
    },
    withinMs,
  );
}

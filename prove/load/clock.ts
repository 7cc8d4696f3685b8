import type { Client } from './client';

const HOUR = 3_600_000;
export const HOURS = (count: number): number => count * HOUR;

/** The service's settable clock, by its own route. */
export const clockOf = (client: Client) => ({
  now: async (): Promise<string> => {
    const { body } = await client.get('/dev/clock');
    return new Date((body as { readonly now: string }).now).toISOString();
  },
  /** Forward, or back when negative; time runs on from there. */
  move: async (millis: number): Promise<void> => {
    const { body } = await client.get('/dev/clock');
    const now = new Date(Date.parse((body as { readonly now: string }).now) + millis).toISOString();
    const { status } = await client.send({ method: 'POST', path: '/dev/clock', body: { now } });
    if (status !== 200) throw new Error(`the clock is not set: ${status}`);
  },
});

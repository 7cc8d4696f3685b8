import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Caller } from '../../test/kit/api/caller';

/** Somebody who asks for more than is theirs, for as long as they are let. */
export interface Attack {
  readonly name: string;
  /** So many a second, whether or not the last was answered: who attacks does not wait. */
  readonly perSecond: number;
  /** @returns the status */
  readonly strike: () => Promise<number>;
}

/** Whom it is for, as far as another process must know. */
export interface Target {
  readonly url: string;
  readonly attacker: Caller['credentials'];
  readonly longAppeal: string;
  readonly reporter: Caller['credentials'];
  /** The file of a photo. */
  readonly photo: string;
}

export const kinds = ['bodies', 'a long appeal', 'photos'] as const;

export function attacksOf(kind: string, target: Target): readonly Attack[] {
  switch (kind) {
    case 'bodies':
      return bodyAttacks(target);
    case 'a long appeal':
      return readAttacks(target);
    case 'photos':
      return [photoAttack(target)];
    default:
      return [];
  }
}

const JSON_TYPE = { 'content-type': 'application/json' };
const sent = async (url: string, init?: RequestInit): Promise<number> => {
  const answer = await fetch(url, init).catch(() => undefined);
  await answer?.arrayBuffer().catch(() => undefined);
  return answer?.status ?? 0;
};

const strays = JSON.stringify(Object.fromEntries(Array.from({ length: 18_000 }, (_, at) => [`x${at}`, 1])));
const refs = JSON.stringify({
  words: '停电',
  attachments: Array.from({ length: 18_000 }, () => ({ ref: 7 })),
});
const nested = `${'{"a":'.repeat(30_000)}1${'}'.repeat(30_000)}`;

/** Bodies that cost more to judge than to send; each just below the limit of its bytes. */
function bodyAttacks({ url, attacker: token }: Target): readonly Attack[] {
  const at = (route: string, body: string, headers: Readonly<Record<string, string>>) => () =>
    sent(`${url}/api/v1/${route}`, { method: 'POST', body, headers: { ...JSON_TYPE, ...headers } });
  const made = { authorization: 'Bearer made.up.token' };
  return [
    {
      name: '18,000 unknown fields, no credential',
      perSecond: 20,
      strike: at('appeals/a1/accept', strays, {}),
    },
    { name: '18,000 unknown fields, a made-up token', perSecond: 20, strike: at('appeals', strays, made) },
    {
      name: '18,000 unknown fields, an anonymous report',
      perSecond: 10,
      strike: () => at('appeals', strays, { 'idempotency-key': randomUUID() })(),
    },
    { name: '18,000 attachments, a token', perSecond: 5, strike: at('appeals', refs, token) },
    { name: '30,000 objects in each other, a token', perSecond: 5, strike: at('appeals', nested, token) },
  ];
}

const readAttacks = ({ url, longAppeal: id, reporter: token }: Target): readonly Attack[] =>
  ['', '/timeline', '/deadlines'].map((view) => ({
    name: `the long appeal${view}`,
    perSecond: 8,
    strike: () => sent(`${url}/api/v1/appeals/${id}${view}`, { headers: { ...token } }),
  }));

/** 64 megapixels of sixteen bits in half a megabyte, made elsewhere: unpacked it is 400 MB. */
export function largePhoto(): Buffer {
  const made = spawnSync(
    process.execPath,
    [
      '-e',
      `require('sharp')({ create: { width: 8192, height: 8192, channels: 3, background: '#789' }, limitInputPixels: false })
        .toColourspace('rgb16').png().toBuffer().then((png) => process.stdout.write(png))`,
    ],
    { maxBuffer: 64 * 1024 * 1024 },
  );
  if (made.status !== 0) throw new Error(made.stderr.toString());
  return made.stdout;
}

const photoAttack = ({ url, photo, attacker: token }: Target): Attack => ({
  name: 'photos of 64 megapixels',
  perSecond: 3,
  strike: () => {
    const form = new FormData();
    form.append('file', new Blob([Uint8Array.from(readFileSync(photo))]), 'IMG.png');
    return sent(`${url}/api/v1/attachments`, { method: 'POST', body: form, headers: { ...token } });
  },
});

/** All at once, for so long. @returns the statuses of each */
export async function striking(
  attacks: readonly Attack[],
  millis: number,
): Promise<ReadonlyMap<number, number>> {
  const statuses = new Map<number, number>();
  const until = performance.now() + millis;
  const flying: Promise<void>[] = [];
  await Promise.all(
    attacks.map(async ({ perSecond, strike }) => {
      while (performance.now() < until) {
        flying.push(strike().then((status) => void statuses.set(status, (statuses.get(status) ?? 0) + 1)));
        await pause(1_000 / perSecond);
      }
    }),
  );
  await Promise.all(flying);
  return statuses;
}

import { join } from 'node:path';
import Libsql from 'libsql';
import { Wrapping } from '../../src/adapters/primary-data/wrapping';
import type { KeyId } from '../../src/kernel/ids';
import { wrapSecretOf } from '../../src/privacy/secrets';
import type { AppealAnswer } from '../../test/kit/api/types';
import { NoAnswer } from '../../test/kit/api/exchange';
import type { Ledger } from './ledger';
import type { World } from './world';

const PAGE = 5_000;

const wordsIn = (body: unknown): string => (body as { readonly words: string }).words;

/** What was reported, by whom, and what each must read again. */
export const knownIn = ({ reports }: Ledger): readonly Known[] =>
  reports.map(({ answer, act }) => ({ answer, by: act.by, words: wordsIn(act.body) }));

/** What a county of some years has. */
export function addKeys(folder: string, master: Buffer, count: number): void {
  const wrapping = new Wrapping(wrapSecretOf(master));
  const db = new Libsql(join(folder, 'primary.db'));
  const add = db.prepare('INSERT INTO data_key (id, wrapped) VALUES (?, ?)');
  db.exec('BEGIN');
  for (const key of wrapping.newKeys(count)) add.run(key.id, wrapping.wrap(key));
  db.exec('COMMIT');
  db.close();
}

/** How many keys there are, and how many of them this master key opens. */
export function standing(folder: string, master: Buffer): { readonly keys: number; readonly under: number } {
  const wrapping = new Wrapping(wrapSecretOf(master));
  const db = new Libsql(join(folder, 'primary.db'));
  const page = db.prepare('SELECT id, wrapped FROM data_key WHERE id > ? ORDER BY id LIMIT ?').raw();
  let [keys, under, last] = [0, 0, ''];
  try {
    for (;;) {
      const rows = page.all(last, PAGE) as [string, Buffer][];
      for (const [id, wrapped] of rows) {
        keys++;
        last = id;
        if (opens(wrapping, id, wrapped)) under++;
      }
      if (rows.length < PAGE) return { keys, under };
    }
  } finally {
    db.close();
  }
}

function opens(wrapping: Wrapping, id: string, wrapped: Buffer): boolean {
  try {
    wrapping.unwrap(id as KeyId, wrapped);
    return true;
  } catch {
    return false;
  }
}

export interface Known {
  readonly answer: AppealAnswer;
  readonly by: Ledger['reports'][number]['act']['by'];
  readonly words: string;
}

export async function readOn(
  { client }: World,
  known: readonly Known[],
  seen: { reads: number; failed: number },
  isOver: () => boolean,
): Promise<void> {
  for (let at = 0; !isOver() && known.length > 0; at = (at + 1) % known.length) {
    const { answer, by, words } = known[at]!;
    const reader = answer.secret === undefined ? by : client.anonymous(answer.secret);
    try {
      seen.reads++;
      if ((await reader.sees(answer)).words !== words) seen.failed++;
    } catch (error) {
      seen.failed++;
      if (!(error instanceof NoAnswer)) console.error(String(error));
    }
  }
}

export async function saidOfPrivacy({ service }: World): Promise<string> {
  const { checks } = (await (await fetch(`${service.url}/health/ready`)).json()) as {
    readonly checks: readonly { readonly name: string; readonly detail?: string }[];
  };
  return checks.find(({ name }) => name === 'privacy')?.detail ?? '';
}

import { createHash, randomBytes } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Libsql from 'libsql';

/** Backups of one county, one after the other, and one of another county. */
export interface Backups {
  readonly earlier: string;
  readonly later: string;
  readonly foreign: string;
}

/** What somebody might make of several backups. */
export interface Mixture {
  readonly name: string;
  /** Changes a copy of the later backup. */
  readonly make: (copy: string, backups: Backups) => void;
  readonly says: RegExp;
}

interface Manifest {
  holds: Record<string, unknown>;
  files: Record<string, { sha256: string; bytes: number }>;
}

const manifestOf = (backup: string): Manifest =>
  JSON.parse(readFileSync(join(backup, 'manifest.json'), 'utf8')) as Manifest;
const writeManifest = (backup: string, manifest: Manifest) =>
  writeFileSync(join(backup, 'manifest.json'), JSON.stringify(manifest));

const photosIn = (backup: string): readonly string[] =>
  Object.keys(manifestOf(backup).files).filter((name) => /\/[0-9a-f]{64}$/.test(name));

const bring = (name: string, from: string, to: string) => {
  rmSync(join(to, name), { recursive: true, force: true });
  cpSync(join(from, name), join(to, name), { recursive: true });
};

/** Somebody makes the manifest fit what lies there. */
function forge(backup: string, holdsOf?: string): void {
  const manifest = manifestOf(backup);
  const names = readdirSync(backup, { recursive: true, encoding: 'utf8' });
  manifest.files = Object.fromEntries(
    names
      .filter((name) => name !== 'manifest.json' && statSync(join(backup, name)).isFile())
      .map((name) => {
        const bytes = readFileSync(join(backup, name));
        return [name, { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length }];
      }),
  );
  if (holdsOf !== undefined) manifest.holds = { ...manifest.holds, ...manifestOf(holdsOf).holds };
  writeManifest(backup, manifest);
}

function inLog(backup: string, sql: string): void {
  const db = new Libsql(join(backup, 'events.db'));
  db.exec(sql);
  db.close();
}

export const mixtures: readonly Mixture[] = [
  {
    name: 'no manifest',
    make: (copy) => rmSync(join(copy, 'manifest.json')),
    says: /manifest\.json is missing: this is no backup/,
  },
  {
    name: 'no log',
    make: (copy) => rmSync(join(copy, 'events.db')),
    says: /events\.db is missing, and the manifest names it/,
  },
  {
    name: 'a photo is missing',
    make: (copy) => rmSync(join(copy, photosIn(copy)[0]!)),
    says: /attachments\/.* is missing, and the manifest names it/,
  },
  {
    name: 'a photo was exchanged',
    make: (copy) => writeFileSync(join(copy, photosIn(copy)[0]!), 'another photo'),
    says: /attachments\/.* is not the file that was backed up/,
  },
  {
    name: 'a photo of another county lies among them',
    make: (copy, { foreign }) =>
      cpSync(join(foreign, photosIn(foreign)[0]!), join(copy, photosIn(foreign)[0]!), { recursive: true }),
    says: /attachments\/.* is not in the manifest/,
  },
  {
    name: 'the primary data of the earlier backup',
    make: (copy, { earlier }) => bring('primary.db', earlier, copy),
    says: /primary\.db is not the file that was backed up/,
  },
  {
    name: 'the log of the earlier backup',
    make: (copy, { earlier }) => bring('events.db', earlier, copy),
    says: /events\.db is not the file that was backed up/,
  },
  {
    name: 'the manifest of the earlier backup',
    make: (copy, { earlier }) => bring('manifest.json', earlier, copy),
    says: /is not the file that was backed up/,
  },
  {
    name: 'the primary data of the earlier backup, and a manifest made to fit',
    make: (copy, { earlier }) => {
      bring('primary.db', earlier, copy);
      forge(copy, earlier);
    },
    says: /primary\.db is older than .*events\.db, whose events need its generation/,
  },
  {
    name: 'the log of another county, and a manifest made to fit',
    make: (copy, { foreign }) => {
      bring('events.db', foreign, copy);
      forge(copy, foreign);
    },
    says: /belongs to the data folder .*, and .*events\.db to/,
  },
  {
    name: 'the photos of another county, and a manifest made to fit',
    make: (copy, { foreign }) => {
      bring('attachments', foreign, copy);
      forge(copy);
    },
    says: /attachments belongs to the data folder/,
  },
  {
    name: 'the master key of another county, and a manifest made to fit',
    make: (copy, { foreign }) => {
      bring('master.key', foreign, copy);
      forge(copy);
    },
    says: /master\.key is not the master key of .*primary\.db/,
  },
  {
    name: 'the log of the earlier backup, and a manifest with its sums',
    make: (copy, { earlier }) => {
      bring('events.db', earlier, copy);
      forge(copy);
    },
    says: /events\.db is another log than the manifest tells of/,
  },
  {
    name: 'an event edited, and a manifest made to fit',
    make: (copy) => {
      inLog(
        copy,
        `UPDATE event SET data = replace(data, '610921-', '610922-') WHERE position = (SELECT min(position) FROM event WHERE type = 'AppealReported')`,
      );
      forge(copy);
    },
    says: /does not hold: event \d+ of appeal-.* was edited/,
  },
  {
    name: 'a page of the log overwritten, and a manifest made to fit',
    make: (copy) => {
      const file = join(copy, 'events.db');
      const bytes = readFileSync(file);
      randomBytes(2048).copy(bytes, 4096 + 8);
      writeFileSync(file, bytes);
      forge(copy);
    },
    says: /events\.db (is damaged|cannot be read)|malformed/,
  },
];

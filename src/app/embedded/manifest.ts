import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileSum } from '../../adapters/files/copying';
import type { LogHead } from '../../adapters/sqlite/snapshot';

/** Written last: a backup without it was never finished. */
export const MANIFEST = 'manifest.json';
const VERSION = 1;

/** What a backup says of itself. `holds` and `files` are compared when it is restored. */
export interface Manifest {
  readonly version: typeof VERSION;
  /** Id of the data folder that it was taken of. */
  readonly folder: string;
  readonly takenAt: string;
  readonly holds: {
    readonly events: number;
    /** The newest event; absent for an empty log. */
    readonly head?: LogHead | undefined;
    readonly keys: number;
    readonly citizens: number;
    readonly numbers: number;
    readonly attachments: number;
    readonly masterKey: boolean;
  };
  readonly files: Readonly<Record<string, FileSum>>;
}

export const manifestOf = (facts: Omit<Manifest, 'version'>): Manifest => ({ version: VERSION, ...facts });

/** @throws Error in a sentence */
export function readManifest(backup: string): Manifest {
  const file = join(backup, MANIFEST);
  const manifest = parsed(file) as
    (Partial<Omit<Manifest, 'version'>> & { readonly version?: number }) | null;
  if (manifest?.version !== undefined && manifest.version !== VERSION)
    throw new Error(
      `${file} has version ${String(manifest.version)}, and this build reads ${VERSION}: restore with the build that made it`,
    );
  if (!manifest?.version || !manifest.folder || !manifest.holds || !manifest.files)
    throw new Error(`${file} is no manifest of a backup: take another backup`);
  return manifest as Manifest;
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new Error(
      missing
        ? `${file} is missing: this is no backup, or one that was not finished; take another`
        : `${file} cannot be read as JSON: take another backup`,
      { cause: error },
    );
  }
}

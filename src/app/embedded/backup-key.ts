import { resolve } from 'node:path';
import { sqliteWrappedKeyPlace } from '../../adapters/sqlite/primary-data/wrapped-key-place';
import { TransitMasterKey } from '../../adapters/transit/master-key';
import type { MasterKeySettings } from '../../config/privacy';
import { MasterKeyUnavailable, type WrappedKeyPlace } from '../../kernel/ports/master-key';
import { filesIn } from './files';

/**
 * The master key that a backup is held against: given, or unwrapped out of it.
 * @returns nothing where it lies in a file, or where the service that wraps it is away: a restore does not wait for that
 * @throws Error in a sentence when that service has another key
 */
export async function masterKeyOfBackup(
  settings: MasterKeySettings,
  backup: string,
): Promise<Buffer | undefined> {
  switch (settings.kind) {
    case 'file':
      return undefined;
    case 'given':
      return settings.key;
    case 'transit': {
      const place = sqliteWrappedKeyPlace(filesIn(resolve(backup)).primary);
      // Taken before the master key was wrapped by a service.
      if ((await place.kept()) === undefined) return undefined;
      const source = new TransitMasterKey(settings, untouched(place), () => undefined);
      return source.ask().catch((error: unknown) => {
        if (error instanceof MasterKeyUnavailable) return undefined;
        throw error;
      });
    }
    default:
      return settings satisfies never;
  }
}

/** A backup stays as it was taken. */
const untouched = (place: WrappedKeyPlace): WrappedKeyPlace => ({
  kept: () => place.kept(),
  keep: async (wrapped) => wrapped,
  replace: async () => undefined,
});

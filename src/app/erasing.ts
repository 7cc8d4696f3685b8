import { Identities, type IdentityGround, type HeldIn } from '../access';
import type { Config } from '../config/config';
import { SYSTEM } from '../kernel/actor';
import type { CorrelationId } from '../kernel/ids';
import type { Logger } from '../observability/logger';
import { shownError } from '../observability/logger';
import { Sealer } from '../privacy';
import { derivedId } from '../runtime/command-ids';
import type { CommandExecutor } from '../runtime/executor';
import { destroy, type Erases } from '../runtime/tasks';
import { openErasureList } from './embedded/erasure-list';
import type { Profile } from './profile';

type Settings = Pick<Config, 'erasures'>;

/** What an erasure destroys of this profile's stores, wherever they are. */
export function erasesOf(
  { primary, attachments, derived }: Profile,
  { erasures }: Settings,
  /** Whoever writes the rows, asked in their own turn. */
  purgeRows: () => Promise<void>,
): Erases {
  const list = openErasureList(erasures.file);
  return {
    note: (erasure) => list.add(erasure),
    citizen: (id) => primary.citizens.forget(id),
    key: (id) => primary.keys.destroy(id),
    attachment: async (id) => {
      await attachments.delete(id);
      await derived.forget(id);
    },
    purge: async () => {
      await primary.purge();
      await purgeRows();
    },
  };
}

interface Restoring {
  readonly profile: Profile;
  readonly config: Settings;
  readonly executor: CommandExecutor;
  readonly logger: Logger;
}

/**
 * What was erased after a backup comes back with it: each erasure of the list whose keys are there again is recorded
 * again and done again. Guarantee: when it resolves nothing of them can be opened, and nobody was served before.
 * @throws Error in a sentence when the list cannot be read, or the keys not be destroyed
 */
export async function replayErasures({ profile, config, executor, logger }: Restoring): Promise<void> {
  const { keys } = profile.primary;
  // Rows are made anew from the log, by runners that do not run yet.
  const erases = erasesOf(profile, config, async () => undefined);
  const identities = new Identities(executor, new Sealer(keys));
  let again = 0;
  for (const erasure of await openErasureList(config.erasures.file).all()) {
    const asked = [erasure.keys[0], erasure.keys.at(-1)].flatMap((key) => key ?? []);
    const there = await Promise.all(asked.map((key) => keys.find(key)));
    if (there.every((key) => key === undefined)) continue;
    again++;
    await destroy(erasure, erases);
    const commandId = derivedId('erased-again', erasure.citizen, ...erasure.keys);
    const correlationId = commandId as string as CorrelationId;
    await identities
      .eraseAgain({
        citizen: erasure.citizen,
        ground: erasure.ground as IdentityGround,
        appeals: erasure.appeals as readonly HeldIn[],
        reason: '恢复的备份早于清除，再次清除',
        from: { actor: SYSTEM, commandId, correlationId },
        keys: erasure.keys,
        attachments: erasure.attachments,
      })
      // What was destroyed is gone; only the record of it waits, for the next start.
      .catch((error: unknown) =>
        logger.warn(shownError(error), 'an erasure was done again and not recorded'),
      );
  }
  if (again === 0) return;
  // Of no use to anybody without its key, and purged with the erasure that was recorded again.
  await profile.primary
    .purge()
    .catch((error: unknown) =>
      logger.warn(shownError(error), 'what was erased again is not written over yet'),
    );
  logger.warn(
    { erasures: again },
    'what had been erased came back with a restored backup, and was erased again',
  );
}

import { join } from 'node:path';

/** Where the embedded profile keeps what. */
export const filesIn = (folder: string) =>
  ({
    log: join(folder, 'events.db'),
    primary: join(folder, 'primary.db'),
    readModels: join(folder, 'read-models.db'),
    attachments: join(folder, 'attachments'),
    derived: join(folder, 'derived'),
    spool: join(folder, 'spool'),
    masterKey: join(folder, 'master.key'),
  }) as const;

export type Files = ReturnType<typeof filesIn>;

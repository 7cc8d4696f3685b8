import { join } from 'node:path';
import type { Values } from './app/environment';

/** How long what is kept of people, and where it is noted what was erased. */
export const erasuresOf = (values: Values) => ({
  /** Where no restore puts an older one. */
  file: values.ERASURES_FILE ?? join(values.DATA_FOLDER, 'erasures.ndjson'),
  /** Whether that was said, or is beside what a restore replaces. */
  isElsewhere: values.ERASURES_FILE !== undefined,
  /** After an appeal is closed. */
  retentionDays: values.RETENTION_DAYS,
  backupDays: values.BACKUP_MAX_AGE_DAYS,
});

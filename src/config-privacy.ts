import { join } from 'node:path';
import type { Values } from './app/environment';
import { liesIn } from './config-heads';
import type { Demand } from './config-production';

const isKey = (value: string | undefined): boolean =>
  value === undefined || /^[A-Za-z0-9+/_-]{43}=?$/.test(value);

export const aboutPrivacy = ({
  SUQIU_MASTER_KEY,
  SUQIU_MASTER_KEY_OTHER,
  ERASURES_FILE,
  DATA_FOLDER,
}: Partial<Values>): readonly Demand[] => [
  [isKey(SUQIU_MASTER_KEY), 'SUQIU_MASTER_KEY should be the base64 of 32 bytes: openssl rand -base64 32'],
  [
    isKey(SUQIU_MASTER_KEY_OTHER),
    'SUQIU_MASTER_KEY_OTHER should be the base64 of 32 bytes: the master key from before, while keys are wrapped anew',
  ],
  [
    ERASURES_FILE === undefined || DATA_FOLDER === undefined || !liesIn(DATA_FOLDER, ERASURES_FILE),
    'ERASURES_FILE should lie outside DATA_FOLDER: a restore replaces what is in there',
  ],
];

const keyOf = (value: string | undefined): Buffer | undefined =>
  value === undefined ? undefined : Buffer.from(value, 'base64');

/** The present master key, and the one from before or after while keys come from one to the other. */
export const masterKeysOf = ({ SUQIU_MASTER_KEY, SUQIU_MASTER_KEY_OTHER }: Values) => ({
  masterKey: keyOf(SUQIU_MASTER_KEY),
  otherMasterKey: keyOf(SUQIU_MASTER_KEY_OTHER),
});

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

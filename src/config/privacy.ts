import { join } from 'node:path';
import type { Values } from './environment';
import { liesIn } from './heads';
import type { Demand } from './production';
import { aboutTransit, TRANSIT, transitOf } from './transit';

/** Where a master key is. */
export type MasterKeySettings =
  /** In the data folder, made there when it is not. */
  { readonly kind: 'file' } | { readonly kind: 'given'; readonly key: Buffer } | ReturnType<typeof transitOf>;

const isKey = (value: string | undefined): boolean =>
  value === undefined || value === TRANSIT || /^[A-Za-z0-9+/_-]{43}=?$/.test(value);

export const aboutPrivacy = (values: Partial<Values>): readonly Demand[] => {
  const { SUQIU_MASTER_KEY, SUQIU_MASTER_KEY_OTHER, ERASURES_FILE, DATA_FOLDER } = values;
  return [
    [
      isKey(SUQIU_MASTER_KEY),
      'SUQIU_MASTER_KEY should be the base64 of 32 bytes (openssl rand -base64 32), or transit',
    ],
    [
      isKey(SUQIU_MASTER_KEY_OTHER),
      'SUQIU_MASTER_KEY_OTHER should be the base64 of 32 bytes, or transit: the master key from before, while keys are wrapped anew',
    ],
    ...aboutTransit(values),
    [
      ERASURES_FILE === undefined || DATA_FOLDER === undefined || !liesIn(DATA_FOLDER, ERASURES_FILE),
      'ERASURES_FILE should lie outside DATA_FOLDER: a restore replaces what is in there',
    ],
  ];
};

/** The present master key, and the one from before or after while keys come from one to the other. */
export const masterKeysOf = (values: Values) => ({
  masterKey: keyOf(values.SUQIU_MASTER_KEY, values) ?? ({ kind: 'file' } as const),
  otherMasterKey: keyOf(values.SUQIU_MASTER_KEY_OTHER, values),
});

const keyOf = (value: string | undefined, values: Values): MasterKeySettings | undefined => {
  if (value === undefined) return undefined;
  return value === TRANSIT ? transitOf(values) : { kind: 'given', key: Buffer.from(value, 'base64') };
};

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

import { relative, isAbsolute, resolve } from 'node:path';
import type { Values } from './environment';
import type { Demand } from './production';

/** Whether a path lies in a folder, by their names alone. */
export const liesIn = (folder: string, path: string): boolean => {
  const way = relative(resolve(folder), resolve(path));
  return way !== '' && !way.startsWith('..') && !isAbsolute(way);
};

const KEYS = ['HEAD_KEY_FILE', 'HEAD_KEY_BEFORE_FILE', 'WITNESS_FILE'] as const;

/** What vouches for the log lies elsewhere: whoever can write the log must not be able to sign it anew. */
export const aboutHeads = (values: Partial<Values>): readonly Demand[] => [
  ...KEYS.map((name): Demand => [
    values[name] === undefined ||
      values.DATA_FOLDER === undefined ||
      !liesIn(values.DATA_FOLDER, values[name]),
    `${name} should lie outside DATA_FOLDER: whoever can write there could sign anew what was changed`,
  ]),
  [
    values.HEAD_KEY_BEFORE_FILE === undefined || values.HEAD_KEY_FILE !== undefined,
    'HEAD_KEY_BEFORE_FILE should come with HEAD_KEY_FILE, the key that it hands over to',
  ],
  [
    values.WITNESS_TOPIC === undefined || values.MESSAGING === 'kafka',
    'WITNESS_TOPIC should come with MESSAGING=kafka',
  ],
  ...(values.WITNESS_URLS ?? []).map((url): Demand => [
    URL.canParse(url) && /^https?:/.test(url),
    `WITNESS_URLS should be http or https addresses, not "${url}"`,
  ]),
];

export const headsOf = (values: Values) => ({
  /** Made when it is not there, outside production alone. */
  keyFile: values.HEAD_KEY_FILE ?? `${resolve(values.DATA_FOLDER)}.head-key.pem`,
  keyBeforeFile: values.HEAD_KEY_BEFORE_FILE,
  mayMakeKey: values.NODE_ENV !== 'production',
  dataFolder: values.DATA_FOLDER,
  county: values.COUNTY,
  events: values.HEAD_EVENTS,
  minutes: values.HEAD_MINUTES,
  witnessFile: values.WITNESS_FILE,
  witnessUrls: values.WITNESS_URLS ?? [],
  topic: values.WITNESS_TOPIC,
});

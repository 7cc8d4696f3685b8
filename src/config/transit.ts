import { isIP } from 'node:net';
import type { Values } from './environment';
import type { Demand } from './shapes';

/** Says instead of a key that it is wrapped by the transit engine of a key management service. */
export const TRANSIT = 'transit';

const isUsed = ({ SUQIU_MASTER_KEY, SUQIU_MASTER_KEY_OTHER }: Partial<Values>): boolean =>
  [SUQIU_MASTER_KEY, SUQIU_MASTER_KEY_OTHER].includes(TRANSIT);

export function aboutTransit(values: Partial<Values>): readonly Demand[] {
  const { TRANSIT_ADDRESS, TRANSIT_TOKEN, TRANSIT_TOKEN_FILE, TRANSIT_MOUNT, TRANSIT_KEY } = values;
  return [
    [
      !isUsed(values) || TRANSIT_ADDRESS !== undefined,
      'TRANSIT_ADDRESS should be set with SUQIU_MASTER_KEY=transit',
    ],
    [
      TRANSIT_ADDRESS === undefined || isOrigin(TRANSIT_ADDRESS),
      `TRANSIT_ADDRESS should be an http or https address without a path, not "${TRANSIT_ADDRESS}"`,
    ],
    [
      !isUsed(values) || (TRANSIT_TOKEN === undefined) !== (TRANSIT_TOKEN_FILE === undefined),
      'TRANSIT_TOKEN_FILE or TRANSIT_TOKEN should be set with SUQIU_MASTER_KEY=transit, and not both',
    ],
    [
      values.SUQIU_MASTER_KEY !== TRANSIT || values.SUQIU_MASTER_KEY_OTHER !== TRANSIT,
      'SUQIU_MASTER_KEY_OTHER should be the master key from before, and transit is the present one: from one service to another go by a key in between',
    ],
    [
      TRANSIT_MOUNT === undefined || /^[^/\s]+(\/[^/\s]+)*$/.test(TRANSIT_MOUNT),
      `TRANSIT_MOUNT should be a path such as transit, without / at its ends, not "${TRANSIT_MOUNT}"`,
    ],
    [
      TRANSIT_KEY === undefined || /^[\w.-]+$/.test(TRANSIT_KEY),
      `TRANSIT_KEY should be the name of a key, not "${TRANSIT_KEY}"`,
    ],
  ];
}

/** Whoever is on the line has token and master key; an agent on this machine may have none. */
export const transitInProduction = ({ TRANSIT_ADDRESS }: Partial<Values>): readonly Demand[] => [
  [
    TRANSIT_ADDRESS === undefined ||
      !isOrigin(TRANSIT_ADDRESS) ||
      TRANSIT_ADDRESS.startsWith('https:') ||
      isLoopback(new URL(TRANSIT_ADDRESS).hostname),
    'TRANSIT_ADDRESS should be https in production: token and master key go over that line',
  ],
];

const isOrigin = (address: string): boolean =>
  URL.canParse(address) &&
  /^https?:/.test(address) &&
  `${new URL(address).origin}` === address.replace(/\/$/, '');

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || (isIP(host) === 4 && host.startsWith('127.'));

export const transitOf = (values: Values) =>
  ({
    kind: 'transit',
    address: (values.TRANSIT_ADDRESS ?? '').replace(/\/$/, ''),
    mount: values.TRANSIT_MOUNT,
    key: values.TRANSIT_KEY,
    namespace: values.TRANSIT_NAMESPACE,
    token:
      values.TRANSIT_TOKEN_FILE === undefined
        ? { given: values.TRANSIT_TOKEN ?? '' }
        : { file: values.TRANSIT_TOKEN_FILE },
    caFile: values.TRANSIT_CA_FILE,
    timeoutMs: values.TRANSIT_TIMEOUT_MS,
    lentForMs: values.TRANSIT_LENT_SECONDS * 1_000,
  }) as const;

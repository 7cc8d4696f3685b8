import type { Values } from './environment';
import type { Demand } from './production';
import { isNetwork } from './shapes';
import { noticeChannels, type NoticeChannelName } from '../notices';

const isChannel = (name: string): name is NoticeChannelName => noticeChannels.some((known) => known === name);

/** Which ways notices go besides the inbox, and what these may do. */
export const aboutNotices = ({
  NOTICE_CHANNELS = [],
  WEBHOOK_PRIVATE_NETWORKS = [],
  MESSAGING,
}: Partial<Values>): readonly Demand[] => [
  ...NOTICE_CHANNELS.map((name): Demand => [
    isChannel(name),
    `NOTICE_CHANNELS should be of ${noticeChannels.join(', ')}, separated by commas, not "${name}"; the inbox is always there`,
  ]),
  [
    !NOTICE_CHANNELS.includes('kafka') || MESSAGING === 'kafka',
    'NOTICE_CHANNELS should name kafka with MESSAGING=kafka alone: without brokers there is no topic for gateways',
  ],
  ...WEBHOOK_PRIVATE_NETWORKS.map((network): Demand => [
    /^[\da-f.:]+(\/\d+)?$/i.test(network) && isNetwork(network),
    `WEBHOOK_PRIVATE_NETWORKS should be addresses or networks such as 10.20.0.0/16, not "${network}"`,
  ]),
];

const HOUR = 3_600_000;

export const noticesOf = (values: Values) => ({
  channels: (values.NOTICE_CHANNELS ?? []).filter(isChannel),
  webhooks: {
    privateNetworks: values.WEBHOOK_PRIVATE_NETWORKS ?? [],
    withinMs: values.WEBHOOK_TIMEOUT_MS,
  },
});

/** How long they are tried; in milliseconds. */
export const postingOf = (values: Values) => ({
  retryFrom: values.NOTICE_RETRY_MS,
  retryTo: Math.max(values.NOTICE_RETRY_MS, HOUR),
  refusals: values.NOTICE_REFUSALS,
  offAfter: values.WEBHOOK_OFF_AFTER,
  keep: values.NOTICE_KEEP_HOURS * HOUR,
});

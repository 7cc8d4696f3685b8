import { LogChannel } from '../../adapters/notices/log-channel';
import { TopicChannel } from '../../adapters/notices/topic-channel';
import { Addresses } from '../../adapters/webhook/addresses';
import { literalIn } from '../../adapters/webhook/connecting';
import { webhookSecretOf } from '../../adapters/webhook/signing';
import { WebhookChannel, type FindWebhook } from '../../adapters/webhook/webhook-channel';
import type { Config } from '../../config/config';
import { isServing } from '../../directory';
import type { NoticeChannel, NoticeChannels } from '../../kernel/ports/notice-channel';
import type { WebhookDoor } from '../../kernel/ports/webhooks';
import type { NoticeChannelName } from '../../notices';
import type { Logger } from '../../observability';
import type { ReferenceInForce } from '../../reference';
import type { CommandExecutor } from '../../runtime/executor';
import { dayOf } from '../../sla';
import { signingGenerations, webhookAggregate, webhookStream } from '../../webhooks';
import type { Profile } from '../profile';

export interface ChannelSetup {
  readonly config: Pick<Config, 'notices'>;
  readonly profile: Pick<Profile, 'messaging' | 'secrets' | 'clock'>;
  readonly executor: Pick<CommandExecutor, 'load'>;
  readonly reference: Pick<ReferenceInForce, 'current'>;
  readonly logger: Logger;
}

/** Those that the configuration names, by name. */
export function noticeChannelsOf(setup: ChannelSetup): NoticeChannels {
  const { channels } = setup.config.notices;
  return new Map(
    channels.flatMap((name) => {
      const channel = channelOf(name, setup);
      return channel === undefined ? [] : [[name, channel] as const];
    }),
  );
}

function channelOf(name: NoticeChannelName, setup: ChannelSetup): NoticeChannel | undefined {
  const { config, profile, logger } = setup;
  switch (name) {
    case 'webhook': {
      const { privateNetworks, withinMs } = config.notices.webhooks;
      return new WebhookChannel({
        find: findingOf(setup),
        addresses: new Addresses(privateNetworks),
        withinMs,
      });
    }
    case 'kafka':
      return profile.messaging && new TopicChannel(profile.messaging);
    case 'log':
      return new LogChannel((facts, message) => logger.info(facts, message));
    default:
      return name satisfies never;
  }
}

/** Of the log, at each try: what was rotated, ended or left the directory counts at once. */
function findingOf({ profile, executor, reference }: ChannelSetup): FindWebhook {
  return async (id) => {
    const { state } = await executor.load(webhookAggregate, webhookStream(id));
    if (state === null || state.ended) return undefined;
    const now = profile.clock.clock.now();
    const account = reference.current().directory.person(state.subscription.account);
    if (account?.role !== 'client' || !isServing(account, dayOf(now))) return undefined;
    const secrets = signingGenerations(state, now).map((generation) =>
      webhookSecretOf(profile.secrets.webhook, id, generation),
    );
    return { url: state.subscription.url, secrets };
  };
}

/** What an operator may register, before any name is looked up. */
export function webhookDoorOf({ config, profile }: Pick<ChannelSetup, 'config' | 'profile'>): WebhookDoor {
  const { channels, webhooks } = config.notices;
  const addresses = new Addresses(webhooks.privateNetworks);
  return {
    isOpen: channels.includes('webhook'),
    mayCall: (url) => {
      if (!URL.canParse(url)) return false;
      const { protocol, username, password, hostname } = new URL(url);
      if (username !== '' || password !== '') return false;
      const literal = literalIn(hostname);
      if (protocol === 'https:') return literal === undefined || addresses.mayConnect(literal);
      // In the clear to addresses that the configuration vouches for; a name is judged when it is connected to.
      const allowsSome = webhooks.privateNetworks.length > 0;
      return protocol === 'http:' && allowsSome && (literal === undefined || addresses.isAllowed(literal));
    },
    secretOf: (webhook, generation) => webhookSecretOf(profile.secrets.webhook, webhook, generation),
  };
}

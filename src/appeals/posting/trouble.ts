import type { Target } from './rows';

/** A try may fail; so many in a row are a receiver that is away. */
const AWAY_AFTER = 3;

/** For an operator, by channel and target; nothing while all are well. No address: whoever reads health need not know it. */
export function troubleOf(targets: readonly Target[]): string | undefined {
  const said = targets.flatMap((each) => {
    const { channel, target, state, cause = 'unknown', failures } = each;
    const named = channel === 'webhook' ? `webhook ${target}` : `channel ${channel}`;
    if (state === 'off')
      return [
        cause === 'operator'
          ? `${named} was switched off by an operator`
          : `${named} is switched off (${cause}): mend it, then POST /api/v1/operations/webhooks/${target}/switch-on`,
      ];
    return failures >= AWAY_AFTER ? [`${named} has taken nothing in ${failures} tries (${cause})`] : [];
  });
  return said.length === 0 ? undefined : said.join('; ');
}

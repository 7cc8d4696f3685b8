import type { Selectable } from 'kysely';
import type { NoticeChannelName } from '../../notices';
import type { RuntimeTables } from '../../runtime/runners/schema';
import type { OffCause, Subscription } from '../../webhooks';

export type PostingRow = Selectable<RuntimeTables['posting']>;
type TargetRow = Selectable<RuntimeTables['posting_target']>;

/** Where notices of one channel go, and how it goes there. */
export interface Target {
  readonly channel: NoticeChannelName;
  /** Of webhooks, which; empty for the others. */
  readonly target: string;
  readonly subscription?: Subscription | undefined;
  /** `switching-off`: nothing goes there any more, and the log does not say so yet. */
  readonly state: TargetRow['state'];
  /** What the last try met. */
  readonly cause?: string | undefined;
  /** Tries in a row that failed. */
  readonly failures: number;
  /** Milliseconds by the database's clock. */
  readonly retryAt: number;
}

export const keyOf = ({ channel, target }: Pick<Target, 'channel' | 'target'>): string =>
  `${channel} ${target}`;

export const newTarget = (
  channel: NoticeChannelName,
  target: string,
  subscription?: Subscription,
): Target => ({ channel, target, subscription, state: 'on', failures: 0, retryAt: 0 });

export const targetOf = (row: TargetRow): Target => ({
  channel: row.channel as NoticeChannelName,
  target: row.target,
  subscription: row.subscription === null ? undefined : (JSON.parse(row.subscription) as Subscription),
  state: row.state,
  cause: row.cause ?? undefined,
  failures: row.failures,
  retryAt: row.retry_at,
});

export const rowOf = ({
  channel,
  target,
  subscription,
  state,
  cause,
  failures,
  retryAt,
}: Target): TargetRow => ({
  ...{ channel, target, state, failures },
  subscription: subscription === undefined ? null : JSON.stringify(subscription),
  cause: cause ?? null,
  retry_at: retryAt,
});

/** Why a webhook whose tries ended so is switched off. */
export const offCauseOf = ({ cause }: Pick<Target, 'cause'>): OffCause =>
  cause === 'gone' ? 'gone' : 'failing';

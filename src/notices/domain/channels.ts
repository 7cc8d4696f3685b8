/**
 * By which ways a notice goes besides the inbox, where each is kept. `webhook`: to addresses that client accounts have registered.
 * `kafka`: a topic that gateways for SMS and WeChat read. `log`: a line in the service's own log, for development.
 */
export const noticeChannels = ['webhook', 'kafka', 'log'] as const;
export type NoticeChannelName = (typeof noticeChannels)[number];

/** What a notice waits for before it goes out; a critical one waits for nothing. */
export const waits = ['quiet-hours', 'working-time'] as const;
export type Waits = (typeof waits)[number];

/** Of the county's clock, `21:00`. */
export type TimeOfDay = string;
export const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;

/** The hours in which nobody's telephone is to ring; over midnight where `to` is no later than `from`. */
export interface QuietHours {
  readonly from: TimeOfDay;
  readonly to: TimeOfDay;
}

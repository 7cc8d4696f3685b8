import { urgencies, type Bilingual, type Urgency } from '../../catalogue';
import { below, fieldsAt, InvalidDocument, listAt, oneOfAt } from '../../kernel/invalid-document';
import {
  noticeChannels,
  TIME_OF_DAY,
  waits,
  type NoticeChannelName,
  type QuietHours,
  type Waits,
} from './channels';
import { audiences, fieldsTo, moments, tellings, type Audience, type Moment } from './moments';
import { templateAt } from './template';
import type { Waiting } from './waiting';

/** Who is told of what, with what text. The first that matches counts. */
export interface NoticeRule extends Bilingual {
  readonly moment: Moment;
  readonly to: Audience;
  /** Of these urgencies alone; of all where it is left out. */
  readonly urgencies?: readonly Urgency[] | undefined;
  /** By which channels besides the inbox; those of the table where it is left out, none where it is empty. */
  readonly channels?: readonly NoticeChannelName[] | undefined;
  /** What it waits for before it goes out by these; for nothing where it is left out. */
  readonly waits?: Waits | undefined;
}

export interface NoticesDocument {
  /** By which channels a notice goes whose rule does not say. */
  readonly channels?: readonly NoticeChannelName[] | undefined;
  readonly quietHours?: QuietHours | undefined;
  /** What happens to one appeal within so many minutes is one message to each; at once where it is left out. */
  readonly gatherMinutes?: number | undefined;
  readonly notices: readonly NoticeRule[];
}

/** The table, indexed for questions. */
export interface Notices {
  readonly version: number;
  readonly waiting: Waiting;
  channelsOf(rule: NoticeRule): readonly NoticeChannelName[];
  /** Who is told, and the text with its blanks. */
  of(moment: Moment, urgency: Urgency): readonly NoticeRule[];
}

/** Nobody is told anything: of a log and of files from before there were notices. */
export const noNotices: NoticesDocument = { notices: [] };

/** @throws InvalidDocument with the pointer to the first fault */
export function validateNotices(document: unknown): NoticesDocument {
  const fields = fieldsAt(document, '', ['channels', 'quietHours', 'gatherMinutes', 'notices']);
  const rules = listAt(fields.notices, '/notices', ruleAt);
  rules.forEach((rule, at) => {
    const before = rules.slice(0, at).findIndex((other) => covers(other, rule));
    if (before >= 0)
      throw new InvalidDocument(
        below('/notices', at),
        `is never reached: rule ${before} matches before it for ${rule.moment}, ${rule.to}`,
      );
  });
  return {
    ...(fields.channels === undefined ? {} : { channels: channelsAt(fields.channels, '/channels') }),
    ...(fields.quietHours === undefined ? {} : { quietHours: quietHoursAt(fields.quietHours) }),
    ...(fields.gatherMinutes === undefined ? {} : { gatherMinutes: minutesAt(fields.gatherMinutes) }),
    notices: rules,
  };
}

function channelsAt(value: unknown, pointer: string): readonly NoticeChannelName[] {
  const channels = listAt(value, pointer, (channel, at) => oneOfAt(channel, at, noticeChannels));
  const doubled = channels.findIndex((channel, at) => channels.indexOf(channel) !== at);
  if (doubled >= 0) throw new InvalidDocument(below(pointer, doubled), 'is named twice');
  return channels;
}

function quietHoursAt(value: unknown): QuietHours {
  const fields = fieldsAt(value, '/quietHours', ['from', 'to']);
  const timeAt = (name: 'from' | 'to'): string => {
    const time = fields[name];
    if (typeof time !== 'string' || !TIME_OF_DAY.test(time))
      throw new InvalidDocument(below('/quietHours', name), 'must be a time of day such as 21:00');
    return time;
  };
  const [from, to] = [timeAt('from'), timeAt('to')];
  if (from === to)
    throw new InvalidDocument('/quietHours', 'must leave some of the day: from and to are the same');
  return { from, to };
}

const MOST_MINUTES = 60;

function minutesAt(value: unknown): number {
  if (!Number.isInteger(value) || (value as number) < 0 || (value as number) > MOST_MINUTES)
    throw new InvalidDocument('/gatherMinutes', `must be whole minutes from 0 to ${MOST_MINUTES}`);
  return value as number;
}

function ruleAt(value: unknown, pointer: string): NoticeRule {
  const fields = fieldsAt(value, pointer, ['moment', 'to', 'urgencies', 'channels', 'waits', 'zh', 'en']);
  const moment = oneOfAt(fields.moment, below(pointer, 'moment'), moments);
  const telling = tellings[moment];
  const to = oneOfAt(fields.to, below(pointer, 'to'), audiences);
  if (!telling.to.includes(to))
    throw new InvalidDocument(below(pointer, 'to'), `of ${moment} can be told: ${telling.to.join(', ')}`);
  const at = below(pointer, 'urgencies');
  return {
    moment,
    to,
    ...(fields.urgencies === undefined
      ? {}
      : {
          urgencies: listAt(fields.urgencies, at, (urgency, where) => oneOfAt(urgency, where, urgencies)),
        }),
    ...(fields.channels === undefined
      ? {}
      : { channels: channelsAt(fields.channels, below(pointer, 'channels')) }),
    ...(fields.waits === undefined ? {} : { waits: oneOfAt(fields.waits, below(pointer, 'waits'), waits) }),
    zh: templateAt(fields.zh, below(pointer, 'zh'), fieldsTo(moment, to)),
    en: templateAt(fields.en, below(pointer, 'en'), fieldsTo(moment, to)),
  };
}

const covers = (one: NoticeRule, other: NoticeRule): boolean =>
  one.moment === other.moment &&
  one.to === other.to &&
  (other.urgencies ?? urgencies).every((urgency) => (one.urgencies ?? urgencies).includes(urgency));

export function indexNotices(document: NoticesDocument, version: number): Notices {
  const { notices, quietHours, gatherMinutes = 0, channels = [] } = document;
  return {
    version,
    waiting: { quietHours, gatherMinutes },
    channelsOf: (rule) => rule.channels ?? channels,
    of: (moment, urgency) => {
      const fitting = notices.filter(
        (rule) => rule.moment === moment && (rule.urgencies ?? urgencies).includes(urgency),
      );
      return fitting.filter(({ to }, at) => fitting.findIndex((other) => other.to === to) === at);
    },
  };
}

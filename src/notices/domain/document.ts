import { urgencies, type Bilingual, type Urgency } from '../../catalogue';
import { below, fieldsAt, InvalidDocument, listAt, oneOfAt } from '../../kernel/invalid-document';
import { audiences, moments, tellings, type Audience, type Moment } from './moments';
import { templateAt } from './template';

/** Who is told of what, with what text. The first that matches counts. */
export interface NoticeRule extends Bilingual {
  readonly moment: Moment;
  readonly to: Audience;
  /** Of these urgencies alone; of all where it is left out. */
  readonly urgencies?: readonly Urgency[] | undefined;
}

export interface NoticesDocument {
  readonly notices: readonly NoticeRule[];
}

/** The table, indexed for questions. */
export interface Notices {
  readonly version: number;
  /** Who is told, and the text with its blanks. */
  of(moment: Moment, urgency: Urgency): readonly NoticeRule[];
}

/** Nobody is told anything: of a log and of files from before there were notices. */
export const noNotices: NoticesDocument = { notices: [] };

/** @throws InvalidDocument with the pointer to the first fault */
export function validateNotices(document: unknown): NoticesDocument {
  const rules = listAt(fieldsAt(document, '', ['notices']).notices, '/notices', ruleAt);
  rules.forEach((rule, at) => {
    const before = rules.slice(0, at).findIndex((other) => covers(other, rule));
    if (before >= 0)
      throw new InvalidDocument(
        below('/notices', at),
        `is never reached: rule ${before} matches before it for ${rule.moment}, ${rule.to}`,
      );
  });
  return { notices: rules };
}

function ruleAt(value: unknown, pointer: string): NoticeRule {
  const fields = fieldsAt(value, pointer, ['moment', 'to', 'urgencies', 'zh', 'en']);
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
    zh: templateAt(fields.zh, below(pointer, 'zh'), telling.fields),
    en: templateAt(fields.en, below(pointer, 'en'), telling.fields),
  };
}

const covers = (one: NoticeRule, other: NoticeRule): boolean =>
  one.moment === other.moment &&
  one.to === other.to &&
  (other.urgencies ?? urgencies).every((urgency) => (one.urgencies ?? urgencies).includes(urgency));

export function indexNotices({ notices }: NoticesDocument, version: number): Notices {
  return {
    version,
    of: (moment, urgency) => {
      const fitting = notices.filter(
        (rule) => rule.moment === moment && (rule.urgencies ?? urgencies).includes(urgency),
      );
      return fitting.filter(({ to }, at) => fitting.findIndex((other) => other.to === to) === at);
    },
  };
}

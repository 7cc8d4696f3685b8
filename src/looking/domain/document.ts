import { roles, type Role } from '../../kernel/actor';
import type { PersonId } from '../../kernel/ids';
import { below, fieldsAt, InvalidDocument, listAt, oneOfAt, textAt } from '../../kernel/invalid-document';
import type { Bilingual } from '../../kernel/language';

/** What asks for a purpose: an identity in clear, a person by number, a file, words out of appeals, a number for a notice. */
export const purposeActs = ['reveal', 'look-up', 'export', 'words', 'originals', 'notice'] as const;
export type PurposeAct = (typeof purposeActs)[number];

/** A purpose that somebody may look for, in the county's own words. */
export interface ListedPurpose extends Bilingual {
  /** `handling`; kept in events, so that a list that says it otherwise later still reads them. */
  readonly code: string;
  /** For these acts alone; for all where it is left out. */
  readonly for?: readonly PurposeAct[] | undefined;
}

/** What may mean that somebody looks at what is none of their business. */
export const lookSignals = ['many-reveals', 'not-holding', 'no-appeal-at-hand', 'off-hours'] as const;
export type LookSignal = (typeof lookSignals)[number];

/** So many such looks of one account within so many minutes are a signal. */
export interface Threshold {
  readonly signal: LookSignal;
  readonly looks: number;
  readonly minutes: number;
  /** Of these roles alone: others look so by their office. Of all where it is left out. */
  readonly roles?: readonly Role[] | undefined;
}

/** A client account that brings notices to telephones: it may ask for the number behind each that it was told. */
export interface Gateway {
  readonly account: PersonId;
  /** A code of the list, for `notice`. */
  readonly purpose: string;
  /** For so long after the notice was sent. */
  readonly minutes: number;
}

export interface LookingDocument {
  readonly purposes: readonly ListedPurpose[];
  /** A purpose may still be given in words alone, as before there was a list: it is kept as `unlisted`. */
  readonly wordsAlone: boolean;
  /** So long a look may be withheld from whom it was at, each time that it is decided. */
  readonly withholdDays: number;
  readonly watch: readonly Threshold[];
  /** Nobody may where it is left out. */
  readonly gateways?: readonly Gateway[] | undefined;
}

/** The document in force. */
export interface Looking extends LookingDocument {
  readonly version: number;
  purpose(code: string): ListedPurpose | undefined;
}

/** Of a log and of files from before there was a list: everybody says it in their own words, and nobody watches. */
export const noLooking: LookingDocument = { purposes: [], wordsAlone: true, withholdDays: 90, watch: [] };

/** What was said in words alone: of before there was a list, and wherever words alone will do. */
export const UNLISTED = 'unlisted';

/** Not shorter than a purpose in words may be. */
const CODE = /^[a-z][a-z-]{3,39}$/;
/** Longer windows would keep an account's looks for longer than anybody asks about them. */
const LONGEST_MINUTES = 7 * 24 * 60;

/** @throws InvalidDocument with the pointer to the first fault */
export function validateLooking(document: unknown): LookingDocument {
  const fields = fieldsAt(document, '', ['purposes', 'wordsAlone', 'withholdDays', 'watch', 'gateways']);
  const purposes = listAt(fields.purposes, '/purposes', purposeAt);
  const wordsAlone = oneOfAt(String(fields.wordsAlone), '/wordsAlone', ['true', 'false']) === 'true';
  onceEach(purposes, '/purposes', 'code', ({ code }) => code);
  if (purposes.length === 0 && !wordsAlone)
    throw new InvalidDocument('/purposes', 'must list a purpose: without one nobody may look');
  const watch = listAt(fields.watch, '/watch', thresholdAt);
  onceEach(watch, '/watch', 'signal', ({ signal }) => signal);
  const withholdDays = wholeAt(fields.withholdDays, '/withholdDays', 1, 365);
  const rules = { purposes, wordsAlone, withholdDays, watch };
  if (fields.gateways === undefined) return rules;
  const gateways = listAt(fields.gateways, '/gateways', (each, at) => gatewayAt(each, at, purposes));
  onceEach(gateways, '/gateways', 'account', ({ account }) => account);
  return { ...rules, gateways };
}

function gatewayAt(value: unknown, pointer: string, purposes: readonly ListedPurpose[]): Gateway {
  const fields = fieldsAt(value, pointer, ['account', 'purpose', 'minutes']);
  const codes = purposes.filter((each) => each.for?.includes('notice') === true).map(({ code }) => code);
  return {
    account: textAt(fields.account, below(pointer, 'account')) as PersonId,
    purpose: oneOfAt(fields.purpose, below(pointer, 'purpose'), codes),
    minutes: wholeAt(fields.minutes, below(pointer, 'minutes'), 1, LONGEST_MINUTES),
  };
}

function purposeAt(value: unknown, pointer: string): ListedPurpose {
  const fields = fieldsAt(value, pointer, ['code', 'zh', 'en', 'for']);
  const code = textAt(fields.code, below(pointer, 'code'));
  if (!CODE.test(code) || code === UNLISTED)
    throw new InvalidDocument(
      below(pointer, 'code'),
      'must be small letters and hyphens, 4 to 40, and not unlisted',
    );
  const acts = below(pointer, 'for');
  return {
    code,
    zh: textAt(fields.zh, below(pointer, 'zh')),
    en: textAt(fields.en, below(pointer, 'en')),
    ...(fields.for === undefined
      ? {}
      : { for: listAt(fields.for, acts, (act, where) => oneOfAt(act, where, purposeActs)) }),
  };
}

function thresholdAt(value: unknown, pointer: string): Threshold {
  const fields = fieldsAt(value, pointer, ['signal', 'looks', 'minutes', 'roles']);
  return {
    signal: oneOfAt(fields.signal, below(pointer, 'signal'), lookSignals),
    looks: wholeAt(fields.looks, below(pointer, 'looks'), 1, 200),
    minutes: wholeAt(fields.minutes, below(pointer, 'minutes'), 1, LONGEST_MINUTES),
    ...(fields.roles === undefined
      ? {}
      : { roles: listAt(fields.roles, below(pointer, 'roles'), (role, at) => oneOfAt(role, at, roles)) }),
  };
}

function onceEach<Item>(
  items: readonly Item[],
  pointer: string,
  field: string,
  keyOf: (item: Item) => string,
): void {
  items.forEach((item, at) => {
    if (items.slice(0, at).some((other) => keyOf(other) === keyOf(item)))
      throw new InvalidDocument(below(below(pointer, at), field), `${keyOf(item)} is there twice`);
  });
}

function wholeAt(value: unknown, pointer: string, least: number, most: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most)
    throw new InvalidDocument(pointer, `must be a whole number, ${least} to ${most}`);
  return value;
}

export const indexLooking = (document: LookingDocument, version: number): Looking => ({
  ...document,
  version,
  purpose: (code) => document.purposes.find((each) => each.code === code),
});

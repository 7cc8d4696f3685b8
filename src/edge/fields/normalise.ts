import { parseInstant } from '../../kernel/time';

/** From what people type, paste and put into a URL to the one form that rules judge and events keep. */

const PLAIN = /^[\x21-\x7e]*$/;
const DASHES = /[\u2010-\u2015\u2212]/g;

/** Signs of full width as their narrow ones, one kind of dash. */
const narrow = (text: string): string => text.normalize('NFKC').replace(DASHES, '-');

/** An id, a number, a code: `１３８ ９１５０ ００００` is `13891500000`. */
export const code = (text: string): string => (PLAIN.test(text) ? text : narrow(text).replace(/\s+/g, ''));

/** A plain day is its start in the county; China keeps one time the year round. */
const COUNTY = '+08:00';
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT =
  /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2})(:\d{2}(?:\.\d{1,9})?)?(?: ?([Zz]|[+-]\d{2}:\d{2})| (\d{2}:\d{2}))$/;

/** RFC 3339, also as it is after a `+` in a URL has become a space; the `Instant` in UTC when it is one. */
export const instant = (text: string): string => parseInstant(text) ?? parseInstant(spelledOut(text)) ?? text;

function spelledOut(text: string): string {
  const given = narrow(text).trim();
  if (DAY.test(given)) return `${given}T00:00:00${COUNTY}`;
  const moment = MOMENT.exec(given);
  if (moment === null) return given;
  const [, day, minute, second = ':00', offset, east] = moment;
  return `${day}T${minute}${second}${offset?.toUpperCase() ?? `+${east}`}`;
}

export const numberOf = (text: string): unknown => {
  const given = code(text);
  return /^-?\d+(\.\d+)?$/.test(given) ? Number(given) : text;
};

export const flagOf = (text: string): unknown => (text === 'true' ? true : text === 'false' ? false : text);

export const listOf = (text: string): unknown => text.split(',').map((item) => item.trim());

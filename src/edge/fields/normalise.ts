import { parseInstant } from '../../kernel/time';
import { code, day, narrow } from '../../kernel/written';

/** From what people type, paste and put into a URL to the one form that rules judge and events keep. */

/** A plain day is its start in the county; China keeps one time the year round. */
const COUNTY = '+08:00';
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT =
  /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2})(:\d{2}(?:\.\d{1,9})?)?(?: ?([Zz]|[+-]\d{2}:\d{2})| (\d{2}:\d{2}))$/;

/** RFC 3339, also as it is after a `+` in a URL has become a space; the `Instant` in UTC when it is one. */
export const instant = (text: string): string => parseInstant(text) ?? parseInstant(spelledOut(text)) ?? text;

function spelledOut(text: string): string {
  const given = narrow(text).trim();
  const plain = day(given);
  if (DAY.test(plain)) return `${plain}T00:00:00${COUNTY}`;
  const moment = MOMENT.exec(given);
  if (moment === null) return given;
  const [, date, minute, second = ':00', offset, east] = moment;
  return `${date}T${minute}${second}${offset?.toUpperCase() ?? `+${east}`}`;
}

export const numberOf = (text: string): unknown => {
  const given = code(text);
  return /^-?\d+(\.\d+)?$/.test(given) ? Number(given) : text;
};

export const flagOf = (text: string): unknown => (text === 'true' ? true : text === 'false' ? false : text);

export const listOf = (text: string): unknown =>
  narrow(text)
    .split(',')
    .map((item) => item.trim());

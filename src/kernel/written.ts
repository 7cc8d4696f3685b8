/** What people read out, type and paste, in the one form that rules judge and events keep. */

const PLAIN = /^[\x21-\x7e]*$/;
const DASHES = /[\u2010-\u2015\u2212]/g;

/** Signs of full width as their narrow ones, one kind of dash. */
export const narrow = (text: string): string => text.normalize('NFKC').replace(DASHES, '-');

/** An id, a number, a code: `１３８ ９１５０ ００００` is `13891500000`. */
export const code = (text: string): string => (PLAIN.test(text) ? text : narrow(text).replace(/\s+/g, ''));

/** Of a number that can be called: digits, dashes, and behind 转 those of an extension. */
export const PHONE = /^\+?\d[\d-]{4,18}\d(转\d{1,6})?$/;
const EXTENSION = /(?:[转轉]|分机号?|ext\.?|x|#|,|;ext=):?(\d{1,6})$/i;

/** A telephone number: `（0915）5212345` is `0915-5212345`, and `5212345 ext. 801` is `5212345转801`. */
export function phone(text: string): string {
  const given = code(text);
  const extension = EXTENSION.exec(given);
  const number = given
    .slice(0, extension?.index)
    .replace(/[().·・]+/g, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^(\+?)-/, '$1')
    .replace(/-$/, '');
  return extension === null ? number : `${number}转${extension[1]}`;
}

const DAY = /^(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?$/;

/** A day: `2026年7月1日` and `2026/7/1` are `2026-07-01`. */
export function day(text: string): string {
  const given = code(text);
  const [, year, month, date] = DAY.exec(given) ?? [];
  return year === undefined ? given : `${year}-${month?.padStart(2, '0')}-${date?.padStart(2, '0')}`;
}

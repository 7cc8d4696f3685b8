import type { RegionCode } from './kernel/ids';
import { parseInstant, type Instant } from './kernel/time';

/** Reads one variable's text. @throws Error whose message continues the variable's name: `must be …` */
export type Reader<Value> = (given: string | undefined) => Value;

const must = (what: string, given: string | undefined): Error =>
  new Error(given === undefined ? `must be set: ${what}` : `must be ${what}, not "${given}"`);

export const text: Reader<string> = (given) => {
  if (given === undefined) throw must('some text', given);
  return given;
};

export const optional =
  <Value>(read: Reader<Value>): Reader<Value | undefined> =>
  (given) =>
    given === undefined ? undefined : read(given);

export const choice =
  <const Value extends string>(choices: readonly Value[]): Reader<Value> =>
  (given) => {
    const found = choices.find((each) => each === given);
    if (found === undefined) throw must(`one of ${choices.join(', ')}`, given);
    return found;
  };

export const whole =
  (min: number, max: number): Reader<number> =>
  (given) => {
    const value = /^\d+$/.test(given ?? '') ? Number(given) : Number.NaN;
    if (!(value >= min && value <= max)) throw must(`a whole number from ${min} to ${max}`, given);
    return value;
  };

export const bool: Reader<boolean> = (given) => {
  if (given !== 'true' && given !== 'false') throw must('true or false', given);
  return given === 'true';
};

export const list: Reader<readonly string[]> = (given) =>
  (given ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

export const url: Reader<string> = (given) => {
  if (given === undefined || !URL.canParse(given) || !/^https?:$/.test(new URL(given).protocol))
    throw must('an http or https address', given);
  return given;
};

export const county: Reader<RegionCode> = (given) => {
  if (given === undefined || !/^\d{6}$/.test(given))
    throw must('the six digits of a county, such as 610921', given);
  return given as RegionCode;
};

export const instant: Reader<Instant> = (given) => {
  const read = parseInstant(given ?? '');
  if (read === undefined) throw must('a time with its offset, such as 2026-07-01T08:00:00+08:00', given);
  return read;
};

/** Its value is never repeated in a message. */
export const masterKey: Reader<Buffer> = (given) => {
  const key = Buffer.from(given ?? '', 'base64');
  if (key.length !== 32 || !/^[A-Za-z0-9+/_-]{43}=?$/.test(given ?? ''))
    throw new Error('must be the base64 of 32 bytes: openssl rand -base64 32');
  return key;
};

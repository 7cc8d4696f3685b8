import { createHmac } from 'node:crypto';
import { phone } from '../kernel/written';

/**
 * By what a citizen is found again: `account` is issuer and subject of a citizen who signs in, `child` a name beside who
 * speaks for them.
 */
export type CitizenMark = 'phone' | 'id-number' | 'account' | 'child';

/**
 * The keyed hash under which the index knows a citizen, hex. Without the secret nobody can try all phone numbers.
 * The same number in another way of writing gives the same hash.
 */
export function citizenHash(secret: Buffer, kind: CitizenMark, value: string): string {
  return createHmac('sha256', secret)
    .update(`${kind}\0${normalMark(kind, value)}`)
    .digest('hex');
}

/** The one form of a mark that people write in several. */
export const normalMark = (kind: CitizenMark, value: string): string => normalise[kind](value);

const normalise: Readonly<Record<CitizenMark, (value: string) => string>> = {
  phone: normalPhone,
  'id-number': (value) => compact(value).toUpperCase(),
  account: (value) => value,
  child: (value) => value.normalize('NFKC'),
};

const MOBILE = /^1\d{10}$/;

/** `+86 138-0915-1234` and `13809151234` are one number, so are `+86 915 521 2345` and `0915-5212345`. */
export function normalPhone(value: string): string {
  const digits = compact(phone(value));
  const domestic = digits.replace(/^(\+86|0086)/, '');
  if (domestic !== digits) return MOBILE.test(domestic) ? domestic : domestic.replace(/^0?/, '0');
  const bare = digits.replace(/^86/, '');
  return MOBILE.test(bare) ? bare : digits;
}

/** Full-width digits and every kind of space or dash, as people type them. */
const compact = (value: string): string => value.normalize('NFKC').replace(/[\s\p{Dash}]/gu, '');

import { InvalidDocument } from '../../kernel/invalid-document';
import type { TextField } from './moments';

/** As `{{number}}` stands in a text. */
const BLANK = /\{\{\s*([a-z]+)\s*\}\}/g;
const LONGEST = 200;

/** A text with its blanks. @throws InvalidDocument for a blank that nothing fills when it happens, or half a brace */
export function templateAt(value: unknown, pointer: string, fields: readonly TextField[]): string {
  if (typeof value !== 'string' || value.trim() === '')
    throw new InvalidDocument(pointer, 'must be a text that is not empty');
  if (value.length > LONGEST) throw new InvalidDocument(pointer, `must have at most ${LONGEST} characters`);
  for (const [, name] of value.matchAll(BLANK))
    if (!fields.some((field) => field === name))
      throw new InvalidDocument(
        pointer,
        `{{${name}}} is not known at this moment: use ${fields.map((field) => `{{${field}}}`).join(', ')}`,
      );
  if (/[{}]/.test(value.replace(BLANK, '')))
    throw new InvalidDocument(pointer, 'has a brace that is not part of a {{field}}');
  return value;
}

/** It says who is on duty. */
export const namesDuty = (template: string): boolean =>
  [...template.matchAll(BLANK)].some(([, name]) => name === 'duty');

export type Values = Readonly<Partial<Record<TextField, string>>>;

/** @throws Error for a blank without a value: `templateAt` lets none through that may lack one */
export const filledIn = (template: string, values: Values): string =>
  template.replace(BLANK, (_, name: TextField) => {
    const value = values[name];
    if (value === undefined) throw new Error(`nothing is known to fill {{${name}}} with`);
    return value;
  });

import { ValidateIf } from 'class-validator/cjs/decorator/common/ValidateIf';
import { registerDecorator } from 'class-validator/cjs/register-decorator';
import { isDay, parseInstant } from '../../kernel/time';
import type { FieldCode } from '../problems/codes';

export interface Rule {
  readonly code: FieldCode;
  readonly holds: (value: unknown) => boolean;
  /** Fills the message's blanks. */
  readonly details?: Readonly<Record<string, unknown>>;
}

export interface Common {
  readonly optional?: boolean;
  readonly description?: string;
}

/**
 * Registers rules with class-validator under our own codes. A constraint's name is its field code, its context
 * the details: the pipe turns both into the caller's language.
 */
export function applyRules(
  target: object,
  property: string,
  options: Common,
  rules: readonly Rule[],
  each = false,
): void {
  if (options.optional) ValidateIf((_body, value) => value !== undefined)(target, property);
  for (const { code, holds, details } of rules)
    registerDecorator({
      name: code,
      target: target.constructor,
      propertyName: property,
      options: { each, message: code, context: details ?? {} },
      validator: { validate: (value: unknown) => holds(value) },
    });
}

const isText = (value: unknown): value is string => typeof value === 'string';
/** Characters as people count them: code points, so that a rare 𠮷 is one. */
const lengthOf = (text: string): number => (/^[\x20-\x7e]*$/.test(text) ? text.length : [...text].length);

export const textRules = (min: number, max: number): readonly Rule[] => [
  { code: 'field/not-text', holds: isText },
  {
    code: 'field/too-short',
    holds: (value) => !isText(value) || lengthOf(value.trim()) >= min,
    details: { min },
  },
  { code: 'field/too-long', holds: (value) => !isText(value) || lengthOf(value) <= max, details: { max } },
];

export const patternRule = (code: FieldCode, pattern: RegExp): Rule => ({
  code,
  holds: (value) => isText(value) && pattern.test(value),
});

export const choiceRule = (choices: readonly string[]): Rule => ({
  code: 'field/not-a-choice',
  holds: (value) => isText(value) && choices.includes(value),
  details: { choices: choices.join(', ') },
});

export const numberRules = (min: number, max: number): readonly Rule[] => {
  const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
  return [
    { code: 'field/not-a-number', holds: isNumber },
    { code: 'field/too-small', holds: (value) => !isNumber(value) || value >= min, details: { min } },
    { code: 'field/too-large', holds: (value) => !isNumber(value) || value <= max, details: { max } },
  ];
};

export const wholeRule: Rule = {
  code: 'field/not-whole',
  holds: (value) => typeof value !== 'number' || Number.isSafeInteger(value),
};
export const flagRule: Rule = {
  code: 'field/not-true-or-false',
  holds: (value) => typeof value === 'boolean',
};

export const instantRule: Rule = {
  code: 'field/not-an-instant',
  holds: (value) => isText(value) && parseInstant(value) !== undefined,
};
export const dayRule: Rule = { code: 'field/not-a-day', holds: (value) => isText(value) && isDay(value) };

export const listRules = (min: number, max: number): readonly Rule[] => [
  { code: 'field/not-a-list', holds: Array.isArray },
  { code: 'field/too-few', holds: (value) => !Array.isArray(value) || value.length >= min, details: { min } },
  {
    code: 'field/too-many',
    holds: (value) => !Array.isArray(value) || value.length <= max,
    details: { max },
  },
];

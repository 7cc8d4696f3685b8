import { ValidateIf } from 'class-validator/cjs/decorator/common/ValidateIf';
import { registerDecorator } from 'class-validator/cjs/register-decorator';
import { isDay } from '../../kernel/time';
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
 * the details: the judge hands on both, and the edge says them in the caller's language.
 */
export function applyRules(target: object, property: string, options: Common, rules: readonly Rule[]): void {
  if (options.optional) ValidateIf((_body, value) => value !== undefined && value !== null)(target, property);
  for (const { code, holds, details } of rules)
    registerDecorator({
      name: code,
      target: target.constructor,
      propertyName: property,
      options: { message: code, ...(details && { context: details }) },
      validator: { validate: (value: unknown) => holds(value) },
    });
}

const isText = (value: unknown): value is string => typeof value === 'string';
/** Characters as people count them: code points, so that a rare 𠮷 is one. Each takes at most two units. */
const has = (text: string, min: number): boolean => text.length >= 2 * min || [...text].length >= min;
const hasAtMost = (text: string, max: number): boolean => text.length <= max || [...text].length <= max;

/** Blanks, controls, marks with nothing to stand on, and the letters that are drawn as nothing. */
const VISIBLE = /[^\s\p{C}\p{Z}\p{M}\u115f\u1160\u2800\u3164\uffa0]/u;
/** Two letters in any script, or a number: a row of dots is no reason. */
const SAYS_SOMETHING = /\p{L}[^]*\p{L}|\p{N}/u;

/** For what stands on record as somebody's reason. */
export const reasonRule: Rule = {
  code: 'field/says-nothing',
  holds: (value) => !isText(value) || SAYS_SOMETHING.test(value),
};

export const textRules = (min: number, max: number): readonly Rule[] => [
  { code: 'field/not-text', holds: isText },
  { code: 'field/too-short', holds: (value) => !isText(value) || has(value.trim(), min), details: { min } },
  {
    code: 'field/says-nothing',
    holds: (value) => !isText(value) || value.trim() === '' || VISIBLE.test(value),
  },
  { code: 'field/too-long', holds: (value) => !isText(value) || hasAtMost(value, max), details: { max } },
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

/** Nobody alive saw what an older year says; a mistyped one would sort and count wrongly. */
const ofOurTime = (text: string): boolean => /^(19|2\d)\d\d-/.test(text);
/** In UTC, to which a field brings every offset before. */
const isInstant = (text: string): boolean => {
  const millis = Date.parse(text);
  return !Number.isNaN(millis) && new Date(millis).toISOString() === text;
};
export const instantRule: Rule = {
  code: 'field/not-an-instant',
  holds: (value) => isText(value) && ofOurTime(value) && isInstant(value),
};
export const dayRule: Rule = {
  code: 'field/not-a-day',
  holds: (value) => isText(value) && ofOurTime(value) && isDay(value),
};

export const isPlainObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const objectRule: Rule = { code: 'field/not-an-object', holds: isPlainObject };

export const listRules = (min: number, max: number): readonly Rule[] => [
  { code: 'field/not-a-list', holds: Array.isArray },
  { code: 'field/too-few', holds: (value) => !Array.isArray(value) || value.length >= min, details: { min } },
  {
    code: 'field/too-many',
    holds: (value) => !Array.isArray(value) || value.length <= max,
    details: { max },
  },
];

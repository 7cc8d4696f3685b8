import { REGION_CODE } from '../../kernel/region';
import type { FieldCode } from '../problems/codes';
import { field, ID, UUID, type Of } from './fields';
import { code } from '../../kernel/written';
import { listOf } from './normalise';
import { choiceRule, listRules, patternRule, textRules, type Rule } from './rules';
import type { JsonSchema } from './schema';

type Lists = Of<readonly string[]> & { readonly min?: number };

/** A list of texts, none of them twice; in a query they are separated by commas. */
const listed = (
  max: number,
  options: Lists,
  items: JsonSchema,
  rules: readonly Rule[],
  read: (text: string) => unknown = listOf,
): PropertyDecorator => {
  const { min = 0 } = options;
  const ofItems = (rule: Rule): Rule => ({
    ...rule,
    holds: (value) => !Array.isArray(value) || value.every((item) => rule.holds(item)),
  });
  return field(options, {
    schema: { type: 'array', minItems: min, maxItems: max, uniqueItems: true, items },
    rules: [
      ...listRules(min, max),
      {
        code: 'field/doubled',
        holds: (value) => !Array.isArray(value) || new Set(value).size === value.length,
      },
      ...rules.map(ofItems),
    ],
    fromText: read,
  });
};

/** Short texts. */
export const Texts = (
  max: number,
  options: Lists & { readonly maxLength?: number } = {},
): PropertyDecorator => {
  const { maxLength = 100 } = options;
  return listed(max, options, { type: 'string', minLength: 1, maxLength }, textRules(1, maxLength));
};

/** Some of these. */
export const Choices = <T extends string>(choices: readonly T[], options: Lists = {}): PropertyDecorator =>
  listed(choices.length, options, { type: 'string', enum: choices }, [choiceRule(choices)]);

/** As many as a screen offers to tick. */
const MOST_REFS = 50;
const refs = (fault: FieldCode, pattern: RegExp, options: Lists, most = MOST_REFS) =>
  listed(
    most,
    { min: 1, ...options },
    { type: 'string', pattern: pattern.source },
    [patternRule(fault, pattern)],
    (text) => text.split(/[,，]/).map(code),
  );
export const UnitRefs = (options: Lists = {}) =>
  refs('field/not-an-id', ID, { example: ['centre-610921102'], ...options });
export const PersonRefs = (options: Lists = {}) =>
  refs('field/not-an-id', ID, { example: ['officer-centre-610921102'], ...options });
export const ServiceRefs = (options: Lists = {}) =>
  refs('field/not-an-id', ID, { example: ['infrastructure-power'], ...options });
export const RegionRefs = (options: Lists = {}) =>
  refs('field/not-a-region', REGION_CODE, { example: ['610921102'], ...options });
/** Appeals of a selection. */
export const AppealRefs = (most: number, options: Lists = {}) =>
  refs('field/not-an-id', UUID, { example: ['0190a1b2-3c4d-7e5f-8a9b-0c1d2e3f4a5b'], ...options }, most);

import { channels, origins, urgencies } from './domain/model';
import { tiers } from '../kernel/tier';

const text = { type: 'string', minLength: 1, pattern: '\\S' };
const flag = { type: 'boolean' };
const setOf = (items: object, minItems: number): object => ({
  type: 'array',
  items,
  minItems,
  uniqueItems: true,
});
const record = (
  properties: Readonly<Record<string, object>>,
  optional: Readonly<Record<string, object>> = {},
): object => ({
  type: 'object',
  properties: { ...properties, ...optional },
  required: Object.keys(properties),
  additionalProperties: false,
});

const id = { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 60 };
const bilingual = record({ zh: text, en: text });

/** The shape of a manifest of `deploy/services/`; every field is needed but the last, no other is known. */
export const manifestSchema: object = record(
  {
    id,
    name: bilingual,
    description: bilingual,
    regime: { enum: ['hotline', 'petition'] },
    form: {
      type: 'object',
      properties: {
        type: { const: 'object' },
        properties: { type: 'object' },
        additionalProperties: { const: false },
      },
      required: ['type', 'properties', 'additionalProperties'],
    },
    channels: setOf({ enum: channels }, 1),
    origins: setOf({ enum: origins }, 1),
    tiers: setOf({ enum: tiers }, 0),
    anonymous: flag,
    violation: flag,
    exOfficio: flag,
    answerDirectly: flag,
    urgency: { enum: urgencies },
    policy: id,
    evidence: record({ photos: { type: 'integer', minimum: 0, maximum: 9 } }),
    declineGrounds: {
      type: 'array',
      items: record({ id, name: bilingual, basis: text, properChannel: text, remedy: text }),
    },
    keywords: setOf(text, 0),
  },
  { followUpShare: { type: 'integer', minimum: 0, maximum: 100 } },
);

import { channels, origins, urgencies } from '../../catalogue';
import type { Member } from '../../kernel/public-events';

/** The kinds of members that leave the house: ids, choices, numbers and instants. None holds what a person wrote. */
const id = (example: string): Member => ({ type: 'string', maxLength: 200, example });
const choice = (values: readonly string[], example: string): Member => ({
  type: 'string',
  enum: [...values],
  example,
});

export const unit = id('ent-power');
export const body = id('hotline-610922');
export const service = id('infrastructure-power');
export const ground = id('not-the-countys');
export const appeal: Member = {
  type: 'string',
  format: 'uuid',
  example: '0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a5b',
};
export const number: Member = {
  type: 'string',
  pattern: '^\\d{6}-\\d{8}-\\d{4,}$',
  example: '610921-20260701-0001',
};
/** No nearer than a village: a grid is a few houses. */
export const region: Member = {
  type: 'string',
  pattern: '^\\d{6}(\\d{3}(\\d{3})?)?$',
  description: 'A county, town or village; never nearer.',
  example: '610921101201',
};
export const instant: Member = { type: 'string', format: 'date-time', example: '2026-07-01T02:00:00.000Z' };
export const yesNo: Member = { type: 'boolean', example: true };
export const whole = (example: number, minimum = 0): Member => ({ type: 'integer', minimum, example });
export const stars: Member = { type: 'integer', minimum: 1, maximum: 5, example: 5 };
export const round = whole(1, 1);
export const tier = choice(['village', 'town', 'county'], 'county');
export const urgency = choice(urgencies, 'urgent');
export const channel = choice(channels, 'app');
export const origin = choice(origins, 'citizen');
export const oneOf = choice;
export const listOf = (items: Member, description: string): Member => ({
  type: 'array',
  items,
  description,
  example: [items.example],
});
export const object = (
  properties: Readonly<Record<string, Member>>,
  required: readonly string[],
  description?: string,
): Member => ({
  type: 'object',
  properties,
  required: [...required],
  ...(description === undefined ? {} : { description }),
  example: Object.fromEntries(Object.entries(properties).map(([name, { example }]) => [name, example])),
});

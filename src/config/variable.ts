import 'reflect-metadata';
import { Choice, Flag, InstantAt, Text, Whole } from '../edge/fields/fields';
import { Texts } from '../edge/fields/lists';
import type { Instant } from '../kernel/time';

export interface Variable<Value = unknown> {
  /** Its kind and bounds; the judge of requests judges it, too. */
  readonly field: PropertyDecorator;
  /** As one would write it; a variable without one is unset by default. */
  readonly fallback: string | undefined;
  readonly about: string;
  /** For the compiler alone: what `field` lets through. */
  readonly value?: Value;
}

const is = <Value>(
  field: PropertyDecorator,
  fallback: string | undefined,
  about: string,
): Variable<Value> => ({ field, fallback, about });
const optional = { optional: true } as const;
export const text = (fallback: string, about: string) => is<string>(Text(500), fallback, about);
export const unset = (about: string) => is<string | undefined>(Text(500, optional), undefined, about);
export const moment = (about: string) => is<Instant | undefined>(InstantAt(optional), undefined, about);
export const list = (about: string) =>
  is<readonly string[] | undefined>(Texts(100, optional), undefined, about);
export const flag = (about: string) => is<boolean>(Flag(), 'false', about);
export const whole = (min: number, max: number, fallback: number, about: string) =>
  is<number>(Whole(min, max), String(fallback), about);
export const choice = <Choices extends readonly string[]>(
  choices: Choices,
  fallback: Choices[number],
  about: string,
) => is<Choices[number]>(Choice(choices), fallback, about);

/** Requests in a while; 0 turns the limit off. */
export const limit = (fallback: number, about: string) =>
  whole(0, 1_000_000, fallback, `${about}; 0 turns the limit off, except in production`);

export const ofOneADay = (fallback: number, what: string) =>
  whole(
    0,
    1_000_000,
    fallback,
    `${what} a day of one person, and of all callers without a token at one address; 0 turns the limit off, except in production`,
  );

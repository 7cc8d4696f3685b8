import type { ErrorObject, ValidateFunction } from 'ajv';
import { ajv } from './ajv';
import type { Service } from './domain/model';
import { pointerOf } from './manifest';

/** One field of a form that does not meet its service's schema. */
export interface FormError {
  /** RFC 6901, from the form's root. */
  readonly pointer: string;
  /** The JSON Schema keyword that was not met, and what it asks, as ajv has it: `limit`, `type`, `allowedValues`. */
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Compiling costs milliseconds; a schema of the catalogue in force is asked again and again. */
const compiled = new WeakMap<Service['form'], ValidateFunction>();

/** Far more than any form asks; each beyond would be one more fault to write down. */
const MOST_ANSWERS = 1_000;

/** What is wrong with a filled form, the first of each field; empty when nothing is. */
export function formErrors({ form: schema }: Service, form: unknown): readonly FormError[] {
  if (holdsMore(form, MOST_ANSWERS))
    return [{ pointer: '', keyword: 'maxProperties', params: { limit: MOST_ANSWERS } }];
  let validate = compiled.get(schema);
  if (!validate) {
    validate = ajv().compile(schema);
    compiled.set(schema, validate);
  }
  if (validate(form)) return [];
  const errors = (validate.errors ?? []).map(formError);
  return errors.filter(({ pointer }, at) => errors.findIndex((each) => each.pointer === pointer) === at);
}

const formError = (error: ErrorObject): FormError => ({
  pointer: pointerOf(error),
  keyword: error.keyword,
  params: error.params,
});

function holdsMore(form: unknown, most: number): boolean {
  const open = [form];
  for (let seen = 0; open.length > 0; seen++) {
    if (seen > most || open.length > most) return true;
    const value = open.pop();
    if (typeof value === 'object' && value !== null)
      for (const member in value) open.push((value as Readonly<Record<string, unknown>>)[member]);
  }
  return false;
}

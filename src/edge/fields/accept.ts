import { fieldsOf } from './schema';

/** Some rule does not hold. Which one, class-validator tells, by the same rules. */
export const REFUSED = Symbol('refused');

/** A value as the body is to hold it. */
export type Accept = (value: unknown) => unknown;

type BodyClass<Body extends object> = new () => Body;

const compiled = new WeakMap<BodyClass<object>, ReadonlyMap<string, FieldReading>>();

interface FieldReading {
  readonly required: boolean;
  readonly accept: Accept;
}

/**
 * A body of its class when it has no fault. class-validator costs as much as all the rest of a request, most of it
 * for errors that a good body does not have; so it is asked only about what is refused here.
 */
export function acceptBody<Body extends object>(
  body: BodyClass<Body>,
  given: unknown,
): Body | typeof REFUSED {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return REFUSED;
  const fields = readingsOf(body);
  const values = given as Readonly<Record<string, unknown>>;
  for (const name of Object.keys(values)) if (!fields.has(name)) return REFUSED;
  const accepted = new body();
  for (const [name, { required, accept }] of fields) {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) {
      if (required) return REFUSED;
      continue;
    }
    const taken = accept(value);
    if (taken === REFUSED) return REFUSED;
    (accepted as Record<string, unknown>)[name] = taken;
  }
  return accepted;
}

/** A list of bodies, none of them with a fault. */
export function acceptBodies(body: BodyClass<object>, given: readonly unknown[]): unknown {
  const accepted: unknown[] = [];
  for (const each of given) {
    const taken = acceptBody(body, each);
    if (taken === REFUSED) return REFUSED;
    accepted.push(taken);
  }
  return accepted;
}

function readingsOf(body: BodyClass<object>): ReadonlyMap<string, FieldReading> {
  let fields = compiled.get(body);
  if (!fields) {
    fields = new Map(fieldsOf(body).map(({ name, required, accept }) => [name, { required, accept }]));
    compiled.set(body, fields);
  }
  return fields;
}

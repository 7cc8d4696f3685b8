import { judge } from '../edge/fields/judge';
import { fieldMessages } from '../edge/messages/fields';
import { filled } from '../edge/messages/message';
import type { Variable } from './variable';
import { variables } from './variables';

type Variables = typeof variables;
type ValueOf<V> = V extends Variable<infer Value> ? Value : never;
export type Values = { readonly [Name in keyof Variables]: ValueOf<Variables[Name]> };
export type Environment = Readonly<Record<string, string | undefined>>;

/** The judge asks a class. */
class Ruled {}
for (const [name, { field }] of Object.entries(variables)) field(Ruled.prototype, name);

/** Its value is never repeated in a message: it may be most of a key, or hold a password. */
const isSecret = (name: string): boolean => /_KEY$|_PASSWORD$|^(KURRENTDB|POSTGRES)_URL$/.test(name);

/** Those that hold, and a line for each that does not. An empty variable counts as unset, as `.env` files leave them. */
export function readEnvironment(environment: Environment): {
  readonly values: Partial<Values>;
  readonly faults: readonly string[];
} {
  const written = Object.fromEntries(
    Object.entries(variables).map(([name, { fallback }]) => [name, environment[name]?.trim() || fallback]),
  );
  const { body, faults } = judge(Ruled, written, { source: 'text', most: Infinity });
  const wrong = faults.map(({ pointer, code, details = {} }) => ({
    name: pointer.slice(1),
    must: filled(fieldMessages[code], 'en', details),
  }));
  return {
    values: Object.fromEntries(
      Object.entries(body).filter(([name]) => !wrong.some((each) => each.name === name)),
    ),
    faults: wrong.map(
      ({ name, must }) => `${name} ${must}${isSecret(name) ? '' : `, not "${written[name]}"`}`,
    ),
  };
}

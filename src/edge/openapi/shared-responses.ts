type Json = Readonly<Record<string, unknown>>;
type Responses = Readonly<Record<string, Json>>;
export type Operation = Json & { readonly responses: Responses };
export type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

/**
 * Refusals that several routes share are written once, `Refused401a`, and referred to. The names say the status;
 * their letters follow the codes' order, so they stay as long as the codes do.
 */
export function shareResponses(paths: Paths): { readonly paths: Paths; readonly responses: Responses } {
  const operations = Object.values(paths).flatMap((item) => Object.values(item));
  const refused = operations.flatMap(({ responses }) =>
    Object.entries(responses)
      .filter(([status]) => Number(status) >= 400)
      .map(([status, response]) => ({ status, text: JSON.stringify(response) })),
  );
  const counts = new Map<string, number>();
  for (const { status, text } of refused)
    counts.set(`${status} ${text}`, (counts.get(`${status} ${text}`) ?? 0) + 1);
  const shared = [...counts].filter(([, count]) => count > 1).map(([key]) => key);
  const names = namesOf(shared.sort());
  const refer = (status: string, response: Json): Json => {
    const name = names.get(`${status} ${JSON.stringify(response)}`);
    return name === undefined ? response : { $ref: `#/components/responses/${name}` };
  };
  return {
    paths: mapped(paths, (item) =>
      mapped(item, (operation) => ({
        ...operation,
        responses: Object.fromEntries(
          Object.entries(operation.responses).map(([status, response]) => [status, refer(status, response)]),
        ),
      })),
    ),
    responses: Object.fromEntries(
      [...names].map(([key, name]) => [name, JSON.parse(key.slice(key.indexOf(' ') + 1)) as Json]),
    ),
  };
}

function namesOf(keys: readonly string[]): ReadonlyMap<string, string> {
  const used = new Map<string, number>();
  return new Map(
    keys.map((key) => {
      const status = key.slice(0, key.indexOf(' '));
      const nth = used.get(status) ?? 0;
      used.set(status, nth + 1);
      return [key, `Refused${status}${letters(nth)}`];
    }),
  );
}

const letters = (nth: number): string =>
  (nth >= 26 ? letters(Math.floor(nth / 26) - 1) : '') + String.fromCharCode(97 + (nth % 26));

const mapped = <From, To>(
  record: Readonly<Record<string, From>>,
  to: (value: From) => To,
): Readonly<Record<string, To>> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, to(value)]));

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A route as the committed API document has it. */
export interface DocumentedRoute {
  /** `respond.accept`; what tests' tables are keyed by. */
  readonly id: string;
  readonly method: 'GET' | 'POST';
  /** With its parameters in braces. */
  readonly path: string;
  /** The document's own example, less attachments: a reference is good for its uploader alone. */
  readonly body?: object | undefined;
}

interface Operation {
  readonly operationId: string;
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly example?: unknown } | undefined>>;
  };
}

type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

/** Every route of `openapi.json`, which a check of its own holds equal to the service's. */
export function documentedRoutes(): readonly DocumentedRoute[] {
  const file = join(__dirname, '../../openapi.json');
  const { paths } = JSON.parse(readFileSync(file, 'utf8')) as { readonly paths: Paths };
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { operationId, requestBody }]) => ({
      id: operationId,
      method: method.toUpperCase() as DocumentedRoute['method'],
      path,
      body: withoutAttachments(requestBody?.content['application/json']?.example),
    })),
  );
}

const withoutAttachments = (example: unknown): object | undefined =>
  typeof example === 'object' && example !== null
    ? Object.fromEntries(Object.entries(example).filter(([name]) => name !== 'attachments'))
    : undefined;

/** The path with its parameters put in. @throws Error for a parameter that nobody gave */
export const pathOf = ({ id, path }: DocumentedRoute, parameters: Readonly<Record<string, string>>): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = parameters[name];
    if (value === undefined) throw new Error(`${id} has a parameter ${name} that the test does not know`);
    return value;
  });

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Json = Readonly<Record<string, unknown>>;

/** What the document says of one status of an operation. */
export interface DocumentedAnswer {
  readonly headers?: Json;
  /** By media type, which may be a range. */
  readonly content?: Readonly<Record<string, { readonly schema: Json }>>;
}

export interface Operation {
  /** `respond.accept`; what tests' tables are keyed by. */
  readonly operationId: string;
  readonly method: 'GET' | 'POST';
  /** With its parameters in braces. */
  readonly path: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  /** The document's own example, less attachments: a reference is good for its uploader alone. */
  readonly body?: object | undefined;
  readonly responses: Readonly<Record<string, DocumentedAnswer | { readonly $ref: string }>>;
}

interface Written extends Omit<Operation, 'method' | 'path' | 'body'> {
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly example?: unknown } | undefined>>;
  };
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Written>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Json>>;
    readonly responses: Readonly<Record<string, DocumentedAnswer>>;
  };
}

/** The committed `openapi.json`, which a check of its own holds equal to the service's. */
export const document = JSON.parse(
  readFileSync(join(__dirname, '../../../openapi.json'), 'utf8'),
) as Document;

const exampleOf = ({ requestBody }: Written): object | undefined => {
  const example = requestBody?.content['application/json']?.example;
  return typeof example === 'object' && example !== null
    ? Object.fromEntries(Object.entries(example).filter(([name]) => name !== 'attachments'))
    : undefined;
};

/** Those without parameters first: whatever fits both is meant for them. */
export const operations: readonly Operation[] = Object.entries(document.paths)
  .flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, said]) => ({
      ...said,
      method: method.toUpperCase() as Operation['method'],
      path,
      body: exampleOf(said),
    })),
  )
  .sort((a, b) => a.path.split('{').length - b.path.split('{').length);

const patterns = new Map(
  operations.map(({ path }) => [path, new RegExp(`^${path.replace(/\{\w+\}/g, '([^/]+)')}$`)]),
);

/** The operation that a request is for, however its path is spelt. */
export function operationOf(method: string, url: string): Operation | undefined {
  const path = decoded(new URL(url).pathname);
  return operations.find((each) => each.method === method && patterns.get(each.path)?.test(path));
}

/** Segment by segment, so that a coded slash separates nothing. */
const decoded = (path: string): string =>
  path
    .split('/')
    .map((segment) => {
      try {
        return decodeURIComponent(segment).replaceAll('/', '%2F');
      } catch {
        return segment;
      }
    })
    .join('/');

/** What the operation may answer with this status; nothing when the document does not list it. */
export function answerOf({ responses }: Operation, status: number): DocumentedAnswer | undefined {
  const said = responses[status];
  if (said === undefined || !('$ref' in said)) return said;
  return document.components.responses[said.$ref.slice('#/components/responses/'.length)];
}

/** The path with its parameters put in. @throws Error for a parameter that nobody gave */
export const pathOf = (
  { operationId, path }: Operation,
  parameters: Readonly<Record<string, string>>,
): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = parameters[name];
    if (value === undefined) throw new Error(`${operationId} has a parameter ${name} that nobody gave`);
    return encodeURIComponent(value);
  });

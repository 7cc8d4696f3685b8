import Ajv2020, { type ErrorObject, type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { answerOf, document, operationOf, type DocumentedAnswer, type Operation } from './document';
import { saw } from './seen';

/** An answer as it came, whoever asked. */
export interface Answered {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
}

/** The service answered what its document does not say. */
export class NotAsDocumented extends Error {
  override readonly name = 'NotAsDocumented';
  constructor({ method, url, status, bytes }: Answered, why: string) {
    const { pathname, search } = new URL(url);
    super(
      `${method} ${pathname}${search} answered ${status}, not as openapi.json says: ${why}\n${bytes.toString('utf8', 0, 2000)}`,
    );
  }
}

/** Routes of development that are no part of the published API. */
const UNPUBLISHED = ['/api/v1/dev/clock', '/api/v1/dev/people', '/api/v1/dev/tokens'];
/** The edge's; a parameter that is longer meets no route. */
const LONGEST_PARAMETER = 200;

/**
 * Holds an answer to `openapi.json`: its status, its media type, the headers that are promised, and every member of
 * its body, none missing and none too many. @throws NotAsDocumented
 */
export function judge(answered: Answered): void {
  const { method, url, status } = answered;
  if (UNPUBLISHED.includes(new URL(url).pathname)) return;
  const operation = operationOf(method, url);
  const code = codeOf(answered);
  if (operation === undefined || (code === 'request/no-route' && !isRoutable(url))) {
    // Who asks too often is told so on whatever path.
    if (status !== 404 && code !== 'rate/limited')
      throw new NotAsDocumented(answered, 'it has no such route');
    return holdBody(answered, '#/components/schemas/Problem');
  }
  const said = answerOf(operation, status);
  if (said === undefined) throw new NotAsDocumented(answered, `${operation.operationId} lists no ${status}`);
  for (const name of Object.keys(said.headers ?? {}))
    if (!answered.headers.has(name)) throw new NotAsDocumented(answered, `the header ${name} is missing`);
  const pointer = contentOf(answered, operation, said);
  if (pointer !== undefined) holdBody(answered, pointer);
  saw(operation, code, () => parsed(answered));
}

const isRoutable = (url: string): boolean =>
  new URL(url).pathname.split('/').every((segment) => {
    try {
      return decodeURIComponent(segment).length <= LONGEST_PARAMETER;
    } catch {
      return false;
    }
  });

/** Where the schema of the body lies; nothing for bytes and for no body at all. */
function contentOf(
  answered: Answered,
  { path, method }: Operation,
  { content }: DocumentedAnswer,
): string | undefined {
  const mediaType = answered.headers.get('content-type')?.split(';')[0];
  if (content === undefined) {
    if (answered.bytes.length > 0) throw new NotAsDocumented(answered, 'it documents no body');
    return undefined;
  }
  const listed = Object.keys(content);
  const range = listed.find((type) => type === mediaType || type === `${mediaType?.split('/')[0]}/*`);
  if (range === undefined)
    throw new NotAsDocumented(answered, `${mediaType} is not one of ${listed.join(', ')}`);
  if (!/[/+]json$/.test(range)) return undefined;
  const said = content[range]?.schema;
  if (said === undefined) return undefined;
  const response = document.paths[path]?.[method.toLowerCase()]?.responses[answered.status];
  const at =
    response !== undefined && '$ref' in response
      ? String(response.$ref)
      : `#/paths/${escaped(path)}/${method.toLowerCase()}/responses/${answered.status}`;
  return `${at}/content/${escaped(range)}/schema`;
}

const escaped = (member: string): string =>
  encodeURIComponent(member.replaceAll('~', '~0').replaceAll('/', '~1'));

const parsed = ({ bytes, headers }: Answered): unknown =>
  /[/+]json\b/.test(headers.get('content-type') ?? '')
    ? (JSON.parse(bytes.toString()) as unknown)
    : undefined;

function codeOf(answered: Answered): string | undefined {
  if (answered.status < 400) return undefined;
  try {
    return (parsed(answered) as { readonly code?: string } | undefined)?.code;
  } catch {
    return undefined;
  }
}

/** The document with every object closed: published shapes grow, but not unsaid. */
const closed = (node: unknown, isPart = false): unknown => {
  if (Array.isArray(node)) return node.map((item) => closed(item, isPart));
  if (typeof node !== 'object' || node === null) return node;
  const members = Object.entries(node).map(([name, value]) => [name, closed(value, name === 'allOf')]);
  const open = 'properties' in node && !('additionalProperties' in node) && !isPart;
  return { ...Object.fromEntries(members), ...(open ? { additionalProperties: false } : {}) };
};

// Each test file compiles what it meets once and judges a few answers by it: what ajv takes to make that code faster is lost.
const ajv = addFormats(
  new Ajv2020({
    strict: false,
    allErrors: true,
    verbose: true,
    inlineRefs: false,
    code: { optimize: false },
  }),
);
ajv.addSchema(closed(document) as object, 'openapi.json');
const validators = new Map<string, ValidateFunction>();

function holdBody(answered: Answered, pointer: string): void {
  const validate = validators.get(pointer) ?? ajv.compile({ $ref: `openapi.json${pointer}` });
  validators.set(pointer, validate);
  const body = jsonOf(answered);
  if (validate(body)) return;
  throw new NotAsDocumented(answered, (validate.errors ?? []).slice(0, 5).map(sentence).join('; '));
}

function jsonOf(answered: Answered): unknown {
  try {
    return JSON.parse(answered.bytes.toString());
  } catch {
    throw new NotAsDocumented(answered, 'the body is no JSON');
  }
}

function sentence({ instancePath, keyword, message, params, data }: ErrorObject): string {
  const where = instancePath === '' ? 'the body' : instancePath;
  const detail = params as Readonly<Record<string, unknown>>;
  if (keyword === 'additionalProperties')
    return `${where} has "${String(detail['additionalProperty'])}", which is not documented`;
  if (keyword === 'enum')
    return `${where} is ${JSON.stringify(data)}, which is not one of ${JSON.stringify(detail['allowedValues'])}`;
  return `${where} ${message}`;
}

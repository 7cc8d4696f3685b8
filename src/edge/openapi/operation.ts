import { STATUS_CODES } from 'node:http';
import type { Problems } from '../../kernel/problem';
import { fieldsOf, schemaOf } from '../fields/schema';
import { problemOf } from '../problems/problem.filter';
import type { AuthRule } from '../request/decorators';
import { exampleOf } from './example-of';
import { formOf } from './form-body';
import { codesOf } from './refusals';
import type { RouteFacts } from './routes';

type Json = Readonly<Record<string, unknown>>;

export interface Written {
  readonly operation: Json;
  /** Schemas that it names, by their name in the document. */
  readonly schemas: Readonly<Record<string, Json>>;
}

/** The roles that the permissions in force let send a verb. */
export type Permitted = (verb: string) => readonly string[];
/** Injection token of it. */
export const PERMITTED = Symbol('Permitted');

/** What all routes are told with. */
export interface Telling {
  readonly problems: Problems;
  readonly permitted: Permitted;
}

export const reference = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

const header = (name: string, description: string, schema: Json, required = false): Json => ({
  ...{ name, in: 'header', description, schema },
  ...(required ? { required } : {}),
});

const headers = {
  language: header('Accept-Language', '`zh` or `en`, for messages and sentences.', {
    type: 'string',
    examples: ['zh'],
  }),
  key: (required: boolean) =>
    header(
      'Idempotency-Key',
      'The same key with the same body gets the first answer again. Of an anonymous report: 128 random bits or more.',
      { type: 'string', maxLength: 255, examples: ['7f3c9a52-1d4e-4b8a-9c60-2e5f8a1b3d47'] },
      required,
    ),
  match: header('If-Match', 'The revision that the caller saw, as `ETag` gave it.', {
    type: 'string',
    pattern: '^(W/)?"\\d+(-[A-Za-z0-9_-]+)?"$',
    examples: ['"1"'],
  }),
  position: header('Suqiu-Min-Position', 'Waits, within bounds, until what is read is this fresh.', {
    type: 'string',
  }),
};

const answerHeaders: Json = {
  ETag: { description: 'The revision, for `If-Match`.', schema: { type: 'string' } },
  'Suqiu-Position': { description: 'For `Suqiu-Min-Position`.', schema: { type: 'string' } },
};

const security: Readonly<Record<AuthRule, readonly Json[]>> = {
  public: [],
  token: [{ bearer: [] }],
  report: [{ bearer: [] }, {}],
  secret: [{ bearer: [] }, { secret: [] }],
  anyone: [{ bearer: [] }, {}],
};

/**
 * One route of the document. @param path with `{id}` for its parameters
 * @throws Error for a refusal that nobody explains
 */
export function operationOf(
  facts: RouteFacts,
  method: string,
  path: string,
  { problems, permitted }: Telling,
): Written {
  const { doc, auth, body, query } = facts;
  const answer = doc.answer;
  return {
    operation: {
      operationId: facts.id,
      tags: [doc.tag],
      summary: doc.summary,
      description: described(facts, permitted),
      security: security[auth],
      parameters: [...pathParameters(path, doc.parameters), ...queryParameters(query), ...headersOf(facts)],
      ...bodyOf(facts),
      responses: { ...successes(facts, method, path), ...failures(facts.id, codesOf(facts, path), problems) },
    },
    schemas: {
      ...(body === undefined ? {} : { [body.name]: schemaOf(body) }),
      ...(answer !== undefined && 'schema' in answer ? { [answer.name]: answer.schema } : {}),
    },
  };
}

const anyone: Readonly<Record<AuthRule, string>> = {
  public: 'Everybody, without a token.',
  anyone: 'Everybody, with or without a token.',
  report: 'Everybody, with or without a token.',
  secret: 'Whoever has a token or the secret, as far as the appeal is theirs to see.',
  token: 'Whoever has a token.',
};

/** Who may, when, and what it refuses with; most of it is said by decorators and cards. */
function described({ doc, auth, roles, stepUp }: RouteFacts, permitted: Permitted): string {
  const may = doc.verb === undefined ? roles : permitted(doc.verb);
  const by = may === undefined ? anyone[auth] : `Roles: ${may.join(', ')}.`;
  const recent = stepUp ? ['Whoever signed in no more than 5 minutes ago (`STEP_UP_MINUTES`).'] : [];
  return [`**Who.** ${[by, ...(doc.who ?? []), ...recent].join(' ')}`, doc.description]
    .filter(Boolean)
    .join('\n\n');
}

const pathParameters = (path: string, examples: RouteFacts['doc']['parameters'] = {}): readonly Json[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: name === 'id' ? { type: 'string', format: 'uuid' } : { type: 'string' },
    example: name === 'id' ? '0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a5b' : (examples[name] ?? name),
  }));

const queryParameters = (query: RouteFacts['query']): readonly Json[] =>
  query === undefined
    ? []
    : fieldsOf(query).map((field) => {
        const schema = field.schema();
        const list = schema.type === 'array' ? { style: 'form', explode: false } : {};
        return { name: field.name, in: 'query', required: field.required, ...list, schema };
      });

const headersOf = ({ doc, readModels }: RouteFacts): readonly Json[] => [
  headers.language,
  ...(doc.command === undefined ? [] : [headers.key(false)]),
  ...(doc.command === 'step' ? [headers.match] : []),
  ...(readModels.length === 0 ? [] : [headers.position]),
];

function bodyOf({ body, form, doc }: RouteFacts): Json {
  if (form !== undefined) return formOf(form);
  if (doc.files) {
    const file = { type: 'string', format: 'binary', contentMediaType: 'application/octet-stream' };
    const schema = { type: 'object', properties: { files: { type: 'array', items: file } } };
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema } } } };
  }
  if (body === undefined) return {};
  const example = doc.bodyExample ?? exampleOf(schemaOf(body));
  return {
    requestBody: {
      required: fieldsOf(body).some(({ required }) => required),
      content: { 'application/json': { schema: reference(body.name), example } },
    },
  };
}

function successes({ doc }: RouteFacts, method: string, path: string): Json {
  const said = success(doc, method);
  return {
    [doc.status ?? 200]: said,
    ...(doc.also === undefined ? {} : { [doc.also]: said }),
    ...(doc.unchanged || isRead(doc, method, path)
      ? { 304: { description: 'The caller has it already.' } }
      : {}),
  };
}

/** JSON that is read: who names it in `If-None-Match` is not sent it again. */
const isRead = ({ answer }: RouteFacts['doc'], method: string, path: string): boolean =>
  method === 'get' && path.startsWith('/api/') && answer !== undefined && 'schema' in answer;

function success(doc: RouteFacts['doc'], method: string): Json {
  const { answer, command } = doc;
  const description = method === 'get' ? 'What was asked for.' : 'Done.';
  const stands = command === undefined || command === 'aside' ? {} : { headers: answerHeaders };
  if (answer === undefined) return { description };
  if ('mediaTypes' in answer)
    return {
      description,
      content: Object.fromEntries(answer.mediaTypes.map((type) => [type, { schema: ofBytes(type) }])),
    };
  return {
    description,
    ...stands,
    content: { 'application/json': { schema: reference(answer.name), example: answer.example } },
  };
}

const ofBytes = (mediaType: string): Json =>
  mediaType.endsWith('json')
    ? {}
    : mediaType.startsWith('text/')
      ? { type: 'string' }
      : { type: 'string', format: 'binary' };

/** One response per status, with every code that leads to it. */
function failures(route: string, codes: readonly string[], problems: Problems): Json {
  const statusOf = (code: string): number => {
    const known = problems[code];
    if (known === undefined)
      throw new Error(`route ${route} refuses with ${code}, which no feature explains`);
    return known.status;
  };
  const statuses = [...new Set(codes.map(statusOf))].sort((a, b) => a - b);
  return Object.fromEntries(
    statuses.map((status) => {
      const own = codes.filter((code) => statusOf(code) === status).sort();
      const schema = { allOf: [reference('Problem'), { properties: { code: { enum: own } } }] };
      const examples = Object.fromEntries(own.map((code) => [code, exampleReference(code)]));
      const content = { 'application/problem+json': { schema, examples } };
      return [status, { description: STATUS_CODES[status], content }];
    }),
  );
}

const exampleReference = (code: string) => ({ $ref: `#/components/examples/${exampleName(code)}` });

/** A component's name takes no slash. */
const exampleName = (code: string): string => code.replace('/', '.');

/** What each refusal looks like, once for all routes. */
export const problemExamples = (problems: Problems): Json =>
  Object.fromEntries(
    Object.keys(problems)
      .sort()
      .map((code) => [exampleName(code), { value: exampleProblem(code, problems) }]),
  );

const exampleProblem = (code: string, problems: Problems) =>
  problemOf(
    {
      code,
      details: {},
      fields: code === 'request/invalid' ? [{ pointer: '/reason', code: 'field/required' }] : [],
    },
    problems,
    {
      language: 'zh',
      instance: '/api/v1/appeals',
      correlationId: '5f8a9b0c-1d2e-4f4a-8b5c-0190a1b23c4d',
    },
  );

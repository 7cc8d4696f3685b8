import type { INestApplication } from '@nestjs/common';
import type { Problems } from '../../kernel/problem';
import type { Vocabularies } from '../../kernel/vocabulary';
import { named, type JsonSchema } from '../fields/schema';
import { fieldCodes } from '../problems/codes';
import { PROBLEMS } from '../problems/problem.filter';
import { VOCABULARIES } from '../labels/labels';
import { NamedSchemas } from './named-schemas';
import { operationOf, PERMITTED, problemExamples, type Permitted } from './operation';
import { problemMembers } from './problem-members';
import { routeId, routesOf } from './routes';
import { shareResponses, type Operation } from './shared-responses';

export type OpenApiDocument = Readonly<Record<string, unknown>>;

const about = {
  title: '诉求 Suqiu',
  version: '1',
  summary: '反映—响应—处理—反馈—评价',
  description:
    'What people ask of a county, and how it is seen through. Times are RFC 3339 with offset. Errors are problem ' +
    'details (RFC 9457) whose `code` is stable. Published shapes only grow: ignore members that you do not know. ' +
    'A token is a JWT of the OIDC issuer that the county names; in development, pick a person at the top of ' +
    '`/api/docs`, or `npm run token -- <role> <unit|region|phone>`.',
  license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
};

const problemSchema = (problems: Problems): JsonSchema => ({
  type: 'object',
  description: 'RFC 9457. Besides `code`, members that some codes alone have: the blanks of their messages.',
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'What to do next, in the language asked for.' },
    instance: { type: 'string' },
    code: named('ProblemCode', { type: 'string', enum: Object.keys(problems).sort() }),
    correlationId: { type: 'string', format: 'uuid' },
    errors: {
      type: 'array',
      items: named('Fault', {
        type: 'object',
        properties: {
          pointer: { type: 'string', description: 'RFC 6901, into the body or the query.' },
          code: named('FaultCode', {
            type: 'string',
            description: 'One of a field, or of a part such as a file of an upload.',
            enum: [...fieldCodes, ...Object.keys(problems).filter((code) => problems[code]?.ofPart)],
          }),
          message: { type: 'string' },
        },
        required: ['pointer', 'code', 'message'],
      }),
    },
    more: { type: 'integer', description: 'How many faults there are besides those in `errors`.' },
    events: {
      type: 'array',
      description: 'Of 409 and 412 with `If-Match`: what happened since, as far as the caller may see it.',
      items: named('EventBetween', {
        type: 'object',
        properties: {
          type: { type: 'string', description: 'An `EventType`.' },
          revision: { type: 'integer' },
          occurredAt: { type: 'string', format: 'date-time' },
        },
        required: ['type', 'revision', 'occurredAt'],
      }),
    },
    ...problemMembers,
  },
  required: ['type', 'title', 'status', 'detail', 'instance', 'code', 'correlationId'],
});

const securitySchemes = {
  bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
  secret: {
    type: 'apiKey',
    in: 'header',
    name: 'Suqiu-Secret',
    description: 'Opens the one anonymous appeal that it was given for.',
  },
};

/**
 * The API document, OpenAPI 3.1. Paths come from Nest by way of @nestjs/swagger, which is loaded only here: the
 * service starts without it. Everything else comes from the routes' own rules, so that it cannot drift from them.
 */
export async function openApiDocument(app: INestApplication): Promise<OpenApiDocument> {
  const { DocumentBuilder, SwaggerModule } = await import('@nestjs/swagger');
  const scanned = SwaggerModule.createDocument(app, new DocumentBuilder().build(), {
    operationIdFactory: routeId,
    autoTagControllers: false,
  });
  const routes = routesOf(app);
  const problems = app.get<Problems>(PROBLEMS);
  const telling = { problems, permitted: app.get<Permitted>(PERMITTED) };
  const byName = new NamedSchemas(app.get<Vocabularies>(VOCABULARIES));
  byName.add('Problem', problemSchema(problems));
  const paths = Object.entries(scanned.paths).map(([path, item]) => {
    const operations = Object.entries(item as Readonly<Record<string, { operationId?: string }>>).flatMap(
      ([method, { operationId = '' }]) => {
        const facts = routes.get(operationId);
        if (facts === undefined) return [];
        const written = operationOf(facts, method, path, telling);
        for (const [name, schema] of Object.entries(written.schemas)) byName.add(name, schema);
        return [[method, byName.referring(written.operation) as Operation] as const];
      },
    );
    return [path, Object.fromEntries(operations)] as const;
  });
  const sorted = <T>(entries: readonly (readonly [string, T])[]) =>
    Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
  const shared = shareResponses(sorted(paths.filter(([, operations]) => Object.keys(operations).length > 0)));
  return {
    openapi: '3.1.0',
    info: about,
    servers: [{ url: '/' }],
    tags: tagsOf(routes.values()),
    paths: shared.paths,
    components: {
      securitySchemes,
      schemas: sorted(Object.entries(byName.schemas)),
      responses: shared.responses,
      examples: problemExamples(problems),
    },
  };
}

const tagsOf = (routes: Iterable<{ readonly doc: { readonly tag: string } }>) =>
  [...new Set([...routes].map(({ doc }) => doc.tag))].sort().map((name) => ({ name }));

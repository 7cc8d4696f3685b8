import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { personVerbs } from '../../../src/appeals';
import { appealsApp, type AppealsApp } from './appeals-app';

type Json = Readonly<Record<string, never>>;
interface Content {
  readonly schema: Json;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly $ref: string }>>;
}
interface Response {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, Content>>;
}
interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly security: readonly Json[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Content>> };
  readonly responses: Readonly<Record<string, Response>>;
}
interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Json>>;
    readonly examples: Readonly<Record<string, { readonly value: unknown }>>;
    readonly responses: Readonly<Record<string, Response>>;
  };
}

describe('the API document', () => {
  let hanyin: AppealsApp;
  let document: Document;
  let operations: readonly (readonly [string, Operation])[];
  beforeAll(async () => {
    hanyin = await appealsApp();
    const answer = await hanyin.app.inject({ method: 'GET', url: '/api/openapi.json' });
    expect(answer.statusCode).toBe(200);
    document = answer.json();
    const whole = (response: Response): Response =>
      document.components.responses[response.$ref?.split('/').at(-1) ?? ''] ?? response;
    operations = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => {
        const responses = Object.entries(operation.responses).map(([status, each]) => [status, whole(each)]);
        return [`${method} ${path}`, { ...operation, responses: Object.fromEntries(responses) }] as const;
      }),
    );
  });
  afterAll(() => hanyin.close());

  const validator = () => {
    const ajv = new Ajv2020({ strict: false, inlineRefs: false });
    addFormats(ajv);
    ajv.addSchema({ $id: 'suqiu', components: document.components });
    const compiled = new Map<string, ReturnType<typeof ajv.compile>>();
    return (schema: Json, value: unknown) => {
      const text = JSON.stringify(schema);
      const validate =
        compiled.get(text) ??
        ajv.compile(JSON.parse(text.replaceAll('"#/components/', '"suqiu#/components/')) as Json);
      compiled.set(text, validate);
      return validate(value) ? [] : validate.errors;
    };
  };

  it('is OpenAPI 3.1 with every route of the five steps', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(operations.length).toBeGreaterThan(50);
    expect(document.paths['/api/v1/appeals/{id}/return']?.post?.operationId).toBe('respond.requestReturn');
  });

  it('names each operation once, with a group and a summary', () => {
    const ids = operations.map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [route, { summary, tags }] of operations)
      expect({ route, documented: summary.length > 0 && tags.length === 1 }).toEqual({
        route,
        documented: true,
      });
  });

  it('has one route for each verb that people send, with its body', () => {
    for (const verb of personVerbs) {
      const name = `${verb.charAt(0).toUpperCase()}${verb.slice(1)}Body`;
      const found = operations.filter(([, { operationId }]) => operationId.endsWith(`.${verb}`));
      const sent = found.map(([, { requestBody }]) => requestBody?.content['application/json']?.schema);
      expect({ verb, sent }).toEqual({ verb, sent: [{ $ref: `#/components/schemas/${name}` }] });
    }
  });

  it('shows every path parameter', () => {
    for (const [route, { parameters }] of operations) {
      const wanted = [...route.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(parameters.filter((each) => each.in === 'path').map(({ name }) => name)).toEqual(wanted);
    }
  });

  it('gives each body and answer an example that its schema takes', () => {
    const errorsOf = validator();
    for (const [route, { requestBody, responses }] of operations) {
      const contents = [requestBody, ...Object.values(responses)].flatMap((each) =>
        each?.content?.['application/json'] ? [each.content['application/json']] : [],
      );
      for (const { schema, example } of contents) {
        if ((schema as { type?: string }).type === 'string') continue;
        expect({ route, errors: errorsOf(schema, example) }).toEqual({ route, errors: [] });
      }
    }
  });

  it('shows what each refusal looks like, under its status', () => {
    const errorsOf = validator();
    const problem = { $ref: '#/components/schemas/Problem' } as unknown as Json;
    for (const [route, { responses }] of operations)
      for (const [status, { content }] of Object.entries(responses))
        for (const code of Object.keys(content?.['application/problem+json']?.examples ?? {})) {
          const value = document.components.examples[code.replace('/', '.')]?.value;
          expect({ route, code, errors: errorsOf(problem, value) }).toEqual({ route, code, errors: [] });
          expect(value).toMatchObject({ code, status: Number(status) });
        }
  });

  it('refuses unknown fields where the service does', () => {
    const bodies = Object.entries(document.components.schemas).filter(([name]) => name.endsWith('Body'));
    expect(bodies.length).toBeGreaterThan(30);
    for (const [name, schema] of bodies)
      expect({ name, refuses: (schema as { additionalProperties?: boolean }).additionalProperties }).toEqual({
        name,
        refuses: false,
      });
  });

  it('has each choice and each part once, under a name', () => {
    const places = new Map<string, string[]>();
    const walk = (node: unknown, at: string): void => {
      if (typeof node !== 'object' || node === null) return;
      const { type, enum: values, properties } = node as Readonly<Record<string, unknown>>;
      const text = JSON.stringify(values ?? properties);
      const isWorthy = Array.isArray(values) ? values.length > 1 : type === 'object' && text !== undefined;
      if (isWorthy) places.set(text, [...(places.get(text) ?? []), at]);
      for (const [name, part] of Object.entries(node)) walk(part, `${at}/${name}`);
    };
    const { AppealStatus, EventType, Tier } = document.components.schemas;
    expect([AppealStatus, EventType, Tier]).toMatchObject([
      { enum: expect.arrayContaining(['reported', 'merged']) },
      { enum: expect.arrayContaining(['AppealReported']) },
      { description: '`village` 村级, village; `town` 镇级, town; `county` 县级, county' },
    ]);
    for (const [route, { requestBody, responses }] of operations)
      for (const content of [requestBody, ...Object.values(responses)].map((each) => each?.content ?? {}))
        if (!route.includes('/attachments')) walk(content['application/json']?.schema, route);
    walk(document.components.schemas, '');
    const doubled = [...places].filter(([, at]) => at.length > 1);
    // Bodies of the same fields are still two: one may grow.
    expect(doubled.filter(([, at]) => !at.every((each) => /^\/\w+Body$/.test(each)))).toEqual([]);
  });

  it('says of each operation who may, of each step when, and what refuses it', () => {
    for (const [route, { description }] of operations)
      expect([route, description]).toEqual([route, expect.stringMatching(/^\*\*Who\.\*\* \S/)]);
    const said = document.paths['/api/v1/appeals/{id}/return']?.post?.description;
    expect(said).toContain(
      '**Who.** Roles: officer, dispatcher. Only the unit that holds the appeal does this',
    );
    expect(said).toContain('**When.** The appeal is `routed`.');
    expect(said).toContain('`appeal/return-pending` Return pending');
  });

  it('lists the refusals of each step, from the table of every act in every status', () => {
    const codes = (path: string, status: string): readonly string[] =>
      Object.keys(
        operations.find(([route]) => route === `post ${path}`)?.[1].responses[status]?.content?.[
          'application/problem+json'
        ]?.examples ?? {},
      );
    expect(codes('/api/v1/appeals/{id}/return', '409')).toEqual(
      expect.arrayContaining([
        'appeal/return-after-acceptance',
        'appeal/return-window-over',
        'command/conflict',
      ]),
    );
    expect(codes('/api/v1/appeals/{id}/return', '412')).toEqual(['command/revision-mismatch']);
    expect(codes('/api/v1/appeals/{id}/return', '404')).toEqual(['appeal/not-found']);
    expect(codes('/api/v1/appeals', '400')).toContain('request/key-required');
  });

  it('says who may call without a token', () => {
    const open = operations.filter(([, { security }]) => security.length === 0).map(([route]) => route);
    expect(open).toEqual(expect.arrayContaining(['get /api/v1/catalogue', 'get /health/live']));
    expect(open).not.toContain('get /api/v1/appeals');
    expect(document.paths['/api/v1/appeals']?.post?.security).toEqual([{ bearer: [] }, {}]);
    expect(document.paths['/api/v1/appeals/{id}/rate']?.post?.security).toEqual([
      { bearer: [] },
      { secret: [] },
    ]);
  });

  it('is a page that loads nothing from elsewhere', async () => {
    const page = await hanyin.app.inject({ method: 'GET', url: '/api/docs' });
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    for (const file of page.body.matchAll(/(?:src|href)="(docs\/[^"]+)"/g)) {
      const asset = await hanyin.app.inject({ method: 'GET', url: `/api/${file[1]}` });
      expect({ file: file[1], status: asset.statusCode }).toEqual({ file: file[1], status: 200 });
    }
    expect((await hanyin.app.inject({ method: 'GET', url: '/api/docs/package.json' })).statusCode).toBe(404);
  });
});

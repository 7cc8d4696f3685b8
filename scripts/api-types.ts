import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';

const FILE = join(__dirname, '../test/kit/api/schema.ts');
const HEADER = '/** What openapi.json says, as types. Generated: npm run openapi */\n';

const refused = {
  description: '',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** What is prose to a client's types: examples, and words about the members. */
const isProse = (name: string, value: unknown): boolean =>
  name === 'example' ||
  name === 'examples' ||
  (typeof value === 'string' && ['description', 'summary', 'format'].includes(name));

/** The document less what would be most of the file: prose, and each route's own list of refusals. */
function essence(name: string, node: unknown): unknown {
  if (Array.isArray(node)) return node.map((item) => essence('', item));
  if (typeof node !== 'object' || node === null) return node;
  const members = Object.entries(node)
    .filter(([member, value]) => !isProse(member, value) && (name !== 'responses' || Number(member) < 400))
    .map(([member, value]) => [member, essence(member, value)] as const);
  return Object.fromEntries(name === 'responses' ? [...members, ['default', refused]] : members);
}

/** Types for a client of this document, as text, so that they can be compared. */
export async function typesOf(document: string): Promise<string> {
  const { components, ...rest } = essence('', JSON.parse(document)) as { components: { schemas: object } };
  const lean = { ...rest, components: { schemas: components.schemas } };
  const settings = { emptyObjectsUnknown: true, alphabetize: true };
  return HEADER + astToString(await openapiTS(lean as never, settings));
}

export const writtenTypes = (): Promise<string> => readFile(FILE, 'utf8').catch(() => '');
export const writeTypes = (types: string): Promise<void> => writeFile(FILE, types);

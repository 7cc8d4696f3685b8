import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Operation } from './document';

/** Where a whole test run collects what was seen; see `test/kit/promises.js`. */
const FOLDER = process.env['SUQIU_SEEN'];
const noted = new Set<string>();

/** One line per fact, once. */
function note(fact: string): void {
  if (FOLDER === undefined || noted.has(fact)) return;
  noted.add(fact);
  appendFileSync(join(FOLDER, String(process.pid)), `${fact}\n`);
}

/** A refusal by the decider alone. */
export const sawDecided = (verb: string, code: string): void => note(`decided ${verb} ${code}`);

/** An answer of the service, as the document knows it. */
export function saw({ operationId }: Operation, code: string | undefined, body: () => unknown): void {
  if (FOLDER === undefined) return;
  if (code !== undefined) return note(`refused ${operationId} ${code}`);
  for (const member of membersOf(body())) note(`member ${operationId} ${member}`);
}

/** The paths of all members that a body has: `remarks[].text`. */
function* membersOf(value: unknown, at = ''): Generator<string> {
  if (Array.isArray(value)) for (const item of value) yield* membersOf(item, `${at}[]`);
  else if (typeof value === 'object' && value !== null)
    for (const [name, member] of Object.entries(value)) {
      const path = at === '' ? name : `${at}.${name}`;
      yield path;
      yield* membersOf(member, path);
    }
}

// A reporter of Jest: after a whole run that passed, every refusal and every member that openapi.json names must have
// been seen by some test, or stand in unseen.json with the reason why not. What nobody ever answers is no promise.
const { mkdtempSync, readdirSync, readFileSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

const document = JSON.parse(readFileSync(join(__dirname, '../../openapi.json'), 'utf8'));
const unseen = JSON.parse(readFileSync(join(__dirname, 'unseen.json'), 'utf8'));

const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
const resolved = (node) =>
  '$ref' in node
    ? node.$ref
        .slice(2)
        .split('/')
        .reduce((at, name) => at[name], document)
    : node;

/** Each refusal for which the caller is to blame, as `respond.accept appeal/closed`. */
function* refusals() {
  for (const { operationId, responses } of operations)
    for (const [status, response] of Object.entries(responses)) {
      const problem = status.startsWith('4') && resolved(response).content['application/problem+json'];
      for (const code of problem ? problem.schema.allOf[1].properties.code.enum : [])
        yield [operationId, code];
    }
}

/** Each member of an answer, as `Appeal remarks[].text`, with the operation that answers it. */
function* members() {
  for (const { operationId, responses } of operations)
    for (const [status, { content }] of Object.entries(responses)) {
      const { schema } = (status < 400 && content?.['application/json']) || {};
      const name = schema?.$ref?.split('/').at(-1);
      if (name !== undefined) for (const path of within(schema, '')) yield [operationId, name, path];
    }
}

function* within(schema, at) {
  const { items, properties = {} } = resolved(schema);
  if (items) yield* within(items, `${at}[]`);
  for (const [name, member] of Object.entries(properties)) {
    const path = at === '' ? name : `${at}.${name}`;
    yield path;
    yield* within(member, path);
  }
}

/** The features' own must be seen of each route; those of edge and engines once, wherever. */
const ofFeature = /^(appeal|attachment|reveal|directory|runner)\//;

/** What is documented and neither seen nor excused, and what is excused and not documented. Pure. */
function broken(seen) {
  const faults = [];
  const used = new Set();
  const excused = (list, ...keys) => keys.some((key) => key in list && used.add(key));
  const codesSeen = new Set([...seen].map((fact) => fact.split(' ').at(-1)));
  for (const [operation, code] of refusals()) {
    const isExcused = excused(unseen.refusals, `* ${code}`, `${operation} ${code}`);
    const verb = operation.split('.')[1];
    const isSeen = ofFeature.test(code)
      ? seen.has(`refused ${operation} ${code}`) || seen.has(`decided ${verb} ${code}`)
      : codesSeen.has(code);
    if (!isSeen && !isExcused) faults.push(`${operation} refuses with ${code}: no test saw it`);
  }
  const unanswered = new Map();
  for (const [operation, name, path] of members()) {
    const member = `${name} ${path}`;
    const isExcused = excused(
      unseen.members,
      member,
      ...Object.keys(unseen.members).filter((key) =>
        [`${key}[]`, `${key}.`].some((part) => member.startsWith(part)),
      ),
    );
    const isSeen = seen.has(`member ${operation} ${path}`);
    unanswered.set(member, isSeen || isExcused || unanswered.get(member) === true);
  }
  for (const [member, isKept] of unanswered) if (!isKept) faults.push(`${member}: no answer had it`);
  for (const key of [...Object.keys(unseen.refusals), ...Object.keys(unseen.members)])
    if (!used.has(key)) faults.push(`unseen.json excuses ${key}, which openapi.json does not name`);
  return [...new Set(faults)];
}

module.exports = class Promises {
  constructor({ testPathPatterns, testNamePattern, onlyChanged, shard, watch, watchAll }) {
    this.whole =
      !testPathPatterns.isSet() && !testNamePattern && !onlyChanged && !shard && !watch && !watchAll;
    if (this.whole) process.env.SUQIU_SEEN = mkdtempSync(join(tmpdir(), 'suqiu-seen-'));
  }

  onRunComplete(_contexts, { numFailedTests, numFailedTestSuites }) {
    if (!this.whole) return;
    const folder = process.env.SUQIU_SEEN;
    const facts = readdirSync(folder).flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'));
    rmSync(folder, { recursive: true });
    const faults = numFailedTests + numFailedTestSuites === 0 ? broken(new Set(facts)) : [];
    if (faults.length === 0) return;
    this.error = new Error(['openapi.json promises more than the tests saw:', ...faults].join('\n'));
    // Jest heeds the error and does not say it.
    console.error(this.error.message);
  }

  getLastError() {
    return this.error;
  }
};
module.exports.broken = broken;

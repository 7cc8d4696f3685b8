import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppealId } from '../../src/kernel/ids';
import { verifyExport } from '../../src/cli/verify/verify';
import { exitCodes } from '../../src/cli/verify/verdict';
import { kinds, tampered, type Kind, type Told } from '../kit/tampering/kinds';
import { publicOf } from '../kit/tampering/signing';
import { exampleKey } from '../kit/tampering/key';
import { exported, morning, readerOf, witnessLines } from '../kit/tampering/scene';
import { temporaryFolder } from '../kit/temporary-folder';

const python = spawnSync('python3', ['--version']).status === 0 ? it : it.skip;
const PYTHON = join(__dirname, 'verify.py');
const scene = morning();
const folder = temporaryFolder();
const witness = join(folder, 'heads.ndjson');
writeFileSync(witness, witnessLines(scene.rows));

type Given = readonly [keys: readonly string[], witnesses: readonly string[]];

/** What the verifier in Python says of each file, with the code that it ends with. */
function inPython(
  files: readonly string[],
  [keys, witnesses]: Given,
): readonly (Told & { readonly code: number })[] {
  const given = [
    ...keys.flatMap((key) => ['--key', key]),
    ...witnesses.flatMap((each) => ['--witness', each]),
  ];
  const { stdout, stderr } = spawnSync('python3', [PYTHON, ...given, ...files], { encoding: 'utf8' });
  if (stderr !== '') throw new Error(stderr);
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Told & { readonly code: number });
}

/** Of both, by name; the sentences are each one's own. */
async function agreeing(wanted: Parameters<typeof exported>[1], given: Given): Promise<void> {
  const files = await Promise.all(kinds.map((kind) => fileOf(kind, wanted)));
  const [keys, witnesses] = given;
  const told = await Promise.all(files.map((file) => verifyExport(file, { keys, witnesses })));
  const named = (verdicts: readonly (Told & { readonly code: number })[]) =>
    verdicts.map((verdict, at) => ({ kind: kinds[at]?.name, ...essence(verdict), code: verdict.code }));
  expect(named(inPython(files, given))).toEqual(
    named(told.map((verdict) => ({ ...(verdict as Told), code: exitCodes[verdict.verdict] }))),
  );
}

const essence = ({ verdict, fault, stream, revision }: Told): Told =>
  JSON.parse(JSON.stringify({ verdict, fault, stream, revision })) as Told;

async function fileOf(kind: Kind, wanted: Parameters<typeof exported>[1]): Promise<string> {
  const text = await exported(readerOf(tampered(kind, scene)), wanted);
  const lines = text.split('\n');
  const file = join(folder, `${kinds.indexOf(kind)}-${JSON.stringify(wanted).length}.ndjson`);
  writeFileSync(file, (kind.doctor?.(lines) ?? lines).join('\n'));
  return file;
}

describe('an export of the whole log', () => {
  it('is tampered with in more than twenty ways', () => {
    expect(kinds.length).toBeGreaterThan(20);
    expect(scene.rows.filter(({ stream }) => stream.startsWith('heads-')).length).toBeGreaterThan(2);
  });

  it.each(kinds.map((kind) => [kind.name, kind] as const))('tells when %s', async (_name, kind) => {
    const file = await fileOf(kind, {});
    const alone = await verifyExport(file, { keys: [], witnesses: [] });
    expect(alone).toMatchObject(kind.says(scene));
    const witnessed = await verifyExport(file, { keys: [publicOf(exampleKey)], witnesses: [witness] });
    expect(witnessed.verdict).toBe((kind.witnessed ?? kind.says)(scene).verdict);
  });

  python.each<readonly [string, Given]>([
    ['with nothing to compare it with', [[], []]],
    ['with heads of a witness', [[], [witness]]],
    ['with the key of the county', [[publicOf(exampleKey)], []]],
  ])('is judged alike by a verifier that shares nothing with this one: %s', (_what, given) =>
    agreeing({}, given),
  );

  it('is told to be signed by somebody else, to who knows the county’s key', async () => {
    const kind = kinds.find(({ name }) => name.endsWith('a key of one’s own')) as Kind;
    const verdict = await verifyExport(await fileOf(kind, {}), {
      keys: [publicOf(exampleKey)],
      witnesses: [],
    });
    expect(verdict).toMatchObject({ verdict: 'broken', fault: 'key' });
  });

  it('says of a log that was cut off what it cannot know, and more where a witness has later heads', async () => {
    const kind = kinds.find(({ name }) => name.includes('its last head with it')) as Kind;
    const file = await fileOf(kind, {});
    const alone = await verifyExport(file, { keys: [], witnesses: [] });
    expect(JSON.stringify(alone)).toContain('what was recorded after head 1');
    const witnessed = await verifyExport(file, { keys: [], witnesses: [witness] });
    expect(JSON.stringify(witnessed)).toContain('the log was cut off');
  });
});

describe('an export of one appeal', () => {
  const appeal = scene.appeal.slice('appeal-'.length) as AppealId;
  /** Those that change the appeal itself. */
  const own = kinds.filter(({ tamper, says }) => tamper !== undefined && says(scene).stream === scene.appeal);

  it('holds while nobody touched it', async () => {
    const file = await fileOf(kinds[0] as Kind, { appeal });
    expect(await verifyExport(file, { keys: [], witnesses: [witness] })).toMatchObject({
      verdict: 'holds',
      events: 6,
      uncovered: 1,
    });
  });

  it.each(own.map((kind) => [kind.name, kind] as const))('tells when %s', async (_name, kind) => {
    const file = await fileOf(kind, { appeal });
    expect(await verifyExport(file, { keys: [], witnesses: [] })).toMatchObject(kind.says(scene));
  });

  it('says that something else was touched where it was', async () => {
    const kind = kinds.find(({ name }) => name === 'an appeal is taken out whole') as Kind;
    expect(await verifyExport(await fileOf(kind, { appeal }), { keys: [], witnesses: [] })).toMatchObject({
      verdict: 'broken',
      fault: 'elsewhere',
    });
  });

  python('is judged alike by both', () => agreeing({ appeal }, [[], [witness]]));
});

describe('an export that broke off', () => {
  const cases: readonly Parameters<typeof exported>[1][] = [
    {},
    { appeal: scene.appeal.slice('appeal-'.length) as AppealId },
  ];

  it.each(cases)('goes on as if it had not: %j', async (wanted) => {
    const reader = readerOf(scene.rows);
    const whole = await exported(reader, wanted);
    const lines = whole.split('\n');
    const { resume } = JSON.parse(lines[0] as string) as { resume: string };
    const plan = JSON.parse(Buffer.from(resume, 'base64url').toString('utf8')) as never;
    for (const [index, line] of lines.entries()) {
      if (!line.startsWith('{"line":"event"')) continue;
      const had = (JSON.parse(line) as { n: number }).n + 1;
      const rest = await exported(reader, wanted, { plan, had });
      expect(`${lines.slice(0, index + 1).join('\n')}\n${rest}`).toBe(whole);
    }
  });
});

describe('suqiu-verify', () => {
  const CLI = join(__dirname, '../../dist/cli/verify.js');
  const ran = (...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
      encoding: 'utf8',
      env: {},
    });
    return { status, said: stdout + stderr };
  };

  it('needs nothing but Node', () => {
    const text = execFileSync('cat', [CLI], { encoding: 'utf8' });
    const asked = [...text.matchAll(/require\("([^"]+)"\)/g)].map(([, name]) => name ?? '');
    expect(asked.filter((name) => !name.startsWith('node:'))).toEqual([]);
  });

  it('says in sentences what it found, and ends with a code for each', async () => {
    const sound = await fileOf(kinds[0] as Kind, {});
    expect(ran(sound)).toMatchObject({
      status: 0,
      said: expect.stringMatching(/^holds: \d+ events.*not known: what was/s),
    });
    const touched = await fileOf(
      kinds.find(({ name }) => name.endsWith('and every hash after it')) as Kind,
      {},
    );
    expect(ran(touched)).toMatchObject({
      status: 1,
      said: expect.stringContaining(`edited: ${scene.appeal} revision 2`),
    });
    const cut = await fileOf(kinds.find(({ name }) => name === 'the export breaks off') as Kind, {});
    expect(ran(cut)).toMatchObject({ status: 2 });
    expect(ran(PYTHON)).toMatchObject({ status: 3 });
    expect(ran()).toMatchObject({ status: 3, said: expect.stringContaining('suqiu-verify [--key') });
    expect(ran('--json', sound).said).toContain('"verdict":"holds"');
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { InvalidDocument } from '../../../src/kernel/invalid-document';
import { bothWays, inSentence, reasonRows } from '../../../src/reference/reasons';
import type { AdministeredDocument } from '../../../src/reference/versions';

const SRC = join(__dirname, '../../../src');
const SLA = 'sla/domain';

/** What a document over HTTP is judged by; one more of them is a row to write here, by the compiler's word. */
const judgedBy: Readonly<Record<AdministeredDocument, readonly string[]>> = {
  calendar: ['kernel/invalid-document.ts', 'reference/candidate.ts'],
  scoring: ['kernel/invalid-document.ts', 'scoring/domain/document.ts'],
  policies: ['kernel/invalid-document.ts', 'reference/candidate.ts', `${SLA}/ladder.ts`],
};

const sourceOf = (file: string): string => readFileSync(join(SRC, file), 'utf8');
const validators = readdirSync(join(SRC, SLA))
  .map((name) => `${SLA}/${name}`)
  .filter((file) => sourceOf(file).includes('InvalidDocument'));
/** What only files change. */
const byFile = [
  ...['shape', 'validate', 'regions-csv'].map((name) => `directory/domain/${name}.ts`),
  ...['document', 'template'].map((name) => `notices/domain/${name}.ts`),
  'access/domain/permissions.ts',
  'looking/domain/document.ts',
];
const files = [...new Set([...Object.values(judgedBy).flat(), ...validators, ...byFile])];

/** Every text of a file that is more than one word, each blank as `{}`. */
function sentencesOf(file: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTemplateExpression(node))
      found.push([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('{}'));
    else if (ts.isStringLiteralLike(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, sourceOf(file), ts.ScriptTarget.Latest, true));
  return found.filter((text) => / /.test(text) && /[a-z]/.test(text));
}

const asWritten = (row: string): string => row.replaceAll('{*}', '{}');

describe('the reasons of validators, in Chinese', () => {
  it('are there for every sentence that they say, and for no other', () => {
    const said = [...new Set(files.flatMap(sentencesOf))];
    // What a policy's rules get wrong stands behind its name.
    const rows = reasonRows.map(([en]) => asWritten(en));
    const told = rows.map((row) => (said.includes(row) ? row : row.replace(/^\{\} /, '')));
    expect([...told].sort()).toEqual([...said].sort());
  });

  it.each(reasonRows)('%s', (en, zh) => {
    const filled = (text: string): string => {
      let at = 0;
      return text.replace(/\{\*?\}/g, () => `code-${at++}`);
    };
    expect(bothWays(filled(en))).toEqual({ en: filled(en), zh: filled(zh) });
    expect(zh).toMatch(/\p{Script=Han}/u);
  });

  it('are told by a command line in the language of its terminal, with the place', () => {
    const file = 'directory/units-610921.json';
    const wrong = new InvalidDocument('/units/3/region', 'region 610921999 is unknown', file);
    expect(inSentence(wrong, 'en')).toBe(wrong.message);
    expect(inSentence(wrong, 'zh')).toBe(`${file}#/units/3/region: 没有行政区划 610921999`);
    expect(bothWays('the discipline desk is there twice').zh).toBe('专设岗位 discipline 重复，请只留一个');
    expect(bothWays('{{day}} is not known at this moment: use {{number}}, {{unit}}').zh).toBe(
      '此时没有 {{day}} 这项内容，可用：{{number}}, {{unit}}',
    );
  });

  it('tell what is within a sentence, and how many faults there are besides', () => {
    const reason =
      '一般 事项 ends in a dead end for dispatch, routine, village: nothing climbs (and 83 more)';
    expect(bothWays(reason).zh).toBe(
      '时限政策“一般 事项”：dispatch、routine、village 超时后无人再管：没有提级（另有 83 处）',
    );
    expect(bothWays('hotline has no rule for revisit, routine, no tier yet').zh).toBe(
      '时限政策“hotline”：缺少 revisit、routine、尚未定层级 的时限规则',
    );
  });
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { statuses } from '../../src/appeals/domain/values';
import { Metrics } from '../../src/observability';
import { environmentRows } from '../kit/environment-pages';
import { scripts } from '../../package.json';
import document from '../../openapi.json';

const root = resolve(__dirname, '../..');
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');
const pages = [
  'README.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

const found = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([, group]) => group ?? '');
const unique = (values: readonly string[]): readonly string[] => [...new Set(values)].sort();

/** As GitHub makes an anchor of a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replace(/ /g, '-');
const anchorsIn = (text: string): readonly string[] => found(text, /^#+ (.+)$/gm).map(anchorOf);

/** The cells of a table's row, a `|` within code apart. */
const cellsOf = (row: string): readonly string[] =>
  row
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim());

interface Operation {
  readonly security?: readonly Readonly<Record<string, unknown>>[];
}

describe('the documentation', () => {
  it.each(pages)('%s leads nowhere that is not there', (page) => {
    const broken = found(textOf(page), /\]\(([^)\s]+)\)/g).filter((link) => {
      if (/^https?:/.test(link)) return false;
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? page : relative(root, resolve(root, dirname(page), path));
      if (!existsSync(join(root, target))) return true;
      return anchor !== undefined && !anchorsIn(textOf(target)).includes(anchor);
    });
    expect(broken).toEqual([]);
  });

  it.each(pages)('%s names scripts and codes that exist', (page) => {
    const text = textOf(page);
    const named = found(text, /npm run (?:-s )?([a-z:-]+)/g);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
    const known = Object.values(document.components.examples).map(({ value }) => value.code);
    const families = unique(known.map((code) => code.split('/')[0] ?? '')).join('|');
    const codes = found(text, new RegExp(`\`((?:${families})/[a-z-]+)\``, 'g'));
    expect(codes.filter((code) => !known.includes(code))).toEqual([]);
  });

  it.each(pages.filter((page) => /adding-a-/.test(page)))(
    '%s names files that exist, and shows code as it stands in them',
    (page) => {
      const text = textOf(page);
      const files = found(text, /\b((?:src|test|deploy)\/[\w./-]*[\w-])/g);
      expect(files.length).toBeGreaterThan(5);
      expect(unique(files).filter((file) => !existsSync(join(root, file)))).toEqual([]);
      for (const [, file = '', code = ''] of text.matchAll(/```ts\n\/\/ (\S+)\n(.*?)```/gs)) {
        const lines = textOf(file).split('\n');
        expect(code.split('\n').filter((line) => line !== '' && !lines.includes(line))).toEqual([]);
      }
    },
  );

  it('lists every variable with its default and meaning', () => {
    const rows = textOf('docs/configuration.md')
      .split('\n')
      .filter((line) => /^\| `[A-Z\d_]+`/.test(line))
      .map(cellsOf);
    expect(rows).toEqual(environmentRows());
  });

  it('lists every route of the API document, and which of them a secret opens', () => {
    const told = found(textOf('docs/api.md'), /(`(?:GET|POST) \/[^`]*`(?: ⚿)?)/g).map((route) =>
      route.replaceAll('`', '').replace(/^(\w+) (?!\/health|\/metrics)/, '$1 /api/v1'),
    );
    const served = Object.entries(document.paths)
      .filter(([path]) => !path.startsWith('/api/docs') && path !== '/api/openapi.json')
      .flatMap(([path, methods]) =>
        Object.entries(methods as Readonly<Record<string, Operation>>).map(([method, { security = [] }]) => {
          const bySecret = security.some((way) => 'secret' in way);
          return `${method.toUpperCase()} ${path}${bySecret ? ' ⚿' : ''}`;
        }),
      );
    const development = ['GET /api/v1/dev/clock', 'POST /api/v1/dev/clock', 'GET /api/v1/dev/people'];
    expect(unique(told)).toEqual(unique([...served, ...development, 'POST /api/v1/dev/tokens']));
  });

  it('promises nothing that no specification holds', () => {
    const rows = found(textOf('docs/reference/promises.md'), /^\| (.+) \|$/gm).map((row) =>
      cellsOf(`| ${row} |`),
    );
    const told = rows.filter(([promise = '']) => promise !== 'promise' && !promise.startsWith('---'));
    expect(told.length).toBeGreaterThan(30);
    for (const [promise, held = ''] of told) {
      const files = found(held, /`([^`]+)`/g);
      expect([promise, files.length > 0, files.filter((file) => !existsSync(join(root, file)))]).toEqual([
        promise,
        true,
        [],
      ]);
    }
  });

  it('shows answers with statuses that exist', () => {
    const shown = found(textOf('docs/getting-started.md'), /"status":"([a-z-]+)"/g);
    expect(shown.length).toBeGreaterThan(3);
    expect(shown.filter((status) => !statuses.some((known) => known === status))).toEqual([]);
  });

  it('names metrics that are served', async () => {
    const served = await new Metrics().text();
    const told = unique(found(textOf('docs/operations.md'), /`(suqiu_[a-z_]+)`/g));
    expect(told.length).toBeGreaterThan(3);
    expect(told.filter((name) => !served.includes(`# HELP ${name} `))).toEqual([]);
  });
});

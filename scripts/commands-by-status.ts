import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandStatus, standings, type Cell } from './command-status';
import { appealErrors } from '../src/appeals/messages/errors';

export const PAGE = join(__dirname, '../docs/reference/commands-by-status.md');

const shown = (cell: Cell): string => (cell === 'allowed' ? '**✓**' : cell.slice('appeal/'.length));

/** Padded as the formatter would, so that the page stays as it was generated. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const widths = head.map((_, at) => Math.max(3, ...[head, ...rows].map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[], filler: string): string =>
    `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0, filler)).join(' | ')} |`;
  const rule = head.map(() => '');
  return [line(head, ' '), line(rule, '-'), ...rows.map((row) => line(row, ' '))];
}

/** The page as it should stand in the repository. */
export function commandsByStatus(): string {
  const refusing = new Set<string>(Object.values(commandStatus).flatMap((row) => Object.values(row)));
  const codes = Object.entries(appealErrors).map(([code, { title, detail }]) => ({
    code,
    row: [`\`${code}\``, title.en, detail.en],
  }));
  const meanings = (byStanding: boolean): readonly string[] =>
    table(
      ['code', 'what is amiss', 'what to do'],
      codes.filter(({ code }) => refusing.has(code) === byStanding).map(({ row }) => row),
    );
  return [
    '# What each act meets where an appeal stands',
    '',
    "Generated from the verbs' cards by `scripts/commands-by-status.ts`; a test holds the table true against",
    '`decide`, cell by cell. ✓ is allowed to whom it is due, with nothing else amiss; the other cells name the',
    'refusing code without its `appeal/`. A matter that is kept open (挂账) may besides be resolved again while it',
    'stands resolved.',
    '',
    ...table(
      ['act', ...standings],
      Object.entries(commandStatus).map(([verb, row]) => [
        `\`${verb}\``,
        ...standings.map((standing) => shown(row[standing])),
      ]),
    ),
    '',
    '## What these codes say',
    '',
    ...meanings(true),
    '',
    '## What an act may meet besides',
    '',
    ...meanings(false),
    '',
  ].join('\n');
}

if (require.main === module) writeFileSync(PAGE, commandsByStatus());

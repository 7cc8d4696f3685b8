import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { told, workedExamples } from '../test/unit/sla/worked-examples';

export const PAGE = join(__dirname, '../docs/reference/clocks.md');
const BEGIN =
  '<!-- worked examples: written by scripts/worked-examples.ts from the table that the tests run -->';
const END = '<!-- end of the worked examples -->';

/** The page with its examples as the model plays them now. */
export function withExamples(page: string): string {
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined)
    throw new Error(`${PAGE} needs the lines "${BEGIN}" and "${END}"`);
  return `${before}${BEGIN}\n\n${workedExamples.map(told).join('\n')}\n\n${END}${after}`;
}

if (require.main === module) writeFileSync(PAGE, withExamples(readFileSync(PAGE, 'utf8')));

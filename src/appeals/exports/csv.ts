import type { Cell } from '../../kernel/ports/sheets';

/** For Excel, which takes a file without it for one of its own code page. */
export const BOM = '\uFEFF';

/** What a spreadsheet takes for a formula, whoever wrote it: half and full width. */
const FORMULA = /^[\t\r\n ]*[=+\-@＝＋－＠]|^[\t\r]/;
const QUOTED = /[",\r\n]|^\s|\s$/;

/** Text stays text: what somebody reported is run by no spreadsheet. */
const shown = (cell: Cell): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  return FORMULA.test(cell) ? `'${cell}` : cell;
};

/** A line as RFC 4180 has it. */
export const csvLine = (cells: readonly Cell[]): string =>
  `${cells
    .map(shown)
    .map((text) => (QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text))
    .join(',')}\r\n`;

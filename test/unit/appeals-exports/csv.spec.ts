import fc from 'fast-check';
import { csvLine } from '../../../src/appeals/exports/csv';

/** As RFC 4180 reads it. */
function read(line: string): readonly string[] {
  const cells: string[] = [];
  let rest = line.replace(/\r\n$/, '');
  for (;;) {
    const quoted = /^"((?:[^"]|"")*)"(,|$)/.exec(rest);
    const plain = quoted ?? /^([^,]*)(,|$)/.exec(rest);
    const [whole = '', text = '', end = ''] = plain ?? [];
    cells.push(quoted ? text.replaceAll('""', '"') : text);
    if (end === '') return cells;
    rest = rest.slice(whole.length);
  }
}

describe('a line of CSV', () => {
  it.each([
    ['=HYPERLINK("http://x","看")', `'=HYPERLINK("http://x","看")`],
    ['+86 13891500000', "'+86 13891500000"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['＝1+1', "'＝1+1"],
    ['\t=1', "'\t=1"],
    ['  =1', "'  =1"],
    ['停电了', '停电了'],
    ['610921-20260701-0001', '610921-20260701-0001'],
    ['a=b', 'a=b'],
  ])('keeps %j a text', (cell, shown) => {
    expect(read(csvLine([cell]))).toEqual([shown]);
  });

  it('leaves numbers numbers, and what is not there empty', () => {
    expect(csvLine([-2, 0.9444, null, ''])).toBe('-2,0.9444,,\r\n');
  });

  it('is read back as it was, whatever stands in it, and no cell begins as a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 6 }), (cells) => {
        const back = read(csvLine(cells));
        expect(back.map((text) => text.replace(/^'/, ''))).toEqual(
          cells.map((text) => text.replace(/^'/, '')),
        );
        for (const cell of back) expect(cell).not.toMatch(/^[\t\r\n ]*[=+\-@＝＋－＠]/);
      }),
    );
  });
});

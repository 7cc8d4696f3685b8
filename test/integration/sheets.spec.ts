import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import excel from 'exceljs';
import { ExcelSheets } from '../../src/adapters/xlsx/sheets';
import type { Cell } from '../../src/kernel/ports/sheets';

type Page = readonly (readonly Cell[])[];

/** Its names by themselves, then all rows. */
async function* rowsOf(...[names, ...rows]: readonly (readonly Cell[])[]): AsyncGenerator<Page> {
  if (names !== undefined) yield [names];
  yield rows;
}
async function readBack(bytes: AsyncIterable<Uint8Array>) {
  const book = new excel.Workbook();
  const through = new PassThrough();
  const [read] = await Promise.all([book.xlsx.read(through), pipeline(bytes, through)]);
  return read.worksheets[0]!;
}

describe('a workbook', () => {
  it('holds what came, text as text whatever it begins with, numbers as numbers', async () => {
    const sheet = await readBack(
      new ExcelSheets().workbook('appeals', rowsOf(['诉求编号', '星级'], ['=1+1', 5], ['𠮷 <&> "', null])),
    );
    expect(sheet.name).toBe('appeals');
    expect(sheet.getCell('A1').value).toBe('诉求编号');
    expect([sheet.getCell('A2').value, sheet.getCell('A2').formula]).toEqual(['=1+1', undefined]);
    expect(sheet.getCell('B2').value).toBe(5);
    expect([sheet.getCell('A3').value, sheet.getCell('B3').value]).toEqual(['𠮷 <&> "', null]);
  });

  it('says to who reads it that its rows broke off', async () => {
    const broken = async function* (): AsyncGenerator<Page> {
      yield [['诉求编号']];
      throw new Error('the database is away');
    };
    const read = async () => {
      for await (const part of new ExcelSheets().workbook('appeals', broken())) void part;
    };
    await expect(read()).rejects.toThrow('the database is away');
  });

  it('asks for no more rows when nobody reads on', async () => {
    let asked = 0;
    let isOver: () => void = () => undefined;
    const over = new Promise<void>((resolve) => (isOver = resolve));
    const endless = async function* (): AsyncGenerator<Page> {
      try {
        for (;;) {
          asked++;
          await new Promise((resolve) => setImmediate(resolve));
          yield [[`第${asked}行${'停电'.repeat(200)}${Math.sin(asked)}`]];
        }
      } finally {
        isOver();
      }
    };
    for await (const part of new ExcelSheets().workbook('appeals', endless())) {
      void part;
      break;
    }
    await over;
    expect(asked).toBeLessThan(100_000);
  });
});

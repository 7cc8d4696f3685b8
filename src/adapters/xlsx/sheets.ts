import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { Cell, Sheets } from '../../kernel/ports/sheets';

type Pages = AsyncIterable<readonly (readonly Cell[])[]>;

/** Workbooks of Excel. The library is loaded by the first of them. */
export class ExcelSheets implements Sheets {
  workbook(name: string, pages: Pages): AsyncIterable<Uint8Array> {
    const out = new PassThrough();
    write(name, pages, out).catch((error: unknown) => out.destroy(error as Error));
    return out;
  }
}

async function write(name: string, pages: Pages, out: PassThrough): Promise<void> {
  const { default: excel } = await import('exceljs');
  const book = new excel.stream.xlsx.WorkbookWriter({ stream: out });
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  for await (const rows of pages) {
    if (out.destroyed) return;
    for (const row of rows) sheet.addRow([...row]).commit();
    // Rows that nobody takes away would pile up.
    if (out.writableNeedDrain) await Promise.race([once(out, 'drain'), once(out, 'close')]);
  }
  sheet.commit();
  await book.commit();
}

/** What stands in a cell: text is text whatever it begins with. */
export type Cell = string | number | null;

/** Writes workbooks row by row, so that no table need fit into memory. */
export interface Sheets {
  /** One sheet; its first row stays in sight. Who stops reading ends the rows. @throws what the rows throw, to the reader */
  workbook(name: string, rows: AsyncIterable<readonly Cell[]>): AsyncIterable<Uint8Array>;
}

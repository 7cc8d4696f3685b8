/** What stands in a cell: text is text whatever it begins with. */
export type Cell = string | number | null;

/** Writes workbooks page by page, so that no table need fit into memory. */
export interface Sheets {
  /** One sheet; its first row stays in sight. Who stops reading ends the pages. @throws what they throw, to the reader */
  workbook(name: string, pages: AsyncIterable<readonly (readonly Cell[])[]>): AsyncIterable<Uint8Array>;
}

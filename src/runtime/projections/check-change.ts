import {
  Json,
  type Cell,
  type ColumnType,
  type Row,
  type RowChange,
  type Table,
} from '../../kernel/projection';
import { isWholeKey, keyOf } from './row-key';

/** A projection said something that its tables cannot hold; its stream is parked like for any other throw. */
export class InvalidRowChange extends Error {
  override readonly name = 'InvalidRowChange';
}

/** Every cell is judged before anything is written, so that only the database itself can fail in a batch. */
export function checkChange(change: RowChange, tables: ReadonlyMap<string, Table>): void {
  const table = tables.get(change.table);
  if (!table) throw new InvalidRowChange(`no table ${change.table}`);
  checkParts(change, table);
  if (table.isReadBack && keyOf(table, change) === undefined)
    throw new InvalidRowChange(`${table.name} is read back: change its rows by their whole key`);
}

/** A key that a projection asks one of its own rows by. */
export function checkOwnKey(table: Table, key: Row): void {
  if (!table.isReadBack) throw new InvalidRowChange(`${table.name} is not a table that is read back`);
  checkCells(table, key);
  if (!isWholeKey(table, key)) throw new InvalidRowChange(`${table.name}: a row is read by its whole key`);
}

function checkParts(change: RowChange, table: Table): void {
  switch (change.kind) {
    case 'insert':
      checkCells(table, change.row);
      checkKey(table, change.row);
      return;
    case 'update':
      checkCells(table, change.where);
      checkCells(table, change.set);
      for (const column of table.primaryKey)
        if (change.set[column] === null) throw new InvalidRowChange(`${table.name}.${column} is null`);
      return checkStart(table, change.where, change.set, change.start);
    case 'add':
      checkCells(table, change.where);
      checkCells(table, change.amounts);
      return checkStart(table, change.where, change.amounts, change.start);
    case 'delete':
      checkCells(table, change.where);
  }
}

function checkStart(table: Table, where: Row, changed: Row, start: Row | undefined): void {
  if (!start) return;
  checkCells(table, start);
  checkKey(table, where);
  if (Object.keys(where).length > table.primaryKey.length)
    throw new InvalidRowChange(
      `${table.name}: a start is for a row named by its primary key and nothing else`,
    );
  for (const column in changed)
    if (column in start || table.primaryKey.includes(column))
      throw new InvalidRowChange(`${table.name}.${column} starts as what it is changed to`);
}

function checkKey(table: Table, row: Row): void {
  for (const column of table.primaryKey)
    if ((row[column] ?? null) === null) throw new InvalidRowChange(`${table.name}.${column} is missing`);
}

function checkCells(table: Table, cells: Row): void {
  for (const column in cells) {
    const type = table.columns[column];
    if (!type) throw new InvalidRowChange(`no column ${table.name}.${column}`);
    if (!fits[type](cells[column] as Cell))
      throw new InvalidRowChange(`${table.name}.${column} is ${type}, not ${typeof cells[column]}`);
  }
}

const fits: Readonly<Record<ColumnType, (cell: Cell) => boolean>> = {
  text: (cell) => typeof cell === 'string' || cell === null || cell instanceof Json,
  integer: (cell) => Number.isSafeInteger(cell) || cell === null,
  real: (cell) => Number.isFinite(cell) || cell === null,
};

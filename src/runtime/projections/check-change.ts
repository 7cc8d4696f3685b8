import type { Cell, ColumnType, Row, RowChange, Table } from '../../kernel/projection';

/** A projection said something that its tables cannot hold; its stream is parked like for any other throw. */
export class InvalidRowChange extends Error {
  override readonly name = 'InvalidRowChange';
}

/** Every cell is judged before anything is written, so that only the database itself can fail in a batch. */
export function checkChange(change: RowChange, tables: ReadonlyMap<string, Table>): void {
  const table = tables.get(change.table);
  if (!table) throw new InvalidRowChange(`no table ${change.table}`);
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
      return;
    case 'add':
      checkCells(table, change.where);
      checkCells(table, change.amounts);
      if (!change.start) return;
      checkCells(table, change.start);
      checkKey(table, change.where);
      if (Object.keys(change.where).length > table.primaryKey.length)
        throw new InvalidRowChange(`${table.name}: add with a start names the primary key and nothing else`);
      for (const column in change.amounts)
        if (column in change.start)
          throw new InvalidRowChange(`${table.name}.${column} starts at its amount`);
      return;
    case 'delete':
      checkCells(table, change.where);
  }
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
  text: (cell) => typeof cell === 'string' || cell === null,
  integer: (cell) => Number.isSafeInteger(cell) || cell === null,
  real: (cell) => Number.isFinite(cell) || cell === null,
};

import type { Row, RowChange, Table } from '../../kernel/projection';

/** A key as text: each part with its length before it, so that no two keys give one text. */
export function keyText({ primaryKey }: Table, named: Row): string {
  if (primaryKey.length === 1) return String(named[primaryKey[0] as string]);
  let text = '';
  for (const column of primaryKey) {
    const part = String(named[column]);
    text += `${part.length}:${part}`;
  }
  return text;
}

/** The row that a change is about, when it names one by its whole key and leaves the key as it is. */
export function keyOf(table: Table, change: RowChange): string | undefined {
  if (change.kind === 'insert') return keyText(table, change.row);
  if (!isWholeKey(table, change.where)) return undefined;
  if (change.kind === 'update' && namesKey(table, change.set)) return undefined;
  if (change.kind === 'add' && namesKey(table, change.amounts)) return undefined;
  return keyText(table, change.where);
}

export function isWholeKey({ primaryKey }: Table, where: Row): boolean {
  let named = 0;
  for (const column in where) {
    if (where[column] === null || !primaryKey.includes(column)) return false;
    named++;
  }
  return named === primaryKey.length;
}

const namesKey = ({ primaryKey }: Table, cells: Row): boolean => {
  for (const column of primaryKey) if (column in cells) return true;
  return false;
};

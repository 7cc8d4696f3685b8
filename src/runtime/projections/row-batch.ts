import type { Cell, Row, RowChange } from '../../kernel/projection';
import type { Statement } from '../runners/database';
import type { RowStatements } from './row-statements';

type Cells = Record<string, Cell>;

/** What is still to be written to one row of known key; the cells are its own, to be changed in place. */
type Pending =
  | { readonly kind: 'row'; readonly row: Cells }
  | { readonly kind: 'change'; readonly key: Row; readonly set: Cells; amounts: Cells }
  | { readonly kind: 'count'; readonly row: Cells; readonly amounts: Cells }
  | { readonly kind: 'gone'; readonly key: Row };

/**
 * The writes of one batch to one table. Changes of the same row are folded into one statement, as a batch holds
 * most of a busy appeal's life; changes that name rows by other columns than the key keep their place.
 */
export class RowBatch {
  private readonly pending = new Map<string, Pending[]>();
  private readonly written: Statement[] = [];

  constructor(private readonly statements: RowStatements) {}

  /** The change has been checked against the table. */
  add(change: RowChange): void {
    if (isIdle(change)) return;
    const named = change.kind === 'insert' ? change.row : change.where;
    const key = this.keyOf(change, named);
    if (key === undefined) {
      this.flush();
      this.written.push(this.statementOf(change));
      return;
    }
    const earlier = this.pending.get(key);
    if (earlier === undefined) this.pending.set(key, [this.begin(change)]);
    else this.fold(earlier, change);
  }

  /** In an order that leaves the table as the changes one by one would. */
  take(): readonly Statement[] {
    this.flush();
    return this.written.splice(0);
  }

  private flush(): void {
    for (const steps of this.pending.values()) for (const step of steps) this.written.push(this.write(step));
    this.pending.clear();
  }

  private fold(steps: Pending[], change: RowChange): void {
    const last = steps[steps.length - 1] as Pending;
    if (change.kind === 'insert' || change.kind === 'delete') {
      steps.length = 0;
      steps.push(this.begin(change));
    } else if (last.kind === 'gone') {
      if (change.kind === 'add' && change.start) steps.push(this.begin(change));
    } else if (last.kind === 'count') {
      if (change.kind === 'add' && sameColumns(change.amounts, last.amounts)) {
        addTo(last.row, change.amounts, 0);
        addTo(last.amounts, change.amounts, 0);
      } else steps.push(this.begin(change));
    } else if (last.kind === 'row') {
      if (change.kind === 'add') addTo(last.row, change.amounts, null);
      else Object.assign(last.row, change.set);
    } else if (change.kind === 'update') {
      for (const column in last.amounts)
        if (column in change.set) last.amounts = without(last.amounts, change.set);
      Object.assign(last.set, change.set);
    } else if (change.start) {
      steps.push(this.begin(change));
    } else {
      for (const column in change.amounts)
        addTo(
          column in last.set ? last.set : last.amounts,
          { [column]: change.amounts[column] as number },
          0,
        );
    }
  }

  private begin(change: RowChange): Pending {
    switch (change.kind) {
      case 'insert':
        return { kind: 'row', row: { ...change.row } };
      case 'update':
        return { kind: 'change', key: change.where, set: { ...change.set }, amounts: {} };
      case 'add':
        return change.start
          ? {
              kind: 'count',
              row: { ...change.start, ...change.where, ...change.amounts },
              amounts: { ...change.amounts },
            }
          : { kind: 'change', key: change.where, set: {}, amounts: { ...change.amounts } };
      case 'delete':
        return { kind: 'gone', key: change.where };
    }
  }

  private write(step: Pending): Statement {
    switch (step.kind) {
      case 'row':
        return this.statements.insert(step.row);
      case 'change':
        return this.statements.update(step.key, step.set, step.amounts);
      case 'count':
        return this.statements.addOrInsert(step.row, step.amounts);
      case 'gone':
        return this.statements.delete(step.key);
    }
  }

  private statementOf(change: RowChange): Statement {
    return this.write(this.begin(change));
  }

  /** The row that a change is about, when it names one by its whole key and leaves the key as it is. */
  private keyOf(change: RowChange, named: Row): string | undefined {
    const columns = this.statements.table.primaryKey;
    if (change.kind !== 'insert' && !isWholeKey(columns, named)) return undefined;
    if (change.kind === 'update') for (const column of columns) if (column in change.set) return undefined;
    if (change.kind === 'add') for (const column of columns) if (column in change.amounts) return undefined;
    return keyText(columns, named);
  }
}

/** Each part with its length before it, so that no two keys give one text. */
function keyText(columns: readonly string[], named: Row): string {
  if (columns.length === 1) return String(named[columns[0] as string]);
  let text = '';
  for (const column of columns) {
    const part = String(named[column]);
    text += `${part.length}:${part}`;
  }
  return text;
}

/** Sets or adds nothing: SQL has no such statement. */
const isIdle = (change: RowChange): boolean =>
  (change.kind === 'update' && isEmpty(change.set)) ||
  (change.kind === 'add' && !change.start && isEmpty(change.amounts));

const isEmpty = (row: Row): boolean => Object.keys(row).length === 0;

function isWholeKey(columns: readonly string[], where: Row): boolean {
  let named = 0;
  for (const column in where) {
    if (where[column] === null || !columns.includes(column)) return false;
    named++;
  }
  return named === columns.length;
}

/** As SQL adds: null stays null. `missing` is what a column counts as that the row does not name. */
function addTo(row: Cells, amounts: Row, missing: 0 | null): void {
  for (const column in amounts) {
    const before = row[column] === undefined ? missing : row[column];
    row[column] = before === null ? null : (before as number) + (amounts[column] as number);
  }
}

const without = (row: Row, columns: Row): Cells =>
  Object.fromEntries(Object.entries(row).filter(([column]) => !(column in columns)));

const sameColumns = (a: Row, b: Row): boolean =>
  Object.keys(a).length === Object.keys(b).length && Object.keys(a).every((column) => column in b);

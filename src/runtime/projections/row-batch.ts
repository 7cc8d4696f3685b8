import type { Cell, Row, RowChange } from '../../kernel/projection';
import type { Statement } from '../runners/database';
import { inGroups } from '../runners/in-lists';
import { keyOf } from './row-key';
import type { RowStatements } from './row-statements';

type Cells = Record<string, Cell>;
type Amount = number | string;

/** What is still to be done to one row of known key; the cells are its own, to be changed in place. */
type Pending =
  | { readonly kind: 'row'; readonly row: Cells }
  /** To a row that is there. */
  | { readonly kind: 'change'; readonly key: Row; readonly set: Cells; amounts: Cells }
  /** To a row that is there; a missing one begins as `row`, which says of each changed column what the change does. */
  | { readonly kind: 'upsert'; readonly row: Cells; readonly set: Cells; amounts: Cells }
  | { readonly kind: 'gone'; readonly key: Row };
type Upsert = Extract<Pending, { readonly row: Cells }>;

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
    const key = keyOf(this.statements.table, change);
    if (key === undefined) {
      this.flush();
      this.written.push(this.write(begin(change)));
      return;
    }
    const earlier = this.pending.get(key);
    if (earlier === undefined) this.pending.set(key, [begin(change)]);
    else fold(earlier, change);
  }

  /** In an order that leaves the table as the changes one by one would. */
  take(): readonly Statement[] {
    this.flush();
    return this.written.splice(0);
  }

  /** Whether this batch changes the row of a key. */
  has(key: string): boolean {
    return this.pending.has(key);
  }

  /** The row of a key as this batch would leave it, which was stored so before. */
  rowAfter(key: string, stored: Row | undefined): Row | undefined {
    let row = stored;
    for (const change of this.pending.get(key) ?? []) row = this.after(change, row);
    return row;
  }

  /** Read within one event and not kept: it is the pending row itself where that names every column. */
  private whole(row: Row): Row {
    for (const column of this.statements.columns)
      if (!(column in row)) return { ...this.statements.blank, ...row };
    return row;
  }

  /** Rows that are changed alike share statements; the several changes of one row keep their order. */
  private flush(): void {
    const together = new Map<string, { readonly rows: Row[]; readonly first: Upsert }>();
    const gone: Row[] = [];
    for (const changes of this.pending.values()) {
      const [change] = changes;
      if (changes.length === 1 && change?.kind === 'gone') {
        gone.push(change.key);
        continue;
      }
      if (changes.length > 1 || change === undefined || !('row' in change)) {
        for (const each of changes) this.written.push(this.write(each));
        continue;
      }
      const name =
        change.kind === 'row' ? 'row' : `${namesOf(change.set).join()} + ${namesOf(change.amounts).join()}`;
      const alike = together.get(name);
      if (alike) alike.rows.push(change.row);
      else together.set(name, { rows: [change.row], first: change });
    }
    this.written.push(...this.statements.deleteAll(gone));
    for (const { rows, first } of together.values())
      for (const some of inGroups(rows)) this.written.push(this.upserting(some, first));
    this.pending.clear();
  }

  private write(change: Pending): Statement {
    switch (change.kind) {
      case 'row':
      case 'upsert':
        return this.upserting([change.row], change);
      case 'change':
        return this.statements.update(change.key, change.set, change.amounts);
      case 'gone':
        return this.statements.delete(change.key);
    }
  }

  private upserting(rows: readonly Row[], as: Upsert): Statement {
    return as.kind === 'row'
      ? this.statements.upsert(rows, this.statements.rest, [])
      : this.statements.upsert(rows, namesOf(as.set), namesOf(as.amounts));
  }

  private after(change: Pending, row: Row | undefined): Row | undefined {
    switch (change.kind) {
      case 'row':
        return this.whole(change.row);
      case 'change':
        return row && changed(row, change);
      case 'upsert':
        return row ? changed(row, change) : this.whole(change.row);
      case 'gone':
        return undefined;
    }
  }
}

function begin(change: RowChange): Pending {
  switch (change.kind) {
    case 'insert':
      return { kind: 'row', row: { ...change.row } };
    case 'update': {
      const set = { ...change.set };
      return change.start
        ? { kind: 'upsert', row: { ...change.start, ...change.where, ...set }, set, amounts: {} }
        : { kind: 'change', key: change.where, set, amounts: {} };
    }
    case 'add': {
      const amounts = { ...change.amounts };
      return change.start
        ? { kind: 'upsert', row: { ...change.start, ...change.where, ...amounts }, set: {}, amounts }
        : { kind: 'change', key: change.where, set: {}, amounts };
    }
    case 'delete':
      return { kind: 'gone', key: change.where };
  }
}

function fold(changes: Pending[], change: RowChange): void {
  const last = changes[changes.length - 1] as Pending;
  if (change.kind === 'insert' || change.kind === 'delete') {
    changes.length = 0;
    changes.push(begin(change));
  } else if (last.kind === 'gone') {
    if (change.start) changes.push(begin(change));
  } else if (last.kind === 'change' && change.start) {
    // Whether the row is there shows only when it is written.
    changes.push(begin(change));
  } else if (change.kind === 'update') {
    if (last.kind !== 'change') Object.assign(last.row, change.set);
    if (last.kind === 'row') return;
    for (const column in last.amounts)
      if (column in change.set) last.amounts = without(last.amounts, change.set);
    Object.assign(last.set, change.set);
  } else if (last.kind === 'upsert' && !startsAsAdded(last, change.amounts)) {
    changes.push(begin({ ...change, start: undefined }));
  } else {
    if (last.kind !== 'change') addTo(last.row, change.amounts, null);
    if (last.kind === 'row') return;
    for (const column in change.amounts)
      addTo(column in last.set ? last.set : last.amounts, { [column]: change.amounts[column] as Amount }, 0);
  }
}

/** A row that begins with 5 where 1 is added to one that is there says two things of one column. */
function startsAsAdded({ row, set, amounts }: Upsert & { kind: 'upsert' }, more: Row): boolean {
  for (const column in more)
    if (!(column in amounts || column in set || row[column] === 0 || row[column] === '')) return false;
  return true;
}

function changed(row: Row, { set, amounts }: { readonly set: Row; readonly amounts: Row }): Row {
  const after = { ...row, ...set };
  addTo(after, amounts, null);
  return after;
}

/** Sets or adds nothing: SQL has no such statement. */
const isIdle = (change: RowChange): boolean =>
  (change.kind === 'update' && !change.start && isEmpty(change.set)) ||
  (change.kind === 'add' && !change.start && isEmpty(change.amounts));

const namesOf = (row: Row): readonly string[] => Object.keys(row).sort();
const isEmpty = (row: Row): boolean => Object.keys(row).length === 0;

/** As SQL adds: null stays null. `missing` is what a column counts as that the row does not name. */
function addTo(row: Cells, amounts: Row, missing: 0 | null): void {
  for (const column in amounts) {
    const before = row[column] === undefined ? missing : row[column];
    const amount = amounts[column] as Amount;
    if (before === null) row[column] = null;
    else if (typeof amount === 'string') row[column] = `${before === 0 ? '' : (before as string)}${amount}`;
    else row[column] = (before as number) + amount;
  }
}

const without = (row: Row, columns: Row): Cells =>
  Object.fromEntries(Object.entries(row).filter(([column]) => !(column in columns)));

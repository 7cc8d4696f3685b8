import { describeError, isStorageFault, openReader, type Database } from './connection';

/**
 * A read-only connection with its prepared statements, opened again after a fault of the disk.
 * Reads are synchronous: a stream of ten events costs less than handing it to another thread.
 */
export class Reading<Statements> {
  private open: { readonly db: Database.Database; readonly statements: Statements } | undefined;
  private closed = false;

  /** @param unavailable what a caller gets when the file cannot be read now */
  constructor(
    private readonly file: string,
    private readonly prepare: (db: Database.Database) => Statements,
    private readonly unavailable: (reason: string) => Error,
  ) {
    this.connect();
  }

  use<T>(read: (statements: Statements) => T): T {
    if (this.closed) throw this.unavailable(`${this.file} is closed`);
    try {
      return read(this.connect());
    } catch (error) {
      if (!isStorageFault(error)) throw error;
      this.disconnect();
      throw this.unavailable(`${this.file} cannot be read: ${describeError(error)}`);
    }
  }

  close(): void {
    this.closed = true;
    this.disconnect();
  }

  private connect(): Statements {
    if (this.open === undefined) {
      const db = openReader(this.file);
      this.open = { db, statements: this.prepare(db) };
    }
    return this.open.statements;
  }

  private disconnect(): void {
    this.open?.db.close();
    this.open = undefined;
  }
}

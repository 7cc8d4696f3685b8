import { isStorageFault, type Database } from './connection';

/**
 * One job of a transaction that several share: one that fails takes back what it wrote and no more. This is how a
 * group shares its commit, on the writing threads as on the runners'; a fault of the disk is everybody's, as SQLite
 * may have rolled back all of it.
 */
export function savepoint(db: Database.Database) {
  db.exec('SAVEPOINT job');
  return {
    keep(): void {
      db.exec('RELEASE job');
    },
    /** @throws the error itself when it ends the whole transaction */
    takeBack(error: unknown): void {
      if (isStorageFault(error) || !db.inTransaction) throw error;
      db.exec('ROLLBACK TO job; RELEASE job');
    },
  };
}

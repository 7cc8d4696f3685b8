import { chmodSync, closeSync, existsSync, openSync, statSync } from 'node:fs';

const OTHERS = 0o077;

/**
 * Before SQLite opens it: a new file is for its owner alone, and one that others could read no longer is. SQLite gives
 * the files beside it the rights of the first. What is there is not opened: closing it would give up all locks that
 * this process has on it.
 */
export function keepPrivate(file: string): void {
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
  for (const each of [file, `${file}-wal`, `${file}-shm`])
    if (existsSync(each) && (statSync(each).mode & OTHERS) !== 0) chmodSync(each, 0o600);
}

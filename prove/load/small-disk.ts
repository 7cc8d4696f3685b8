import { execFileSync } from 'node:child_process';
import { closeSync, openSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { freshFolder, removeFolder } from '../../test/kit/service';

/** A disk that can be filled and freed while the service runs on it. */
export interface SmallDisk {
  readonly kind: string;
  readonly folder: string;
  /** @param pid of the service */
  fill(pid: number): void;
  free(pid: number): void;
  remove(): void;
}

const MIB = 1024 * 1024;

/** A file system of its own where that may be mounted, else the kernel's limit on the size of the process's files. */
export function smallDisk(mib: number): SmallDisk {
  const folder = freshFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mib}m,mode=700`, 'suqiu-proof', folder], {
      stdio: 'ignore',
    });
    return mounted(folder);
  } catch {
    return limited(folder);
  }
}

function mounted(folder: string): SmallDisk {
  const ballast = join(folder, 'ballast');
  return {
    kind: 'a file system of its own',
    folder,
    fill: () => fillUp(ballast),
    free: () => rmSync(ballast, { force: true }),
    remove: () => {
      execFileSync('umount', ['--lazy', folder]);
      removeFolder(folder);
    },
  };
}

/** To the last byte: first by the mebibyte, then by the page. */
function fillUp(file: string): void {
  const fd = openSync(file, 'a');
  try {
    for (const size of [MIB, 4096])
      for (;;)
        try {
          writeSync(fd, Buffer.alloc(size));
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
          break;
        }
  } finally {
    closeSync(fd);
  }
}

function limited(folder: string): SmallDisk {
  const limit = (pid: number, bytes: number | 'unlimited') =>
    execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:unlimited`]);
  const smallest = () =>
    Math.min(
      ...readdirSync(folder)
        .filter((name) => name.endsWith('-wal'))
        .map((name) => statSync(join(folder, name)).size),
    );
  return {
    kind: 'a limit on the size of files',
    folder,
    fill: (pid) => void limit(pid, Math.max(4096, smallest())),
    free: (pid) => void limit(pid, 'unlimited'),
    remove: () => removeFolder(folder),
  };
}

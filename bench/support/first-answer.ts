import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../test/kit/ports';
import { Connection } from '../load/connection';
import { BENCH_ENV } from './bench-service';

export interface FirstAnswerOptions {
  readonly root?: string;
  readonly seen?: (pid: number) => void;
}

/**
 * Milliseconds from the start of a process to its first 200.
 * @param root where its checkout lies: this one unless told
 * @param seen told the process's id once it has answered
 * @throws Error when it ends before it answers
 */
export async function firstAnswer(
  file: string,
  env: Readonly<Record<string, string>> = {},
  { root = resolve(__dirname, '../..'), seen }: FirstAnswerOptions = {},
): Promise<number> {
  const port = await freePort();
  const startedAt = performance.now();
  const child = spawn(process.execPath, [file], {
    cwd: root,
    env: { ...process.env, ...BENCH_ENV, ...env, HOST: '127.0.0.1', PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  try {
    while (child.exitCode === null) {
      const connection = await Connection.open(`http://127.0.0.1:${port}`).catch(() => undefined);
      if (!connection) {
        await pause(2);
        continue;
      }
      const { status } = await connection.request({ method: 'GET', path: '/health/live' });
      connection.close();
      if (status !== 200) continue;
      const took = performance.now() - startedAt;
      seen?.(child.pid ?? -1);
      return took;
    }
    throw new Error(`${file} ended with ${child.exitCode} before it answered`);
  } finally {
    if (child.exitCode === null) {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    }
  }
}

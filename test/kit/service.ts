import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

/** The service as its users run it: `dist/main.js` in a process of its own, on a free port. */
export interface Service {
  readonly url: string;
  readonly folder: string;
  readonly process: ChildProcess;
  /** Everything it wrote so far, both streams. */
  output(): string;
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL; resolves once it is gone. */
  kill(): Promise<void>;
}

export const freshFolder = (): string => mkdtempSync(join(tmpdir(), 'suqiu-'));
export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true });

export interface ServiceOptions {
  readonly folder?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Arguments of node itself, before the file. */
  readonly nodeArgs?: readonly string[];
  readonly startWithinMs?: number;
  /** Known beforehand: its health is asked instead of its log, which may then be silent. */
  readonly port?: number;
}

export async function startService(options: ServiceOptions = {}): Promise<Service> {
  const folder = options.folder ?? freshFolder();
  const child = spawn(
    process.execPath,
    [...(options.nodeArgs ?? []), resolve(__dirname, '../../dist/main.js')],
    {
      cwd: resolve(__dirname, '../..'),
      env: {
        ...process.env,
        NODE_ENV: 'test',
        PORT: String(options.port ?? 0),
        HOST: '127.0.0.1',
        DATA_FOLDER: folder,
        ...options.env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const exited = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  let output = '';
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const url = await new Promise<string>((listening, failed) => {
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      failed(new Error(`not listening in time:\n${output}`));
    }, options.startWithinMs ?? 30_000);
    const found = (address: string) => {
      clearTimeout(late);
      listening(address);
    };
    createInterface({ input: child.stdout }).on('line', (line) => {
      output += `${line}\n`;
      const named = /"url":"(http:[^"]+)"/.exec(line)?.[1];
      if (named !== undefined) found(named);
    });
    const known = options.port === undefined ? undefined : `http://127.0.0.1:${options.port}`;
    if (known !== undefined) void whenAlive(known, exited).then((alive) => alive && found(known));
    void exited.then((code) => {
      clearTimeout(late);
      failed(new Error(`exited with ${code} before listening:\n${output}`));
    });
  });
  return {
    url,
    folder,
    process: child,
    output: () => output,
    stop: () => {
      child.kill('SIGTERM');
      return exited;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** False when the process ended first. */
async function whenAlive(url: string, exited: Promise<unknown>): Promise<boolean> {
  let gone = false;
  void exited.then(() => (gone = true));
  while (!gone) {
    const answer = await fetch(`${url}/health/live`).catch(() => undefined);
    if (answer?.ok) return true;
    await new Promise((resume) => setTimeout(resume, 5));
  }
  return false;
}

/** Asks again until the answer satisfies, within a bound; then fails with the last answer. */
export async function eventually<T>(
  ask: () => Promise<T>,
  satisfies: (answer: T) => boolean,
  withinMs = 10_000,
): Promise<T> {
  const until = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (satisfies(answer)) return answer;
    if (Date.now() > until) throw new Error(`not within ${withinMs} ms; last: ${JSON.stringify(answer)}`);
    await new Promise((resume) => setTimeout(resume, 20));
  }
}

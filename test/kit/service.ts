import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { backEndOf, stopBackEndOf } from './back-end';
import { freePort, listensOn } from './ports';

const ROOT = resolve(__dirname, '../..');
const MAIN = join(ROOT, 'dist/main.js');
const STOPS_WITHIN_MS = 30_000;
/** Ten times what it takes alone: servers and other tests share the machine. */
const STARTS_WITHIN_MS = 90_000;
const MOST_PORTS = 3;
/** Each look costs the one that starts and the one that waits. */
const LOOKS_EVERY_MS = 30;

/** The service as its users run it: `dist/main.js` in a process of its own, on a free port. */
export interface Service {
  readonly url: string;
  readonly port: number;
  readonly folder: string;
  readonly pid: number;
  /** Everything it wrote so far, both streams. */
  output(): string;
  /** SIGTERM; resolves with the exit code, `null` when it did not stop by itself. */
  stop(): Promise<number | null>;
  /** SIGKILL; resolves once it is gone. */
  kill(): Promise<void>;
}

export interface ServiceOptions {
  readonly folder?: string;
  /** All that the service is told besides folder and port: nothing of the caller's own shell reaches it. */
  readonly env?: Readonly<Record<string, string>>;
  /** Arguments of node itself, before the file. */
  readonly nodeArgs?: readonly string[];
  /** What is started instead of the bundle: the modules that it was made of, for who replaces some of them. */
  readonly main?: string;
  /** That of a service before, for callers who know it by its address. */
  readonly port?: number;
  /** What the health routes must say: that it answers, or that requests may come; ready when left out. */
  readonly until?: 'live' | 'ready';
  readonly startWithinMs?: number;
}

export const freshFolder = (): string => mkdtempSync(join(tmpdir(), 'suqiu-'));
export function removeFolder(folder: string): void {
  stopBackEndOf(folder);
  rmSync(folder, { recursive: true, force: true });
  // Made beside it when its first head was due.
  rmSync(`${folder}.head-key.pem`, { force: true });
}

/** @throws Error with all that it wrote, when it ends or is not there in time */
export async function startService(options: ServiceOptions = {}): Promise<Service> {
  for (let tries = 1; ; tries++)
    try {
      return await startOnce(options);
    } catch (error) {
      // Between the look for a free port and the start another process took it.
      const isTaken = options.port === undefined && String(error).includes('is taken by another process');
      if (!isTaken || tries === MOST_PORTS) throw error;
    }
}

async function startOnce(options: ServiceOptions): Promise<Service> {
  const main = options.main ?? MAIN;
  if (!existsSync(main)) throw new Error(`${main} is missing: npm run build`);
  const folder = options.folder ?? freshFolder();
  const port = options.port ?? (await freePort());
  const child = spawn(process.execPath, [...(options.nodeArgs ?? []), main], {
    // Where no `.env` lies.
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'test',
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_FOLDER: folder,
      DEPLOY_FOLDER: join(ROOT, 'deploy'),
      // A clock that jumps over nights would start one after another.
      NIGHTLY_PROOF: 'off',
      EARLY_WARNINGS: 'off',
      // A file of tests may take longer on a busy machine than a sign-in counts as recent: who asks for one says so.
      STEP_UP_MINUTES: '120',
      // What is followed in the background may be seconds behind on a busy machine: who reads waits, and is not told so.
      FRESHNESS_WAIT_MS: '10000',
      ...(await backEndOf(folder)),
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  // `close` and not `exit`: by then its last words have been read.
  const gone = new Promise<number | null>((done) => child.once('close', done));
  const url = `http://127.0.0.1:${port}`;
  const health = `${url}/health/${options.until ?? 'ready'}`;
  const fault = await answers(child, health, port, options.startWithinMs);
  if (fault !== undefined) {
    child.kill('SIGKILL');
    await gone;
    throw new Error(`${fault}:\n${output}`);
  }
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), STOPS_WITHIN_MS);
    const code = await gone;
    clearTimeout(late);
    return code;
  };
  return {
    url,
    port,
    folder,
    pid: child.pid ?? -1,
    output: () => output,
    stop: () => end('SIGTERM'),
    kill: async () => void (await end('SIGKILL')),
  };
}

/** Waits until this very process answers 200. @returns what went wrong instead */
async function answers(
  child: ChildProcess,
  url: string,
  port: number,
  withinMs = STARTS_WITHIN_MS,
): Promise<string | undefined> {
  const until = performance.now() + withinMs;
  while (performance.now() < until) {
    if (child.exitCode !== null || child.signalCode !== null)
      return `exited with ${child.exitCode ?? child.signalCode} before listening`;
    const answer = await fetch(url).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.ok && child.exitCode === null && listensOn(port, child.pid ?? -1)) return undefined;
    await pause(LOOKS_EVERY_MS);
  }
  return 'not listening in time';
}

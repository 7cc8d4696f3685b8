import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { exchange } from '../../test/kit/api/exchange';
import { startService, type Service } from '../../test/kit/service';
import { BENCH_ENV, NODE_ARGS } from './bench-service';
import { BenchProcess } from './process';

/** A checkout of this repository with its packages and its build: this one, or another commit's beside it. */
export interface Build {
  readonly root: string;
  /** What starts the service. */
  readonly main: string;
  start(folder: string): Promise<Service>;
  /** Its own generator: bodies that one build asks for another may refuse. */
  load(): Promise<BenchProcess>;
  /** Fills a new folder as its own lives of appeals go. */
  seed(folder: string, appeals: number): void;
}

/** @throws Error when nothing is built there */
export function buildAt(root: string): Build {
  const main = resolve(root, 'dist/main.js');
  if (!existsSync(main)) throw new Error(`${main} is missing: npm ci && npm run build, in ${root}`);
  return {
    root,
    main,
    start: (folder) =>
      startService({
        main,
        folder,
        until: 'live',
        startWithinMs: 120_000,
        env: { ...BENCH_ENV, DEPLOY_FOLDER: join(root, 'deploy') },
        nodeArgs: NODE_ARGS,
      }),
    load: async () => (await BenchProcess.start(join(root, 'bench/load/generator.process.ts')))[0],
    seed: (folder, appeals) =>
      void execFileSync(
        process.execPath,
        ['-r', '@swc-node/register', 'bench/seed.ts', '--appeals', String(appeals), '--folder', folder],
        { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
      ),
  };
}

const TICKS_PER_SECOND = 100;

/** Milliseconds of processor that a process has used so far, all its threads. */
export function processorTime(pid: number): number {
  // After the name, which may hold spaces, in the words of proc(5): fields 14 and 15.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND;
}

/** Resolves when no runner was behind, in the metrics of whichever commit. @throws Error after four minutes */
export async function runnersAtHead(url: string): Promise<void> {
  const late = performance.now() + 240_000;
  while (performance.now() < late) {
    const answer = await exchange(new Request(`${url}/metrics`), false);
    const lags = [
      ...(await answer.text()).matchAll(/^suqiu_runner_lag_(?:seconds|positions)\{.*\} ([\d.e-]+)/gm),
    ];
    if (lags.length > 0 && lags.every(([, lag]) => Number(lag) === 0)) return;
    await pause(50);
  }
  throw new Error(`the runners at ${url} are behind still`);
}

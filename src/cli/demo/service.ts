import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { variables, type Environment } from '../../app/environment';

/** The service in a process of its own, on a fresh folder that is gone afterwards. */
export interface DemoService {
  readonly url: string;
  readonly folder: string;
  /** SIGTERM. @returns the exit code; `null` when it had to be killed */
  stop(): Promise<number | null>;
}

/** This file's folder before it is bundled, the bundle's after. */
const DIST = __dirname.endsWith('demo') ? join(__dirname, '../..') : join(__dirname, '..');
const MAIN = join(DIST, 'main.js');
const DEPLOY = join(DIST, '../deploy');
const START_WITHIN_MS = 30_000;
const STOP_WITHIN_MS = 10_000;

/** @param start where the story's clock starts @param speed story seconds per real second @throws Error with its output */
export async function startDemoService(start: string, speed: number): Promise<DemoService> {
  const folder = await mkdtemp(join(tmpdir(), 'suqiu-demo-'));
  const child = spawn(process.execPath, [MAIN], {
    env: {
      ...withoutOurs(process.env),
      NODE_ENV: 'development',
      PORT: '0',
      HOST: '127.0.0.1',
      DATA_FOLDER: folder,
      DEPLOY_FOLDER: DEPLOY,
      CLOCK: 'settable',
      CLOCK_START: start,
      CLOCK_SPEED: String(speed),
      // One machine plays a whole county in a few seconds.
      RATE_PER_TOKEN: '0',
      RATE_PER_ADDRESS: '0',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<number | null>((gone) => child.once('exit', gone));
  const stop = async (): Promise<number | null> => {
    const late = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
    child.kill('SIGTERM');
    const code = await exited;
    clearTimeout(late);
    await rm(folder, { recursive: true, force: true });
    return code;
  };
  try {
    return { url: await listening(child, exited), folder, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What the caller's shell sets for a service of their own is not for this one. */
const withoutOurs = (environment: Environment): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => !(name in variables)));

/** The address that it logs; from then on its output is read and dropped. */
function listening({ stdout, stderr }: ChildProcess, exited: Promise<number | null>): Promise<string> {
  let output = '';
  stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((found, failed) => {
    const fail = (why: string) => failed(new Error(`服务未能启动：${why}\n${output}`));
    const late = setTimeout(() => fail('超时'), START_WITHIN_MS);
    void exited.then((code) => fail(`退出码 ${code}`)).finally(() => clearTimeout(late));
    if (stdout === null) return fail('没有输出');
    createInterface({ input: stdout }).on('line', (line) => {
      const url = /"url":"(http:[^"]+)"/.exec(line)?.[1];
      if (url === undefined) return void (output += `${line}\n`);
      clearTimeout(late);
      found(url);
    });
  });
}

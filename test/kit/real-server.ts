import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './ports';

type Kind = 'postgres' | 'kafka' | 's3' | 'openbao';

/** A server of this proof or test alone, to be killed and frozen; it is gone with the process. */
export class RealServer {
  private constructor(
    private readonly kind: Kind,
    private readonly env: NodeJS.ProcessEnv,
    readonly folder: string,
    readonly address: string,
  ) {}

  /** @param settings further lines of the server's own file of settings @throws Error where it cannot be had */
  static async start(kind: Kind, settings = ''): Promise<RealServer> {
    const port = String(await freePort());
    const folder = join(tmpdir(), `suqiu-own-${kind}-${port}`);
    const name = kind.toUpperCase();
    const lines = kind === 'postgres' ? { POSTGRES_SETTINGS: settings } : { KAFKA_PROPERTIES: settings };
    const env = { ...process.env, [`${name}_PORT`]: port, [`${name}_DIR`]: folder, ...lines };
    process.once('exit', () => spawnSync(script(kind), ['wipe'], { env, stdio: 'ignore' }));
    return new RealServer(kind, env, folder, await run(kind, 'start', env));
  }

  /** As before, on its data. */
  again = (): Promise<string> => run(this.kind, 'start', this.env);
  /** In order. */
  stop = (): Promise<string> => run(this.kind, 'stop', this.env);
  /** SIGKILL to all of it. */
  kill = (): Promise<string> => run(this.kind, 'kill', this.env);
  wipe = (): Promise<string> => run(this.kind, 'wipe', this.env);

  freeze = (): void => this.signal('STOP');
  thaw = (): void => this.signal('CONT');

  /** To it and to its children: each session of PostgreSQL is one. */
  private signal(name: 'STOP' | 'CONT'): void {
    const pid = this.pid();
    process.kill(pid, `SIG${name}`);
    spawnSync('pkill', [`-${name}`, '-P', String(pid)]);
  }

  private pid(): number {
    const file = this.kind === 'kafka' ? 'pid' : 'data/postmaster.pid';
    const pid = Number(readFileSync(join(this.folder, file), 'utf8').split('\n')[0]);
    // 0 would be whoever asks, and all of its group.
    if (!(pid > 1)) throw new Error(`${join(this.folder, file)} names no process`);
    return pid;
  }
}

const script = (kind: Kind): string => resolve(__dirname, '../services', kind);

async function run(kind: Kind, command: string, env: NodeJS.ProcessEnv): Promise<string> {
  const { stdout } = await promisify(execFile)(script(kind), [command], { env });
  return stdout.trim();
}

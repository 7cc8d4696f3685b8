import { setTimeout as pause } from 'node:timers/promises';
import { compose } from '../../src/app/composition';
import { features } from '../../src/app/features';
import { startNode, startRunnerNode, type ApiNode, type RunnerNode } from '../../src/app/node';
import { openProfile, type Profile } from '../../src/app/profile';
import { readConfig, type Config } from '../../src/config';
import type { ProofLine } from '../../src/appeals/proof/deadline-proof';
import type { Instant } from '../../src/kernel/time';
import { createLogger } from '../../src/observability/logger';
import type { AppealAnswer } from '../../test/kit/api/types';
import { Client } from '../../test/kit/api/client';
import { freshFolder, removeFolder } from '../../test/kit/service';
import { each } from './repeat';
import { concern } from './stories';
import { logOf, UNLIMITED, townsOf, type Town } from './world';
import { openLogFile, type Row } from '../verify/log-file';

const logger = createLogger('silent');

export interface Filed {
  readonly appeal: AppealAnswer;
  readonly town: Town;
}

/** What a proof that waits for nothing says: every finding, and at the end the counts. */
export interface Proof {
  readonly findings: readonly Extract<ProofLine, { readonly line: 'finding' }>[];
  readonly done: Extract<ProofLine, { readonly line: 'done' }>;
}

/**
 * A county in one process: a node that answers, any number of runner instances with an executor of their own that share its
 * stores and honour each other's leases, and a clock that stands still until it is set.
 */
export class Instances {
  readonly runners: RunnerNode[] = [];
  private filed = 0;

  private constructor(
    readonly folder: string,
    private readonly config: Config,
    private readonly profile: Profile,
    readonly api: ApiNode,
    readonly client: Client,
    readonly towns: readonly Town[],
  ) {}

  static async open(start: string): Promise<Instances> {
    const folder = freshFolder();
    const config = readConfig({
      ...UNLIMITED,
      ...{ DATA_FOLDER: folder, DEPLOY_FOLDER: 'deploy', HOST: '127.0.0.1', PORT: '0', NODE_ENV: 'test' },
      ...{ CLOCK: 'settable', CLOCK_START: start, CLOCK_SPEED: '0', NIGHTLY_PROOF: 'off' },
    });
    const opened = await openProfile(config, logger, compose(features).categories);
    // Leases are honoured, as between processes; the stores outlive each node.
    const profile: Profile = { ...opened, exclusive: false, close: async () => undefined };
    const first = await startRunnerNode(config, undefined, { logger, profile });
    const api = await startNode(config, undefined, { logger, profile, runners: 'elsewhere' });
    const client = await Client.of({ url: api.url, folder }, { checked: false, fresh: false });
    const county = new Instances(folder, config, opened, api, client, await townsOf(client));
    county.runners.push(first);
    return county;
  }

  async startOne(): Promise<void> {
    const profile: Profile = { ...this.profile, exclusive: false, close: async () => undefined };
    this.runners.push(await startRunnerNode(this.config, undefined, { logger, profile }));
  }

  async stopOne(at: number): Promise<void> {
    await this.runners.splice(at, 1)[0]?.close();
  }

  now(): Instant {
    return this.profile.clock.clock.now();
  }

  set(now: string, speed = 0): void {
    this.profile.clock.settable?.set(new Date(now).toISOString() as Instant, speed);
  }

  /** Filed while the clock stands still, so that all of it is due at one moment. */
  async files(count: number): Promise<readonly Filed[]> {
    const filed = await each(Array.from({ length: count }), async (_, at) => {
      const town = this.towns[at % this.towns.length]!;
      const reporter = await this.client.as('citizen', `138915${String(at % 200).padStart(5, '0')}`);
      return { appeal: await reporter.reports(concern(town)), town };
    });
    this.filed += count;
    await this.until((rows) => rows.filter(({ type }) => type === 'AppealRouted').length >= this.filed);
    return filed;
  }

  async proof(): Promise<Proof> {
    const findings: Proof['findings'][number][] = [];
    for await (const line of this.api.engine.jobs.run('deadline-proof', { graceSeconds: 0 })) {
      const told = line as unknown as ProofLine;
      if (told.line === 'finding') findings.push(told);
      if (told.line === 'done') return { findings, done: told };
    }
    throw new Error('the proof ended without a word');
  }

  /** Asks the proof again while something is missing: what is doubled or early never goes away. */
  async proven(withinMs: number): Promise<Proof> {
    const until = performance.now() + withinMs;
    for (;;) {
      const proof = await this.proof();
      const isWaiting = proof.findings.some(({ kind }) => kind === 'missing' || kind === 'uncounted');
      if (!isWaiting || performance.now() > until) return proof;
      await pause(300);
    }
  }

  rows(): readonly Row[] {
    const log = openLogFile(logOf(this.folder));
    try {
      return [...log.all()];
    } finally {
      log.close();
    }
  }

  /** @throws Error when it does not come to be */
  async until(isSo: (rows: readonly Row[]) => boolean, withinMs = 120_000): Promise<void> {
    const until = performance.now() + withinMs;
    while (!isSo(this.rows())) {
      if (performance.now() > until) throw new Error('what was waited for did not come to be');
      await pause(200);
    }
  }

  async close(): Promise<void> {
    await this.api.close();
    for (const runner of this.runners.splice(0)) await runner.close();
    await this.profile.close();
    removeFolder(this.folder);
  }
}

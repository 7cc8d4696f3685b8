import { setTimeout as pause } from 'node:timers/promises';
import { seedFolder } from '../../bench/seed/seed-folder';
import { compose } from '../../src/app/composition';
import { features } from '../../src/app/features';
import { startNode, startRunnerNode, type ApiNode, type RunnerNode } from '../../src/app/node';
import { openProfile, type Profile } from '../../src/app/profile';
import { readConfig, type Config } from '../../src/config/config';
import type { ProofLine } from '../../src/appeals/proof/deadline-proof';
import type { ServiceId } from '../../src/kernel/ids';
import { instantOf, type Instant } from '../../src/kernel/time';
import { createLogger } from '../../src/observability/logger';
import type { AppealAnswer } from '../../test/kit/api/types';
import { Client } from '../../test/kit/api/client';
import { freshFolder, removeFolder } from '../../test/kit/service';
import { each } from './repeat';
import { settled } from './settled';
import { concern } from './stories';
import { logOf, UNLIMITED, townsOf, type Town } from './world';
import { openLogFile, type LogInAFile, type Row } from '../verify/log-file';

const logger = createLogger('silent');

/** Full size on a machine that others keep busy. */
const PATIENCE_MS = 2_400_000;

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

  private constructor(
    readonly folder: string,
    private readonly config: Config,
    private readonly profile: Profile,
    readonly api: ApiNode,
    readonly client: Client,
    readonly towns: readonly Town[],
  ) {}

  /** @param laid how many appeals lie in its log before it opens, each with its town, and when they were reported, the first first */
  static async open(
    start: string,
    laid?: { readonly appeals: number; reportedAt(ordinal: number): string },
  ): Promise<Instances> {
    const folder = freshFolder();
    if (laid !== undefined)
      await seedFolder(folder, laid.appeals, {
        first: instantOf(Date.parse(laid.reportedAt(0))),
        reportedAt: (ordinal) => instantOf(Date.parse(laid.reportedAt(ordinal))),
        ends: () => 'routed',
        service: 'direct-line' as ServiceId,
      });
    const config = readConfig({
      ...UNLIMITED,
      ...{ DATA_FOLDER: folder, DEPLOY_FOLDER: 'deploy', HOST: '127.0.0.1', PORT: '0', NODE_ENV: 'test' },
      ...{
        CLOCK: 'settable',
        CLOCK_START: start,
        CLOCK_SPEED: '0',
        NIGHTLY_PROOF: 'off',
        EARLY_WARNINGS: 'off',
      },
    });
    const opened = await openProfile(config, logger, compose(features).categories);
    // Leases are honoured, as between processes; the stores outlive each node.
    const profile: Profile = { ...opened, exclusive: false, close: async () => undefined };
    const first = await startRunnerNode(config, undefined, { logger, profile });
    const api = await startNode(config, undefined, { logger, profile, runners: 'elsewhere' });
    const client = await Client.of({ url: api.url, folder }, { checked: false, fresh: false });
    const county = new Instances(folder, config, opened, api, client, await townsOf(client));
    county.runners.push(first);
    await settled(client, PATIENCE_MS);
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
    const before = this.newest();
    const filed = await each(Array.from({ length: count }), async (_, at) => {
      const town = this.towns[at % this.towns.length]!;
      const reporter = await this.client.as('citizen', `138915${String(at % 200).padStart(5, '0')}`);
      return { appeal: await reporter.reports(concern(town)), town };
    });
    await this.until(count, ({ type }) => type === 'AppealRouted', before);
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
  async proven(): Promise<Proof> {
    const until = performance.now() + PATIENCE_MS;
    for (;;) {
      const proof = await this.proof();
      const isWaiting = proof.findings.some(({ kind }) => kind === 'missing' || kind === 'uncounted');
      if (!isWaiting || performance.now() > until) return proof;
      await pause(300);
    }
  }

  /** All events, or those after a position. */
  rows(after?: number): readonly Row[] {
    return this.reads((log) => [...log.all(after)]);
  }

  /** The position of the newest event. */
  newest(): number {
    return this.reads((log) => log.newest());
  }

  /**
   * Until there are so many of these after a position; each look reads on from where the one before ended, so that
   * looking costs those who are at work next to nothing. @throws Error when it does not come to be
   */
  async until(count: number, isOne: (row: Row) => boolean, after: number): Promise<void> {
    const until = performance.now() + PATIENCE_MS;
    for (let [found, position] = [0, after]; ; await pause(200)) {
      for (const row of this.rows(position)) {
        position = row.position;
        if (isOne(row)) found++;
      }
      if (found >= count) return;
      if (performance.now() > until) throw new Error(`of ${count} that were waited for there are ${found}`);
    }
  }

  private reads<T>(read: (log: LogInAFile) => T): T {
    const log = openLogFile(logOf(this.folder));
    try {
      return read(log);
    } finally {
      log.close();
    }
  }

  async close(): Promise<void> {
    await this.api.close();
    for (const runner of this.runners.splice(0)) await runner.close();
    await this.profile.close();
    removeFolder(this.folder);
  }
}

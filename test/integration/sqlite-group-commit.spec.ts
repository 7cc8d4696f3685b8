import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JobNotDone } from '../../src/adapters/sqlite/group-commit';
import { GroupCommit } from '../../src/adapters/sqlite/group-commit';
import { eventually } from '../kit/eventually';
import { temporaryFolder } from '../kit/temporary-folder';

type LedgerJob =
  | { readonly kind: 'visit'; readonly household: string; readonly note: string }
  | { readonly kind: 'disk'; readonly full: boolean }
  | { readonly kind: 'hang'; readonly until: string }
  | { readonly kind: 'die' }
  | { readonly kind: 'die-once-committed'; readonly household: string };

const worker = join(__dirname, 'fixtures/ledger.worker.js');
const visit = (household: string, note = '放心户'): LedgerJob => ({ kind: 'visit', household, note });
const long = '连心户'.repeat(20_000);

describe('a group commit', () => {
  const said: string[] = [];
  let commit: GroupCommit<LedgerJob, string>;
  beforeEach(async () => {
    said.length = 0;
    const file = join(temporaryFolder(), 'visits.db');
    commit = await GroupCommit.open<LedgerJob, string>(worker, { file }, (message) => said.push(message));
  });
  afterEach(() => commit.close());

  const tellAll = async (jobs: readonly LedgerJob[]): Promise<readonly string[]> => {
    const outcomes = await Promise.allSettled(jobs.map((job) => commit.run(job)));
    return outcomes.map((outcome) =>
      outcome.status === 'fulfilled' ? 'done' : (outcome.reason as JobNotDone).outcome,
    );
  };
  const isThere = (household: string) =>
    tellAll([visit(household)]).then(([outcome]) => outcome === 'refused');

  it('answers each of many callers, over more than one group', async () => {
    const households = Array.from({ length: 1_500 }, (_, number) => `盘龙村-${number}`);
    const answers = await Promise.all(households.map((household) => commit.run(visit(household))));
    expect(answers).toEqual(households);
  });

  it('lets a bad job fail alone', async () => {
    expect(await tellAll([visit('王家'), visit('李家'), visit('王家'), visit('张家')])).toEqual([
      'done',
      'done',
      'refused',
      'done',
    ]);
    expect(await isThere('张家')).toBe(true);
  });

  it('fails the whole group when the disk is full, and goes on when there is space', async () => {
    await commit.run(visit('王家'));
    await commit.run({ kind: 'disk', full: true });
    expect(await tellAll([visit('李家', long), visit('张家', long)])).toEqual(['unavailable', 'unavailable']);
    expect(said).toContain('a group of writes failed');
    await commit.run({ kind: 'disk', full: false });
    expect(await tellAll([visit('王家'), visit('李家', long), visit('张家', long)])).toEqual([
      'refused',
      'done',
      'done',
    ]);
  });

  it('answers the group of a worker that died before the commit: nothing was written', async () => {
    expect(await tellAll([visit('王家'), { kind: 'die' }, visit('李家')])).toEqual([
      'unavailable',
      'unavailable',
      'unavailable',
    ]);
    expect(said).toContain('the writing thread died, another takes over');
    expect(await tellAll([visit('王家'), visit('李家')])).toEqual(['done', 'done']);
  });

  it('answers the group of a worker that died after the commit: all was written', async () => {
    expect(await tellAll([visit('王家'), { kind: 'die-once-committed', household: '李家' }])).toEqual([
      'done',
      'done',
    ]);
    expect(await isThere('王家')).toBe(true);
  });

  it('serves those who wait behind a group whose worker dies', async () => {
    const dying = tellAll([{ kind: 'die' }]);
    const waiting = Array.from({ length: 600 }, (_, number) => visit(`龙垭村-${number}`));
    const outcomes = await tellAll(waiting);
    expect(await dying).toEqual(['unavailable']);
    expect(outcomes.slice(511).every((outcome) => outcome === 'done')).toBe(true);
  });

  describe('whose worker falls silent', () => {
    const PATIENCE_MS = 200;
    let silent: GroupCommit<LedgerJob, string>;
    let until: string;
    beforeEach(async () => {
      const folder = temporaryFolder();
      until = join(folder, 'hangs');
      writeFileSync(until, '');
      const told = (message: string) => said.push(message);
      silent = await GroupCommit.open(worker, { file: join(folder, 'visits.db') }, told, PATIENCE_MS);
    });
    afterEach(() => silent.close());

    const outcomeOf = (job: LedgerJob) =>
      silent.run(job).then(
        (result) => result,
        (error: JobNotDone) => error.outcome,
      );
    /** Those of a group under way, of what waits behind it, and of what comes later. */
    const turnedAway = async () => {
      const underWay = outcomeOf({ kind: 'hang', until });
      await new Promise((resolve) => setTimeout(resolve, 50));
      const waiting = outcomeOf(visit('王家'));
      return [await underWay, await waiting, await outcomeOf(visit('李家'))];
    };

    it('says in bounded time that nobody knows, and turns away what waits and what comes', async () => {
      expect(silent.trouble()).toBeUndefined();
      const startedAt = performance.now();
      expect(await turnedAway()).toEqual(['unknown', 'unavailable', 'unavailable']);
      expect(performance.now() - startedAt).toBeLessThan(10 * PATIENCE_MS);
      expect(silent.trouble()).toMatch(/has not been answered for \d+ s: look at its disk/);
      expect(said).toContain('the writing thread does not answer');
      rmSync(until);
    });

    it('goes on when the worker answers again, with none of what was turned away', async () => {
      await turnedAway();
      rmSync(until);
      await eventually(
        async () => silent.trouble(),
        (trouble) => trouble === undefined,
      );
      expect(said).toContain('the writing thread answers again');
      expect(await Promise.all([outcomeOf(visit('王家')), outcomeOf(visit('李家'))])).toEqual([
        '王家',
        '李家',
      ]);
    });

    it('is closed without waiting for it', async () => {
      const underWay = outcomeOf({ kind: 'hang', until });
      await silent.close();
      expect(await underWay).toBe('unknown');
    });
  });

  it('finishes what waits before it closes, and takes nothing after', async () => {
    const outcomes = tellAll([visit('王家'), visit('李家')]);
    await commit.close();
    expect(await outcomes).toEqual(['done', 'done']);
    expect(await tellAll([visit('张家')])).toEqual(['unavailable']);
  });

  it('says why a file cannot be opened', async () => {
    const file = join(temporaryFolder(), 'no such folder', 'visits.db');
    await expect(GroupCommit.open(worker, { file }, () => undefined)).rejects.toThrow(/open/);
  });
});

import { join } from 'node:path';
import type { JobNotDone } from '../../src/adapters/sqlite/group-commit';
import { GroupCommit } from '../../src/adapters/sqlite/group-commit';
import { temporaryFolder } from '../kit/temporary-folder';

type LedgerJob =
  | { readonly kind: 'visit'; readonly household: string; readonly note: string }
  | { readonly kind: 'disk'; readonly full: boolean }
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

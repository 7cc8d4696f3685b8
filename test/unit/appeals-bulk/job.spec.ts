import {
  jobAggregate,
  countsOf,
  TURN_MS,
  type Job,
  type JobCommand,
  type JobEvent,
  type Outcome,
} from '../../../src/appeals/bulk/job';
import { stepRoutes } from '../../../src/appeals/bulk/step-routes';
import { personVerbs } from '../../../src/appeals/domain/verbs';
import type { Actor } from '../../../src/kernel/actor';
import type { AppealId, CommandId, KeyId, PersonId, Revision } from '../../../src/kernel/ids';
import type { Sealed } from '../../../src/kernel/sealed';
import { addMillis, type Instant } from '../../../src/kernel/time';
import { operations } from '../../kit/api/document';

const TEN = '2026-07-01T02:00:00.000Z' as Instant;
const author: Actor = { id: 'dispatcher-centre-610921102' as PersonId, role: 'dispatcher' };
const items = ['a', 'b', 'c'].map((name) => ({
  appeal: name as AppealId,
  commandId: `command-${name}` as CommandId,
  bodyDigest: name,
}));
const opened: JobEvent = {
  type: 'JobOpened',
  data: {
    ...{ verb: 'recordProgress', items, answersKey: 'answers' as KeyId },
    bodies: { key: 'words', box: '' } as unknown as Sealed<never>,
  },
};

/** A job on which one thing happened after another, a second apart. */
function life() {
  let job: Job | null = null;
  let revision = -1;
  let at = TEN;
  const { decider } = jobAggregate;
  const life = {
    given(...events: readonly JobEvent[]) {
      for (const event of events) {
        at = addMillis(at, 1_000);
        job = decider.evolve(job, event, { revision: ++revision as Revision, occurredAt: at, actor: author });
      }
      return life;
    },
    when: (command: JobCommand, laterMs = 0): readonly JobEvent[] =>
      decider.decide(command, job, { now: addMillis(at, laterMs), actor: author, versions: {} }),
    job: () => job!,
  };
  return life;
}
const settled = (...outcomes: readonly Outcome[]): JobEvent => ({ type: 'ItemsSettled', data: { outcomes } });
const done = (at: number): Outcome => ({ at, status: 200, revision: 3 as Revision });
const refused = (at: number): Outcome => ({ at, status: 409, code: 'appeal/closed' });
const taken = (node: string): JobEvent => ({ type: 'JobTaken', data: { node } });

describe('a job', () => {
  it('is opened once', () => {
    const open: JobCommand = { verb: 'openJob', data: opened.data };
    expect(life().when(open)).toEqual([opened]);
    expect(life().given(opened).when(open)).toEqual([]);
  });

  it('belongs to one node, until that has been silent for too long', () => {
    const job = life().given(opened);
    expect(job.when({ verb: 'takeJob', node: 'one' })).toEqual([taken('one')]);
    job.given(taken('one'));
    expect(job.when({ verb: 'takeJob', node: 'two' }, TURN_MS - 1)).toEqual([]);
    expect(job.when({ verb: 'takeJob', node: 'two' }, TURN_MS)).toEqual([taken('two')]);
    job.given(settled(done(0)));
    expect(job.when({ verb: 'takeJob', node: 'two' }, TURN_MS - 1)).toEqual([]);
  });

  it('has one outcome of each item, whoever settled it first', () => {
    const job = life().given(opened, taken('one'), settled(done(0)));
    expect(job.when({ verb: 'settleItems', outcomes: [refused(0), refused(1)] })).toEqual([
      settled(refused(1)),
    ]);
    expect(job.when({ verb: 'settleItems', outcomes: [done(0)] })).toEqual([]);
  });

  it('is over when every item is settled, and not before', () => {
    const job = life().given(opened, settled(done(0), refused(1)));
    expect(countsOf(job.job())).toEqual({ size: 3, done: 1, refused: 1, left: 1 });
    expect(job.when({ verb: 'finishJob' })).toEqual([]);
    job.given(settled(done(2)));
    expect(job.when({ verb: 'finishJob' })).toEqual([{ type: 'JobFinished', data: { done: 2, refused: 1 } }]);
    job.given({ type: 'JobFinished', data: { done: 2, refused: 1 } });
    expect(job.when({ verb: 'finishJob' })).toEqual([]);
    expect(job.when({ verb: 'takeJob', node: 'two' }, TURN_MS)).toEqual([]);
    expect(job.job().finishedAt).toBeDefined();
  });
});

describe('the routes that a job sends through', () => {
  it('are those of the API document, one for each verb that people send to an appeal', () => {
    expect([...stepRoutes.keys()].sort()).toEqual(personVerbs.filter((verb) => verb !== 'report').sort());
    const documented = operations.map(({ method, path }) => `${method} ${path.replace('{id}', ':id')}`);
    for (const { route } of stepRoutes.values()) expect(documented).toContain(route);
  });
});

import type { Appeal } from '../../../src/appeals/domain/appeal';
import { judge } from '../../../src/appeals/proof/judge';
import { SYSTEM } from '../../../src/kernel/actor';
import { PUXI_CENTRE, START, as, countyDispatcher, hanyin, reporter } from '../../kit/appeal-context';
import { merged } from '../../kit/appeal-refusal-ways';
import { OTHER, POLE, ask, by, daysLater, rating, sealed, told, type Told } from '../../kit/appeal-story';
import { asRecorded, type Written } from '../../kit/appeal-life';

const answered = by(
  SYSTEM,
  'resolveMerged',
  { lead: OTHER, outcome: 'solved', unit: PUXI_CENTRE },
  daysLater(2),
);
const takeBack = ask('takeBackMerged', { lead: OTHER, source: POLE, by: PUXI_CENTRE });
const appealOf = ({ state }: Pick<Told, 'state'>): Appeal => {
  if (state.status === 'none') throw new Error('not reported');
  return state;
};

describe('what its lead had answered and takes back', () => {
  const later = as(SYSTEM, daysLater(3));

  it('is merged into it again, where it stood, and stands still as before', () => {
    const before = appealOf(told(...merged));
    const back = told(...merged, answered).when(takeBack, later);
    back.thenMatching({ type: 'ResolutionTakenBack', data: { by: PUXI_CENTRE, lead: OTHER } });
    const appeal = appealOf(back);
    expect(appeal).toMatchObject({ status: 'merged', lead: before.lead });
    expect(appeal.round.resolution).toBeUndefined();
    const standing = (of: Appeal) =>
      Object.values(of.clocks)
        .filter(({ status }) => status === 'paused')
        .map(({ deadline }) => deadline.id);
    expect(standing(appeal)).toEqual(standing(before));
    expect(Object.values(appeal.clocks).filter(({ status }) => status === 'running')).toEqual([]);
  });

  it('adds all of the time that it stood still once it stands alone', () => {
    const alone = (...rest: Parameters<typeof told>[1][]) =>
      appealOf(
        told(...merged, ...rest).when(
          ask('unmerge', { reason: sealed('另有一处') }),
          as(countyDispatcher, daysLater(5)),
        ),
      ).clocks;
    const dueOf = (clocks: Appeal['clocks']) =>
      Object.values(clocks)
        .filter(({ status }) => status === 'running')
        .map(({ deadline: { id, dueAt } }) => [id, dueAt]);
    const taken = by(SYSTEM, 'takeBackMerged', { lead: OTHER, source: POLE, by: PUXI_CENTRE }, daysLater(3));
    expect(dueOf(alone(answered, taken))).toEqual(dueOf(alone()));
  });

  it('is taken back once, however often it is asked', () => {
    const back = told(...merged, answered).when(takeBack, later);
    back.when(takeBack, later).then();
    told(...merged)
      .when(takeBack, later)
      .then();
  });

  it('is kept by whose reporter has made something of it', () => {
    const rated = by(reporter, 'rate', rating(5));
    told(...merged, answered, rated)
      .when(takeBack, later)
      .thenRefused('appeal/reporter-acted');
    const review = by(reporter, 'requestReview', { ground: sealed('不服') });
    told(...merged, answered, review)
      .when(takeBack, later)
      .thenRefused('appeal/reporter-acted');
  });

  it('is answered again with the lead', () => {
    const again = ask('resolveMerged', { lead: OTHER, outcome: 'explained', unit: PUXI_CENTRE });
    told(...merged, answered)
      .when(takeBack, later)
      .when(again, as(SYSTEM, daysLater(4)))
      .thenMatching({ type: 'AppealResolved', data: { outcome: 'explained', lead: OTHER } });
  });

  it('leaves nothing that the proof of deadlines finds fault with', () => {
    const taken = by(SYSTEM, 'takeBackMerged', { lead: OTHER, source: POLE, by: PUXI_CENTRE }, daysLater(3));
    const [first, ...rest] = [...merged, answered, taken] as const;
    let occurredAt = START;
    const log = [first, ...rest].flatMap(({ actor, at = occurredAt }, upTo): readonly Written[] => {
      occurredAt = at;
      const { events } = told(first, ...rest.slice(0, upTo));
      return events.map((event) => ({ event, actor, occurredAt, command: String(upTo) }));
    });
    const now = daysLater(3);
    const wrong = judge(asRecorded(log), { ...hanyin, now }, now).findings;
    expect(wrong.filter(({ fact }) => fact !== 'warning' && fact !== 'step')).toEqual([]);
  });
});

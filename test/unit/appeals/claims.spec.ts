import type { Appeal } from '../../../src/appeals/domain/appeal';
import { owed } from '../../../src/appeals/domain/clocks';
import { openSupervisions } from '../../../src/appeals/domain/handle/supervision';
import { SYSTEM } from '../../../src/kernel/actor';
import type { DeadlineId } from '../../../src/kernel/ids';
import {
  CHENGGUAN_CENTRE,
  COUNTY_CENTRE,
  DISCIPLINE,
  as,
  countyDispatcher,
  directory,
  officerOf,
  reporter,
  supervisor,
} from '../../kit/appeal-context';
import {
  ask,
  by,
  daysLater,
  handling,
  hoursLater,
  rating,
  reported,
  resolved,
  sealed,
  told,
  type Told,
} from '../../kit/appeal-story';
import { serviceId, unitId } from '../../kit/hanyin';

const desk = officerOf(DISCIPLINE);
const CONGRESS = unitId('congress-610921');
const OVERSIGHT = unitId('office-supervision');
const OF_CHENGGUAN = `1/accusation/${CHENGGUAN_CENTRE}/1` as DeadlineId;
const SUBJECT = `accusation:${CHENGGUAN_CENTRE}`;
const naming = (unit: string) => by(reporter, 'nameAccused', { accused: { unit: unit as never } });
const confirming = (unit: string, actor = desk) =>
  by(actor, 'confirmAccused', { accused: { unit: unit as never } });
const dismissing = ask('dismissAccused', {
  accused: { unit: CHENGGUAN_CENTRE },
  reason: sealed('经核实不成立'),
});
const appealOf = ({ state }: Pick<Told, 'state'>): Appeal => {
  if (state.status === 'none') throw new Error('not reported');
  return state;
};
const waiting = (story: Pick<Told, 'state'>) =>
  owed(appealOf(story), 'accusation').map(({ deadline: { id, owner } }) => [id, owner]);

describe('the time that there is to decide on a claim', () => {
  it('runs for each claim by itself, for the desk that decides on it', () => {
    const named = told(...handling, naming(CHENGGUAN_CENTRE), naming(DISCIPLINE));
    expect(waiting(named)).toEqual([
      [OF_CHENGGUAN, DISCIPLINE],
      [`1/accusation/${DISCIPLINE}/1`, CONGRESS],
    ]);
    expect(waiting(named.when(dismissing, as(desk)))).toEqual([[`1/accusation/${DISCIPLINE}/1`, CONGRESS]]);
  });

  it('runs from the report where that names somebody, each of them once', () => {
    const person = officerOf(CHENGGUAN_CENTRE).id;
    const claim = { unit: CHENGGUAN_CENTRE };
    expect(waiting(told(reported({ accused: [claim, { person }, claim] })))).toEqual([
      [OF_CHENGGUAN, DISCIPLINE],
      [`1/accusation/.${person}/1`, DISCIPLINE],
    ]);
  });

  it('is fifteen working days, five for what is urgent, and seventy-two hours for what is critical', () => {
    const dueIn = (story: Told) => owed(appealOf(story), 'accusation')[0]?.deadline;
    expect(dueIn(told(...handling, naming(CHENGGUAN_CENTRE)))?.period).toEqual({
      unit: 'working-days',
      amount: 15,
    });
    const raised = told(
      reported(),
      naming(CHENGGUAN_CENTRE),
      by(countyDispatcher, 'classify', {
        service: serviceId('neighbour-dispute'),
        urgency: 'critical',
        reason: sealed('有人受伤'),
      }),
    );
    expect(dueIn(raised)).toMatchObject({ dueAt: hoursLater(72) });
  });

  it('ends with the finding, either way', () => {
    const named = told(...handling, naming(CHENGGUAN_CENTRE));
    named
      .when(confirming(CHENGGUAN_CENTRE).command, as(desk))
      .thenMatching({ type: 'AccusedConfirmed', data: { clocks: { met: [OF_CHENGGUAN] } } });
    named
      .when(dismissing, as(desk))
      .thenMatching({ type: 'AccusedDismissed', data: { clocks: { met: [OF_CHENGGUAN] } } });
  });

  it('outlives the matter: neither a close nor another claim ends it', () => {
    const closed = told(
      ...handling,
      naming(CHENGGUAN_CENTRE),
      resolved(),
      by(reporter, 'rate', rating(5)),
      naming(DISCIPLINE),
    );
    expect(appealOf(closed).status).toBe('closed');
    expect(waiting(closed).map(([, owner]) => owner)).toEqual([DISCIPLINE, CONGRESS]);
  });

  it('goes to the congress once the desk itself is found to be named', () => {
    const congress = officerOf(CONGRESS);
    const found = told(
      ...handling,
      naming(CHENGGUAN_CENTRE),
      naming(DISCIPLINE),
      confirming(DISCIPLINE, congress),
    );
    expect(waiting(found)).toEqual([[OF_CHENGGUAN, CONGRESS]]);
    found.when(dismissing, as(congress)).thenMatching({ type: 'AccusedDismissed', data: { by: CONGRESS } });
  });
});

describe('claims that name all who would decide on them', () => {
  const OF_DESK = `1/accusation/${DISCIPLINE}/1`;
  const OF_CONGRESS = `1/accusation/${CONGRESS}/1`;
  const both = told(...handling, naming(DISCIPLINE), naming(CONGRESS));
  const dismissingOf = (unit: string) =>
    ask('dismissAccused', { accused: { unit: unit as never }, reason: sealed('经核实不成立') });

  it.each([
    ['the desk first', [DISCIPLINE, CONGRESS]],
    ['the congress first', [CONGRESS, DISCIPLINE]],
  ])('wait for whoever is not named, %s', (_, [first = '', second = '']) => {
    expect(waiting(told(...handling, naming(first), naming(second)))).toEqual(
      expect.arrayContaining([
        [OF_DESK, OVERSIGHT],
        [OF_CONGRESS, DISCIPLINE],
      ]),
    );
  });

  it('are decided there, by somebody who sees the appeal', () => {
    both.when(confirming(DISCIPLINE).command, as(officerOf(CONGRESS))).thenRefused('appeal/not-found');
    expect(appealOf(both).involved).toEqual(expect.arrayContaining([OVERSIGHT, DISCIPLINE]));
    both
      .when(confirming(DISCIPLINE).command, as(officerOf(OVERSIGHT)))
      .thenMatching({ type: 'AccusedConfirmed', data: { by: OVERSIGHT } });
  });

  it('found to hold against the one, are decided by the others', () => {
    const found = told(
      ...handling,
      naming(DISCIPLINE),
      naming(CONGRESS),
      confirming(DISCIPLINE, officerOf(OVERSIGHT)),
    );
    expect(waiting(found)).toEqual([[OF_CONGRESS, OVERSIGHT]]);
    const none = told(...handling, naming(DISCIPLINE), naming(CONGRESS), confirming(CONGRESS));
    expect(waiting(none)).toEqual([[OF_DESK, OVERSIGHT]]);
  });

  it('stay with who has begun, where a dismissal clears whose duty it would be', () => {
    const cleared = both.when(dismissingOf(CONGRESS), as(desk));
    expect(waiting(cleared)).toEqual([[OF_DESK, OVERSIGHT]]);
    cleared
      .when(dismissingOf(DISCIPLINE), as(officerOf(OVERSIGHT)))
      .thenMatching({ type: 'AccusedDismissed', data: { by: OVERSIGHT } });
  });

  it('are the county centre’s where the 督查室 is named, too; of all four, the desk decides on three', () => {
    const three = [...handling, naming(DISCIPLINE), naming(CONGRESS), naming(OVERSIGHT)] as const;
    expect(waiting(told(...three))).toContainEqual([OF_DESK, COUNTY_CENTRE]);
    const four = told(...three, naming(COUNTY_CENTRE));
    for (const unit of [CONGRESS, OVERSIGHT, COUNTY_CENTRE])
      expect(waiting(four)).toContainEqual([`1/accusation/${unit}/1`, DISCIPLINE]);
    const after = four.when(dismissingOf(CONGRESS), as(desk));
    after
      .when(dismissingOf(DISCIPLINE), as(officerOf(CONGRESS)))
      .thenMatching({ type: 'AccusedDismissed', data: { by: CONGRESS } });
  });
});

describe('a claim that nobody decided on in time', () => {
  const late = told(
    ...handling,
    naming(CHENGGUAN_CENTRE),
    resolved(),
    by(reporter, 'rate', rating(5)),
    by(SYSTEM, 'stepLadder', { deadline: OF_CHENGGUAN }, daysLater(30)),
  );

  it('is missed once, and supervised at once, again and again; never urged, which all would read', () => {
    expect(late.events.map(({ type }) => type)).toEqual([
      'DeadlineMissed',
      'LadderStepped',
      'SupervisionOpened',
    ]);
    expect(late.events[2]).toMatchObject({
      data: { subject: SUBJECT, unit: DISCIPLINE, by: OVERSIGHT, missed: OF_CHENGGUAN },
    });
    const again = late.when(ask('stepLadder', { deadline: OF_CHENGGUAN }), as(SYSTEM, daysLater(36)));
    expect(again.events.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['LadderStepped', 'SupervisionOpened']),
    );
  });

  it('is answered for by the desk and closed by the 督查室, also after the matter is closed', () => {
    const answer = { answer: sealed('正在核实'), attachments: [] };
    const answered = late.when(ask('answerSupervision', answer), as(desk));
    answered.thenMatching({ type: 'SupervisionAnswered', data: { subject: SUBJECT, by: DISCIPLINE } });
    answered
      .when(ask('closeSupervision', { account: sealed('已督促') }), as(supervisor))
      .thenMatching({ type: 'SupervisionClosed', data: { subject: SUBJECT } });
  });

  it('holds nothing up, and is nothing that those who handle the matter can answer or close', () => {
    const open = told(
      ...handling,
      naming(CHENGGUAN_CENTRE),
      by(SYSTEM, 'recordMisses', { deadline: OF_CHENGGUAN }, daysLater(30)),
      by(SYSTEM, 'stepLadder', { deadline: OF_CHENGGUAN }, daysLater(30)),
    );
    const appeal = appealOf(open);
    for (const actor of [officerOf(COUNTY_CENTRE), officerOf(unitId('dept-water'))])
      expect(openSupervisions(appeal, { actor, directory }).filter((each) => each === SUBJECT)).toEqual([]);
    expect(openSupervisions(appeal, { actor: desk, directory })).toContain(SUBJECT);
  });
});

import { openSupervisions } from '../../../src/appeals/domain/handle/supervision';
import type { AppealEvent } from '../../../src/appeals/domain/events';
import type { Appeal, AppealState } from '../../../src/appeals/domain/appeal';
import { supervisionsOf } from '../../../src/appeals/views/supervisions';
import { SYSTEM } from '../../../src/kernel/actor';
import {
  COUNTY_CENTRE,
  PANLONG_CENTRE,
  as,
  countyDispatcher,
  given,
  reporter,
  supervisor,
} from '../../kit/appeal-context';
import { secondLow, supervisedTwice } from '../../kit/appeal-refusal-ways';
import { ask, by, handling, sealed, told } from '../../kit/appeal-story';

const reason = sealed('群众三次反映，仍未见实质进展');
const closing = (subject?: string) => ask('closeSupervision', { account: sealed('已核查'), subject });
const answering = (subject?: string) =>
  ask('answerSupervision', { answer: sealed('已派单'), attachments: [], subject });
const appealOf = (state: AppealState): Appeal => {
  if (state.status === 'none') throw new Error('not reported');
  return state;
};

describe('several supervisions of one appeal', () => {
  const twice = told(...supervisedTwice);

  it('stand beside each other, told apart by what they are about', () => {
    expect(openSupervisions(appealOf(twice.state))).toEqual(['dispatch', 'hand']);
    twice.when(ask('openSupervision', { reason }), as(supervisor)).thenRefused('appeal/already-supervised');
  });

  it('are answered each by itself, and the caller says which', () => {
    const { refused } = twice.when(answering(), as(countyDispatcher));
    expect(refused).toMatchObject({
      code: 'appeal/several-supervisions',
      details: { subjects: 'dispatch,hand' },
    });
    const answered = twice.when(answering('dispatch'), as(countyDispatcher));
    answered.thenMatching({ type: 'SupervisionAnswered', data: { subject: 'dispatch', by: COUNTY_CENTRE } });
    expect(supervisionsOf(appealOf(answered.state), 'staff')).toMatchObject([
      { subject: 'dispatch', answered: true },
      { subject: 'hand', unit: COUNTY_CENTRE, answered: false },
    ]);
    answered.when(answering('dispatch'), as(countyDispatcher)).thenRefused('appeal/no-supervision-open');
    answered.when(answering(), as(countyDispatcher)).thenMatching({ data: { subject: 'hand' } });
  });

  it('are closed each by itself', () => {
    twice.when(closing(), as(supervisor)).thenRefused('appeal/several-supervisions');
    twice.when(closing('rating'), as(supervisor)).thenRefused('appeal/no-supervision-open');
    const closed = twice.when(closing('hand'), as(supervisor));
    expect(openSupervisions(appealOf(closed.state))).toEqual(['dispatch']);
    closed.when(closing(), as(supervisor)).thenMatching({ data: { subject: 'dispatch' } });
  });

  it('hold the close until the last of them is closed', () => {
    const low = told(
      ...secondLow,
      by(SYSTEM, 'openSupervision', { reason: 'low-rating' }),
      by(supervisor, 'openSupervision', { reason }),
    );
    const one = low.when(closing('rating'), as(supervisor));
    one.thenMatching({ type: 'SupervisionClosed' });
    one
      .when(closing(), as(supervisor))
      .thenMatching({ type: 'SupervisionClosed' }, { type: 'AppealClosed', data: { cause: 'rated' } });
  });

  it('are nothing that their reporter finds in the appeal', () => {
    expect(supervisionsOf(appealOf(twice.state), 'reporter')).toEqual([]);
    twice.when(closing('hand'), as(reporter)).thenRefused('appeal/not-supervisor');
  });
});

describe('a supervision of before there could be several', () => {
  const before = handling.flatMap((_, upTo) => told(handling[0], ...handling.slice(1, upTo + 1)).events);
  const [opened] = told(...handling, by(supervisor, 'openSupervision', { reason })).events;
  const old = JSON.parse(
    JSON.stringify(opened).replace('"subject":"hand",', '').replaceAll('hand~', ''),
  ) as AppealEvent;

  it('is the one that is open, and what is opened after it stands beside it', () => {
    const situation = given(...before, old);
    expect(openSupervisions(appealOf(situation.state))).toEqual(['']);
    situation
      .when(closing(), as(supervisor))
      .thenMatching({ data: { clocks: { met: [`1/supervise/${PANLONG_CENTRE}/1`] } } });
    const beside = situation.when(ask('openSupervision', { reason }), as(supervisor));
    expect(openSupervisions(appealOf(beside.state))).toEqual(['', 'hand']);
  });
});

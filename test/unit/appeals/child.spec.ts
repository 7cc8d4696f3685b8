import { speaksFrom, type ChildInput } from '../../../src/appeals/application/child';
import type { Day } from '../../../src/kernel/time';
import { as, citizen, given, reporter, townOfficer } from '../../kit/appeal-context';
import { ask, party, reporting, sealed } from '../../kit/appeal-story';

const TODAY = '2026-07-01' as Day;
const day = (text: string) => text as Day;

describe('a child', () => {
  it.each<[string, ChildInput, Day | undefined]>([
    ['speaks from the fourteenth birthday on', { birthDate: day('2014-09-01') }, day('2028-09-01')],
    ['of the 29th of February from the 1st of March on', { birthDate: day('2016-02-29') }, day('2030-03-01')],
    ['of which the age alone is known, from the last day that it can be', { age: 9 }, day('2031-07-01')],
    ['is none from fourteen on', { birthDate: day('2012-07-01') }, undefined],
    ['is one on the day before', { birthDate: day('2012-07-02') }, day('2026-07-02')],
    ['is none by an age of fourteen', { age: 14 }, undefined],
  ])('%s', (_, input, from) => expect(speaksFrom(input, TODAY)).toBe(from));

  it.each([
    ['610921198001011234', undefined],
    ['61092120160229123X', '2030-03-01'],
    ['610921800101123', undefined],
  ])('is as old as the ID number %s says, whatever a caller says', (idNumber, from) =>
    expect(speaksFrom({ age: 9 }, TODAY, idNumber)).toBe(from),
  );
});

const report = (change: Parameters<typeof reporting>[0] = {}, actor = reporter) =>
  given().when(ask('report', reporting(change)), as(actor));

describe('a report', () => {
  it('by a child goes through a guardian, and by whoever takes it down for one, at once', () => {
    const alone = { child: { guardian: false, speaksFrom: sealed<Day>('2031-01-01') } };
    const guarded = { child: { ...alone.child, guardian: true }, proxy: party('chen-guoqing') };
    report(alone).thenRefused('appeal/child-needs-guardian');
    report({ ...alone, channel: 'window' }, townOfficer).thenMatching(
      { type: 'AppealReported', data: alone },
      { type: 'AppealClassified' },
    );
    report(guarded, citizen('chen-guoqing')).thenMatching(
      { type: 'AppealReported', data: guarded },
      { type: 'AppealClassified' },
    );
  });
});

import { speaksFrom, type ChildInput } from '../../../src/appeals/application/child';
import type { Day } from '../../../src/kernel/time';

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
});

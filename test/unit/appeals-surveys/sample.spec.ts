import { hash } from 'node:crypto';
import fc from 'fast-check';
import { digestOf, drawn, type Candidate, type Seed } from '../../../src/appeals/surveys/sample';

const candidates: fc.Arbitrary<readonly Candidate[]> = fc.uniqueArray(
  fc.record({ appeal: fc.uuid(), reporter: fc.constantFrom('陈家', '李家', '王家', '赵家', '周家') }),
  { selector: ({ appeal }) => appeal, maxLength: 30 },
) as never;
const seed = fc.uuid() as fc.Arbitrary<Seed>;
const shuffled = <T>(all: readonly T[]): readonly T[] => [...all].reverse();

describe('the sample of a survey', () => {
  it('is the same for whoever has the same appeals and the seed, in whatever order they come', () => {
    fc.assert(
      fc.property(candidates, seed, fc.integer({ min: 1, max: 40 }), (all, by, size) => {
        expect(drawn(by, shuffled(all), size)).toEqual(drawn(by, all, size));
        expect(digestOf(shuffled(all))).toBe(digestOf(all));
      }),
    );
  });

  it('asks each reporter once, none who was not there, and as many as it may', () => {
    fc.assert(
      fc.property(candidates, seed, fc.integer({ min: 1, max: 40 }), (all, by, size) => {
        const sample = drawn(by, all, size);
        const asked = sample.map((appeal) => all.find((each) => each.appeal === appeal)?.reporter);
        expect(asked).not.toContain(undefined);
        expect(new Set(asked).size).toBe(asked.length);
        expect(sample).toHaveLength(Math.min(size, new Set(all.map(({ reporter }) => reporter)).size));
      }),
    );
  });

  it('leaves out those of the largest draws, as anybody finds with sha256sum', () => {
    const all = ['a', 'b', 'c', 'd'].map((appeal) => ({ appeal, reporter: `of ${appeal}` })) as never;
    const byHand = ['a', 'b', 'c', 'd'].sort((one, other) =>
      hash('sha256', `s1 ${one}`, 'hex') < hash('sha256', `s1 ${other}`, 'hex') ? -1 : 1,
    );
    expect(drawn('s1' as Seed, all, 2)).toEqual(byHand.slice(0, 2));
  });

  it('changes with the seed', () => {
    const all = Array.from({ length: 40 }, (_, at) => ({ appeal: `${at}`, reporter: `of ${at}` })) as never;
    expect(drawn('s1' as Seed, all, 20)).not.toEqual(drawn('s2' as Seed, all, 20));
  });
});

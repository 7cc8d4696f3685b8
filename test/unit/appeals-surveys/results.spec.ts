import fc from 'fast-check';
import { resultsOf, withheldOf, type Counted } from '../../../src/appeals/surveys/results';
import { questionsOf, valuesOf, type Question } from '../../../src/appeals/surveys/questions';
import { shareOf } from '../../../src/appeals/surveys/wilson';

const [solved, stars] = questionsOf([
  { kind: 'yes-no', text: '问题是否解决？' },
  { kind: 'stars', text: '总体评价' },
]) as [Question, Question];

/** As many said each value, in its order. */
const counted = (...counts: readonly (readonly [Question, readonly number[]])[]): Counted => {
  const all = new Map(
    counts.flatMap(([question, said]) =>
      valuesOf(question).map((value, at) => [`${question.id} ${value}`, said[at] ?? 0] as const),
    ),
  );
  const answered = (counts[0]?.[1] ?? []).reduce((sum, count) => sum + count, 0);
  return { answered, of: (question, value) => all.get(`${question} ${value}`) ?? 0 };
};

describe('the results of a survey', () => {
  it('are counts, shares with their interval, and who said nothing', () => {
    const results = resultsOf([solved], 60, counted([solved, [34, 6]]));
    expect(results).toMatchObject({ invited: 60, answered: 40, unanswered: 20 });
    expect(results.responseRate).toMatchObject({ share: 0.6667 });
    expect(results.questions[0]?.cells).toEqual([
      { value: 'yes', count: 34, share: 0.85, low: 0.7093, high: 0.9294 },
      { value: 'no', count: 6, share: 0.15, low: 0.0706, high: 0.2907 },
    ]);
  });

  it('never count silence as satisfied: a share is of those who answered, and the silent stand beside it', () => {
    const few = resultsOf([solved], 1_000, counted([solved, [8, 8]]));
    expect(few.unanswered).toBe(984);
    expect(few.questions[0]?.cells[0]).toMatchObject({ share: 0.5 });
    expect(few.responseRate?.share).toBe(0.016);
  });

  it('tell nothing of fewer than five, not even how many they were', () => {
    const results = resultsOf([solved, stars], 30, counted([solved, [4, 0]], [stars, [0, 0, 0, 0, 4]]));
    expect(results).toMatchObject({ invited: 30, withheld: true });
    expect(results).not.toHaveProperty('answered');
    expect(results).not.toHaveProperty('responseRate');
    for (const { cells } of results.questions)
      for (const cell of cells) expect(cell).toHaveProperty('withheld', true);
  });

  it('withhold what is small, with as much beside it that nobody takes it from the whole', () => {
    // Two said no: with thirty in all, whoever is told of 28 knows of the two.
    expect(withheldOf([28, 2])).toEqual(new Set([0, 1]));
    expect(withheldOf([1, 0, 4, 25, 70])).toEqual(new Set([0, 2]));
    expect(withheldOf([1, 0, 1, 25, 70])).toEqual(new Set([0, 2, 3]));
    expect(withheldOf([0, 0, 12])).toEqual(new Set());
  });

  it('leave nothing small to be found by taking away, whatever was said', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { minLength: 2, maxLength: 10 }), (counts) => {
        const hidden = withheldOf(counts);
        const shown = counts.filter((_, at) => !hidden.has(at));
        for (const count of shown) expect(count === 0 || count >= 5).toBe(true);
        const left = counts.filter((_, at) => hidden.has(at)).reduce((sum, count) => sum + count, 0);
        const total = counts.reduce((sum, count) => sum + count, 0);
        // Nothing is left out, or five and more of two values and more; else all that anybody said is.
        expect(hidden.size === 0 || (hidden.size > 1 && left >= 5) || left === total).toBe(true);
      }),
    );
  });

  it('have the interval of Wilson, as statsmodels has it', () => {
    // proportion_confint(0, 10, method='wilson'), (10, 10), (1, 3)
    expect(shareOf(0, 10)).toEqual({ share: 0, low: 0, high: 0.2775 });
    expect(shareOf(10, 10)).toEqual({ share: 1, low: 0.7225, high: 1 });
    expect(shareOf(1, 3)).toEqual({ share: 0.3333, low: 0.0615, high: 0.7923 });
  });
});

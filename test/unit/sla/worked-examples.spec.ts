import { readFileSync } from 'node:fs';
import { PAGE, withExamples } from '../../../scripts/worked-examples';
import { addMillis } from '../../../src/kernel/time';
import { onTheWall } from './hanyin';
import { play, workedExamples } from './worked-examples';

describe('worked examples', () => {
  it.each(workedExamples.map((example) => [example.title, example] as const))('%s', (_, example) => {
    const { last } = play(example);
    expect([onTheWall(last.dueAt), last.provisional]).toEqual([example.due, example.provisional ?? false]);
  });

  it.each(workedExamples.map((example) => [example.title, example] as const))(
    '%s, explained',
    (_, example) => {
      const { story, last } = play(example);
      if (story === undefined) return;
      const why = story.explain(addMillis(story.events.at(-1)!.at, 60_000));
      expect(why.deadline.dueAt).toBe(last.dueAt);
      expect(why.versions.map(({ counted }) => counted)).toEqual(
        why.versions.map(({ deadline }) => deadline.dueAt),
      );
      expect(why.used + why.paused + why.left).toBeCloseTo(why.granted + why.moved, 6);
    },
  );

  it('are in the docs as they are in the table; run scripts/worked-examples.ts after a change', () => {
    const page = readFileSync(PAGE, 'utf8');
    expect(page).toBe(withExamples(page));
  });
});

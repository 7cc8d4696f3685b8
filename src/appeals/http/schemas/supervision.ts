import { shapes } from '../../../edge';

const { flag, instant, listOf, named, shape, text } = shapes;

/** 督办, as staff see those that are open. */
export const supervisions = listOf(
  named(
    'Supervision',
    shape({
      subject: text('What it is about: names it where several are open.'),
      unit: text('Who answers.'),
      by: text('Who watches, and closes it.'),
      answered: flag,
      dueAt: instant,
    }),
  ),
);

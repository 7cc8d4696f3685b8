import type { Day } from '../../kernel/time';
import type { Person } from './model';

/** First and last day count; a side that is left open has no end. */
export const isServing = ({ from, until }: Pick<Person, 'from' | 'until'>, today: Day): boolean =>
  (from === undefined || today >= from) && (until === undefined || today <= until);

import { Matching, Whole } from './fields';

/** How a list is read in pages. */
export const MOST_PER_PAGE = 100;

export const Cursor = (): PropertyDecorator =>
  Matching(/^[A-Za-z0-9_-]{1,400}$/, { optional: true, description: '`next` of the page before.' });

export const PerPage = (most = MOST_PER_PAGE, usual = 20): PropertyDecorator =>
  Whole(1, most, { optional: true, example: Math.min(usual, 100), description: `${usual} when left out.` });

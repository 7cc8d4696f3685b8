import type { Problems } from '../../kernel/problem';
import { feedbackMessages } from './feedback';
import { handleMessages } from './handle';
import { rateMessages } from './rate';
import { reportMessages } from './report';
import { respondMessages } from './respond';
import { standingMessages } from './standing';

/** Of the five steps, and of where an appeal stands. A code that has no row here does not compile. */
export const appealErrors = {
  ...standingMessages,
  ...reportMessages,
  ...respondMessages,
  ...handleMessages,
  ...feedbackMessages,
  ...rateMessages,
} satisfies Problems;

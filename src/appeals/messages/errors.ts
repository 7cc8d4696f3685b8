import type { Problems } from '../../kernel/problem';
import type { AppealErrorCode } from '../domain/errors';
import { feedbackMessages } from './feedback';
import { handleMessages } from './handle';
import { rateMessages } from './rate';
import { reportMessages } from './report';
import { respondMessages } from './respond';
import { standingMessages } from './standing';

/** Of the five steps, and of where an appeal stands. The compiler wants a row for every code. */
export const appealErrors: Problems<AppealErrorCode> = {
  ...standingMessages,
  ...reportMessages,
  ...respondMessages,
  ...handleMessages,
  ...feedbackMessages,
  ...rateMessages,
};

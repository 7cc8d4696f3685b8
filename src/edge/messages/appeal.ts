import type { AppealErrorCode } from '../../appeals';
import { feedbackMessages } from './appeal-feedback';
import { handleMessages } from './appeal-handle';
import { rateMessages } from './appeal-rate';
import { reportMessages } from './appeal-report';
import { respondMessages } from './appeal-respond';
import { standingMessages } from './appeal-standing';
import type { Message } from './message';

/** Of the five steps, and of where an appeal stands. */
export const appealMessages: Readonly<Record<AppealErrorCode, Message>> = {
  ...standingMessages,
  ...reportMessages,
  ...respondMessages,
  ...handleMessages,
  ...feedbackMessages,
  ...rateMessages,
};

import { appealClosed, close } from './close';
import { decideReview, reviewDecided } from './decide-review';
import { appealRated, rate } from './rate';
import { appealReopened, reopen } from './reopen';
import { requestReview, reviewRequested } from './request-review';
import { declineTakenBack, undo } from './undo';

export const rateVerbs = { rate, reopen, requestReview, decideReview, undo, close };

export const rateEvents = [
  appealRated,
  appealReopened,
  reviewRequested,
  reviewDecided,
  declineTakenBack,
  appealClosed,
] as const;

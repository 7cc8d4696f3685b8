import { appealClosed, close } from './close';
import { decideReview, reviewDecided } from './decide-review';
import { appealRated, rate } from './rate';
import { appealReopened, reopen } from './reopen';
import { requestReview, reviewRequested } from './request-review';

export const rateVerbs = { rate, reopen, requestReview, decideReview, close };

export const rateEvents = [
  appealRated,
  appealReopened,
  reviewRequested,
  reviewDecided,
  appealClosed,
] as const;

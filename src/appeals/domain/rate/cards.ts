import { appealClosed, close } from './close';
import { decideExclusion, exclusionGranted, exclusionRefused } from './decide-exclusion';
import { decideReview, reviewDecided } from './decide-review';
import { appealRated, rate } from './rate';
import { appealReopened, reopen } from './reopen';
import { exclusionRequested, requestExclusion } from './request-exclusion';
import { requestReview, reviewRequested } from './request-review';
import { declineTakenBack, undo } from './undo';

export const rateVerbs = {
  rate,
  reopen,
  requestReview,
  decideReview,
  undo,
  requestExclusion,
  decideExclusion,
  close,
};

export const rateEvents = [
  appealRated,
  appealReopened,
  reviewRequested,
  reviewDecided,
  declineTakenBack,
  appealClosed,
  exclusionRequested,
  exclusionGranted,
  exclusionRefused,
] as const;

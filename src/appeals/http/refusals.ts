import type { AttachmentErrorCode } from '../../attachments';
import type { SlaErrorCode } from '../../sla';
import { commandStatus } from '../domain/command-status';
import type { AppealErrorCode } from '../domain/errors';
import type { StepVerb } from '../application/clear';

type ErrorCode = AppealErrorCode | AttachmentErrorCode | SlaErrorCode;

/**
 * What each verb may refuse with besides the wrong status, as the API document lists it: the wrong person, the
 * wrong content, the wrong moment within a status.
 */
const others: { readonly [V in StepVerb]: readonly ErrorCode[] } = {
  // report
  comment: ['appeal/not-involved'],
  answerDirectly: [
    'appeal/accused-unit',
    'appeal/not-direct',
    'appeal/not-dispatcher',
    'appeal/unclassified',
  ],
  endorse: ['appeal/already-endorsed', 'appeal/not-citizen', 'appeal/own-appeal'],
  merge: [
    'appeal/carries-others',
    'appeal/handled-alone',
    'appeal/merged-with-itself',
    'appeal/not-dispatcher',
  ],
  unmerge: ['appeal/not-dispatcher'],
  withdraw: ['appeal/already-withdrawn', 'appeal/not-reporter'],
  // respond
  classify: ['appeal/not-dispatcher', 'appeal/unknown-service', 'appeal/urgency-lowered'],
  route: [
    'appeal/accused-unit',
    'appeal/not-dispatcher',
    'appeal/unclassified',
    'appeal/unknown-unit',
    'appeal/waits-for-person',
  ],
  accept: ['appeal/accused-assignee', 'appeal/not-holder', 'appeal/unknown-assignee'],
  assign: ['appeal/accused-assignee', 'appeal/not-holder', 'appeal/unknown-assignee'],
  recordContact: ['appeal/not-holder'],
  decline: [
    'appeal/earlier-appeal-missing',
    'appeal/not-dispatcher',
    'appeal/not-ours-is-no-ground',
    'appeal/unclassified',
    'appeal/unknown-ground',
  ],
  referOut: ['appeal/not-dispatcher'],
  requestReturn: [
    'appeal/not-holder',
    'appeal/return-pending',
    'appeal/return-window-over',
    'appeal/routing-final',
    'appeal/unknown-unit',
  ],
  decideReturn: ['appeal/no-return-pending', 'appeal/not-dispatcher'],
  recall: ['appeal/not-dispatcher'],
  // handle
  recordProgress: ['appeal/not-holder'],
  requestInformation: ['appeal/information-already-asked', 'appeal/nobody-to-reach', 'appeal/not-holder'],
  supplyInformation: ['appeal/not-reporter'],
  escalate: ['appeal/no-tier-above', 'appeal/not-overseer'],
  transfer: [
    'appeal/accused-unit',
    'appeal/no-duty',
    'appeal/not-dispatcher',
    'appeal/not-sibling',
    'appeal/unknown-unit',
  ],
  nameAccused: ['appeal/already-accused', 'appeal/not-involved', 'appeal/unknown-accused'],
  // feedback
  resolve: [
    'appeal/evidence-missing',
    'appeal/not-holder',
    'appeal/resolution-unconfirmed',
    'appeal/revisit-in-past',
    'appeal/revisit-not-allowed',
    'sla/due-too-late',
  ],
  confirmResolution: ['appeal/no-confirmation-due', 'appeal/not-dispatcher'],
  rejectResolution: ['appeal/no-confirmation-due', 'appeal/not-dispatcher'],
  deliverFeedback: [
    'appeal/already-delivered',
    'appeal/grid-worker-first',
    'appeal/nobody-to-tell',
    'appeal/not-holder',
    'appeal/resolution-unconfirmed',
    'appeal/straight-to-reporter',
  ],
  receiptFeedback: [
    'appeal/already-receipted',
    'appeal/not-grid-worker',
    'appeal/nothing-to-receipt',
    'appeal/resolution-unconfirmed',
  ],
  recordFollowUp: [
    'appeal/already-answered',
    'appeal/follow-up-by-holder',
    'appeal/nobody-to-tell',
    'appeal/not-delivered',
    'appeal/not-overseer',
    'appeal/resolution-unconfirmed',
    'appeal/unreachable',
  ],
  // rate
  rate: [
    'appeal/already-rated',
    'appeal/invalid-stars',
    'appeal/not-reporter',
    'appeal/origin-not-rated',
    'appeal/rate-window-over',
    'appeal/resolution-unconfirmed',
  ],
  reopen: [
    'appeal/not-reopenable',
    'appeal/not-reporter',
    'appeal/reopen-window-over',
    'appeal/resolution-unconfirmed',
    'appeal/review-final',
    'appeal/review-pending',
  ],
  requestReview: [
    'appeal/not-reopenable',
    'appeal/not-reporter',
    'appeal/resolution-unconfirmed',
    'appeal/review-final',
    'appeal/review-pending',
    'appeal/review-window-over',
  ],
  decideReview: ['appeal/external-reviewer-missing', 'appeal/no-review-pending', 'appeal/not-dispatcher'],
};

/** Verbs whose body may bring attachments. */
const attaching: readonly StepVerb[] = [
  'comment',
  'answerDirectly',
  'recordProgress',
  'supplyInformation',
  'resolve',
];

/** Wrong status by the table that the tests check cell by cell, and the rest. */
export const refusalsOf = (verb: StepVerb): readonly ErrorCode[] => [
  ...new Set<ErrorCode>([
    ...Object.values(commandStatus[verb]).filter((cell) => cell !== 'allowed'),
    ...others[verb],
    'sla/no-rule',
    ...(attaching.includes(verb) ? (['attachment/ref-invalid'] as const) : []),
  ]),
];

export const reportRefusals: readonly ErrorCode[] = [
  'appeal/anonymity-not-allowed',
  'appeal/anonymous-with-reporter',
  'appeal/channel-not-allowed',
  'appeal/not-reporter',
  'appeal/nothing-said',
  'appeal/observed-in-future',
  'appeal/origin-not-allowed',
  'appeal/reporter-missing',
  'appeal/unknown-accused',
  'appeal/unknown-region',
  'appeal/unknown-service',
  'attachment/ref-invalid',
  'sla/no-rule',
];

import type { Steps } from './step';
import { unheld } from './resolution';

export const respondSteps = {
  AppealClassified: (appeal, { service, urgency, violation }) => ({
    ...appeal,
    service,
    urgency,
    violation,
    waitsBecause:
      appeal.waitsBecause === 'no-service' || appeal.waitsBecause === 'several-services'
        ? undefined
        : appeal.waitsBecause,
  }),
  AppealQueued: (appeal, { cause }) => ({ ...appeal, waitsBecause: cause }),
  AppealRouted: (appeal, { unit, tier, decides, final }, { occurredAt }) => ({
    ...appeal,
    status: 'routed',
    waitsBecause: undefined,
    held: { unit, tier, since: occurredAt, decides, final },
    assignee: undefined,
  }),
  AppealAccepted: (appeal, { status, assignee }) => ({
    ...appeal,
    status,
    assignee,
    round: { ...appeal.round, returning: undefined },
  }),
  AppealAssigned: (appeal, { assignee }) => ({ ...appeal, assignee }),
  ContactRecorded: (appeal, { status }) => ({ ...appeal, status }),
  AppealDeclined: (appeal) => appeal,
  AppealReferredOut: (appeal) => appeal,
  ReturnRequested: (appeal, { by, ordinal }) => ({
    ...appeal,
    round: { ...appeal.round, returns: ordinal, returning: by },
  }),
  ReturnGranted: (appeal) => unheld(appeal),
  ReturnRefused: (appeal) => ({
    ...appeal,
    // The second is decided by the county dispatcher, and nobody stands above that.
    held: appeal.held && { ...appeal.held, final: appeal.held.final || appeal.round.returns >= 2 },
    round: { ...appeal.round, returning: undefined },
  }),
  AppealRecalled: (appeal) => unheld(appeal),
} satisfies Partial<Steps>;

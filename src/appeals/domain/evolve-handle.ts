import { recordMiss } from '../../sla';
import type { Steps } from './step';
import { unheld } from './resolution';

export const handleSteps = {
  ProgressRecorded: (appeal) => appeal,
  InformationRequested: (appeal) => ({
    ...appeal,
    status: 'awaiting-information',
    round: { ...appeal.round, informationAsked: true },
  }),
  InformationSupplied: (appeal) => ({ ...appeal, status: 'handling' }),
  InformationLapsed: (appeal) => ({ ...appeal, status: 'handling' }),
  AppealEscalated: (appeal, { to, toTier, decides, missed, helper, routed }, { occurredAt }) => ({
    ...appeal,
    ...(routed
      ? {
          status: 'routed' as const,
          held: { unit: to, tier: toTier, since: occurredAt, decides, final: false },
          assignee: undefined,
          round: { ...appeal.round, returning: undefined },
        }
      : {}),
    helpers:
      helper === undefined || appeal.helpers.includes(helper) ? appeal.helpers : [...appeal.helpers, helper],
    escalatedFor: missed === undefined ? appeal.escalatedFor : [...appeal.escalatedFor, missed],
  }),
  AppealTransferred: (appeal, { to, tier }, { occurredAt }) => ({
    ...appeal,
    held: appeal.held && { ...appeal.held, unit: to, tier, since: occurredAt },
    assignee: undefined,
    round: { ...appeal.round, returning: undefined },
  }),
  AccusedNamed: (appeal, { accused, leaves }) => {
    const named = { ...appeal, accused: [...appeal.accused, accused] };
    if (leaves === undefined) return named;
    return {
      ...unheld(named),
      // The list may choose again: it leaves out whom the appeal names.
      waitsBecause: undefined,
      // What was under review is undone.
      review: named.review === 'final' ? 'final' : 'none',
    };
  },
  DeadlineMissed: (appeal, { deadline, owner }, { occurredAt }) => ({
    ...appeal,
    clocks: recordMiss(appeal.clocks, deadline, occurredAt),
    missedBy: { ...appeal.missedBy, [deadline]: owner },
  }),
} satisfies Partial<Steps>;

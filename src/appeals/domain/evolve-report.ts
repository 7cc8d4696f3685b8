import type { EventFacts } from '../../kernel/event';
import { applyClocks } from '../../sla';
import { newRound, type Appeal, type StoodBeforeMerge } from './appeal';
import type { AppealEventData } from './events';
import type { Steps } from './step';
import { resolvedAs } from './resolution';

export const reported = (data: AppealEventData['AppealReported'], { occurredAt }: EventFacts): Appeal => ({
  status: 'reported',
  id: data.id,
  number: data.number,
  key: data.key,
  origin: data.origin,
  place: data.place.region,
  service: data.service,
  urgency: data.urgency,
  violation: data.violation,
  reporter: data.reporter?.citizen,
  proxy: data.proxy?.citizen,
  secretHash: data.anonymous?.secretHash,
  accused: data.accused,
  endorsers: [],
  withdrawn: false,
  involved: [],
  helpers: [],
  round: newRound(1),
  carries: [],
  reopenedByItself: false,
  review: 'none',
  clocks: applyClocks({}, data.clocks, occurredAt),
  pauses: {},
  missedBy: {},
  escalatedFor: [],
});

export const reportSteps = {
  CommentAdded: (appeal) => appeal,
  AppealAnsweredDirectly: (appeal, { unit, onTheSpot }, { occurredAt }) =>
    resolvedAs(appeal, {
      unit,
      outcome: onTheSpot ? 'solved' : 'explained',
      standsSince: occurredAt,
      // The grid worker who settled it has the answer already.
      withGridWorker: onTheSpot,
      receipted: onTheSpot,
    }),
  AppealEndorsed: (appeal, { citizen }) => ({ ...appeal, endorsers: [...appeal.endorsers, citizen] }),
  AppealAbsorbed: (appeal, { source }) => ({ ...appeal, carries: [...appeal.carries, source] }),
  AppealReleased: (appeal, { source }) => ({
    ...appeal,
    carries: appeal.carries.filter((carried) => carried !== source),
  }),
  AppealMerged: (appeal, { target }) => ({
    ...appeal,
    status: 'merged',
    lead: { appeal: target, stood: appeal.status as StoodBeforeMerge },
    round: { ...appeal.round, returning: undefined },
  }),
  AppealUnmerged: (appeal, { status }) => ({ ...appeal, status, lead: undefined }),
  AppealWithdrawn: (appeal) => ({ ...appeal, withdrawn: true }),
} satisfies Partial<Steps>;

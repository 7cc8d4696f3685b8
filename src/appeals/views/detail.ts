import type { Recorded } from '../../kernel/event';
import { earliest } from '../../kernel/time';
import type { AppealEvent, AppealEventData } from '../domain/events';
import { folds, type Fold } from './detail-folds';
import type { Detail } from './detail-model';
import { shown } from './detail-parts';

type Reported = AppealEventData['AppealReported'];

const begin = (reported: Reported, { metadata, revision }: Recorded): Detail => ({
  id: reported.id,
  number: reported.number,
  status: 'reported',
  round: 1,
  origin: reported.origin,
  channel: reported.channel,
  service: reported.service,
  candidates: reported.candidates,
  urgency: reported.urgency,
  tags: [],
  violation: reported.violation,
  place: reported.place,
  words: reported.words,
  summary: reported.summary,
  form: reported.form,
  attachments: shown(reported.attachments),
  reporter: reported.anonymous ? 'anonymous' : reported.reporter ? 'named' : 'none',
  byProxy: reported.proxy !== undefined,
  ofChild: reported.child === undefined ? undefined : true,
  observedAt: reported.observedAt && earliest(reported.observedAt, reported.receivedAt),
  receivedAt: reported.receivedAt,
  helpers: [],
  coHandling: [],
  whistles: [],
  carries: [],
  corrections: [],
  endorsements: 0,
  withdrawn: false,
  remarks: [],
  remarked: { everyone: 0, staff: 0 },
  ratings: [],
  updatedAt: metadata.occurredAt,
  revision,
});

/** What waits for a decision, or for its end, waits as long as its deadline is owed. */
function decidedIn({ data }: AppealEvent): Partial<Detail> {
  const { met = [], stopped = [] } = data.clocks ?? {};
  const kinds = new Set([...met, ...stopped].map((id) => id.split('/')[1]));
  return {
    ...(kinds.has('suspension-decision') ? { pendingSuspension: undefined } : {}),
    ...(kinds.has('extension-decision') ? { pendingExtension: undefined } : {}),
    ...(kinds.has('suspension') ? { suspended: undefined } : {}),
  };
}

/** The appeal after one more event; `undefined` before it was reported. */
export function detailOn(was: Detail | undefined, recorded: Recorded<AppealEvent>): Detail | undefined {
  const { event, metadata, revision } = recorded;
  if (event.type === 'AppealReported') return begin(event.data, recorded);
  if (was === undefined) return undefined;
  const fold = folds[event.type] as Fold<never> | undefined;
  return {
    ...was,
    ...decidedIn(event),
    ...fold?.(was, event.data as never, metadata.occurredAt),
    updatedAt: metadata.occurredAt,
    revision,
  };
}

/** The appeal after these events; `undefined` for none. */
export const detailOf = (events: readonly Recorded<AppealEvent>[]): Detail | undefined =>
  events.reduce(detailOn, undefined as Detail | undefined);

import type { Recorded } from '../../../kernel/event';
import { appealOf, type RegionCode, type UnitId } from '../../../kernel/ids';
import type { Row, RowChange } from '../../../kernel/projection';
import { levelsOf } from '../../../kernel/region';
import { lapsingKinds } from '../../../sla';
import type { AppealEvent, AppealEventData, AppealEventType } from '../../domain/events';
import { involvedBy } from '../../domain/involved';
import { isConfidential } from '../../domain/subjects';
import { tellsOfClaim } from '../../domain/tells-of-claim';
import type { Accused } from '../../domain/values';
import { happening, isOpen, openHappening } from './last';
import { appealAccusedTable, appealUnitsTable, appealWordsTable, appealsTable, type AppealRow } from './row';

/** What an event changes in the appeal's row, and whom it names from then on. */
interface Change {
  readonly set?: Partial<AppealRow> | undefined;
  readonly add?: { readonly endorsements?: number; readonly misses?: number } | undefined;
  readonly accuses?: readonly Accused[] | undefined;
  /** Whom it names no longer. */
  readonly clears?: Accused | undefined;
}

type At = Recorded<AppealEvent>['metadata'];

const noOutcome = { outcome: null, outcome_stands: 0 } satisfies Partial<AppealRow>;

/** Nobody holds it any more, and no answer stands: the dispatcher of this centre has the next move. */
const waitsIn = (queue: UnitId): Partial<AppealRow> => ({
  status: 'reported',
  queue,
  holder: null,
  assignee: null,
  ...noOutcome,
});

/** What each event type means for lists; one that is not named means no more than that something happened. */
const changes: { readonly [T in AppealEventType]?: (data: AppealEventData[T], at: At) => Change } = {
  AppealReported: ({ accused }) => ({ accuses: accused }),
  ReportCorrected: ({ place, reporter, proxy, leaves }) => ({
    set: {
      ...(leaves && waitsIn(leaves.queue)),
      ...(place?.region && inRegion(place.region)),
      ...(reporter && { reporter: reporter.citizen }),
      ...(proxy && { proxy: proxy.citizen }),
    },
  }),
  AppealAnsweredDirectly: ({ unit, onTheSpot }) => ({
    set: {
      ...{ status: 'resolved', holder: unit, queue: null },
      ...{ outcome: onTheSpot ? 'solved' : 'explained', outcome_stands: 1 },
    },
  }),
  AppealEndorsed: () => ({ add: { endorsements: 1 } }),
  AppealAbsorbed: ({ urgency }) => (urgency === undefined ? {} : { set: { urgency } }),
  AppealMerged: ({ target }) => ({ set: { status: 'merged', merged_into: target, queue: null } }),
  AppealUnmerged: ({ status }) => ({ set: { status, merged_into: null } }),

  AppealWithdrawn: ({ handling }) => (handling === true ? { set: { status: 'handling' } } : {}),

  AppealClassified: ({ service, urgency, violation, leaves }) => ({
    set: { ...(leaves && waitsIn(leaves.queue)), service, urgency, violation: violation ? 1 : 0 },
  }),
  AppealQueued: ({ queue }) => ({ set: { queue } }),
  AppealRouted: ({ unit, tier }) => ({
    set: { status: 'routed', holder: unit, tier, queue: null, assignee: null },
  }),
  AppealAccepted: ({ assignee, status }) => ({ set: { status, assignee } }),
  AppealAssigned: ({ assignee }) => ({ set: { assignee } }),
  ContactRecorded: ({ status }) => ({ set: { status } }),
  ReturnGranted: ({ queue }) => ({ set: waitsIn(queue) }),
  AppealRecalled: ({ queue }) => ({ set: waitsIn(queue) }),

  InformationRequested: () => ({ set: { status: 'awaiting-information' } }),
  InformationSupplied: ({ suspended }) => ({ set: { status: suspended ? 'suspended' : 'handling' } }),
  InformationLapsed: ({ suspended }) => ({ set: { status: suspended ? 'suspended' : 'handling' } }),
  HandlingSuspended: () => ({ set: { status: 'suspended' } }),
  HandlingResumed: ({ status }) => ({ set: { status } }),
  AppealEscalated: ({ to, toTier, routed }) => ({
    set: routed
      ? { status: 'routed', holder: to, tier: toTier, queue: null, assignee: null }
      : { queue: to, tier: toTier },
  }),
  AppealTransferred: ({ to, tier }) => ({ set: { holder: to, tier, assignee: null } }),
  AppealInherited: ({ holder, place }) => ({
    set: {
      ...(holder && { holder: holder.to, tier: holder.tier, assignee: null }),
      ...(place && inRegion(place.to)),
    },
  }),
  AccusedNamed: ({ accused, leaves }) => ({
    ...(leaves && { set: waitsIn(leaves.queue) }),
    accuses: [accused],
  }),
  AccusedConfirmed: ({ accused }) => ({ accuses: [{ ...accused, confirmed: true }] }),
  AccusedDismissed: ({ accused }) => ({ clears: accused }),

  AppealResolved: ({ outcome, confirmedBy }) => ({
    set: {
      ...{ status: 'resolved', merged_into: null },
      ...{ outcome, outcome_stands: confirmedBy === undefined ? 1 : 0 },
    },
  }),
  ResolutionConfirmed: () => ({ set: { outcome_stands: 1 } }),
  ResolutionRejected: ({ queue }) => ({
    set: queue === undefined ? { status: 'handling', ...noOutcome } : waitsIn(queue),
  }),

  ResolutionTakenBack: ({ queue, lead }) => ({
    set: {
      ...(queue === undefined ? { status: 'handling', ...noOutcome } : waitsIn(queue)),
      ...(lead && { status: 'merged', merged_into: lead }),
    },
  }),

  AppealRated: ({ stars }) => ({ set: { stars } }),
  AppealReopened: ({ round, queue }) => ({
    set: { ...waitsIn(queue), round, stars: null, closed_at: null, cause: null },
  }),
  DeclineTakenBack: ({ status }) => ({ set: { status, closed_at: null, cause: null } }),
  AppealClosed: ({ cause }, { occurredAt }) => ({
    set: { status: 'closed', closed_at: occurredAt, cause, queue: null, merged_into: null },
  }),

  // What its reporter lets pass, or what ends by itself, is nobody's miss.
  DeadlineMissed: ({ owner, kind, deadline }) =>
    owner === 'reporter' || lapsingKinds.includes(kind) || isConfidential(deadline)
      ? {}
      : { add: { misses: 1 } },
};

const isWhole = (id: string): boolean => id.split('/')[1] === 'whole';

/** What the event's clocks say: when the whole matter is due now, if ever, and whose dispatcher owes the routing. */
function fromClocks({ data }: AppealEvent): Partial<AppealRow> {
  const { started = [], changed = [], met = [], stopped = [] } = data.clocks ?? {};
  const now = [...changed, ...started];
  const whole = now.findLast(({ kind }) => kind === 'whole');
  const dispatch = now.findLast(({ kind }) => kind === 'dispatch');
  const over = [...met, ...stopped].some(isWhole) ? { due_at: null } : {};
  return { ...over, ...(whole && { due_at: whole.dueAt }), ...(dispatch && { queue: dispatch.owner }) };
}

/** What happened last, once for staff and once for everybody else; of claims no list tells. */
function fromHappening(event: AppealEvent, at: string): Partial<AppealRow> {
  if (tellsOfClaim(event)) return {};
  const last = JSON.stringify(happening(event, at));
  return isOpen(event) ? { last, last_open: JSON.stringify(openHappening(event, at)) } : { last };
}

/** What a list shows of the words, sealed as they are: the summary where there is one, else what was said first. */
function saidIn({
  id,
  summary,
  words,
  attachments,
}: AppealEventData['AppealReported']): readonly RowChange[] {
  const said = summary ?? words ?? attachments.find(({ transcript }) => transcript !== undefined)?.transcript;
  if (said === undefined) return [];
  return [{ kind: 'insert', table: appealWordsTable.name, row: { appeal: id, said: JSON.stringify(said) } }];
}

function inRegion(region: RegionCode) {
  const [county = region, town = null, village = null, grid = null, grid2 = null, grid3 = null] =
    levelsOf(region);
  return { region, county, town, village, grid, grid2, grid3 } satisfies Partial<AppealRow>;
}

function firstRow(reported: AppealEventData['AppealReported'], recorded: Recorded<AppealEvent>): Row {
  const { metadata, revision, event } = recorded;
  const row: AppealRow = {
    appeal: reported.id,
    number: reported.number,
    ...inRegion(reported.place.region),
    service: reported.service ?? null,
    urgency: reported.urgency,
    violation: reported.violation ? 1 : 0,
    origin: reported.origin,
    channel: reported.channel,
    status: 'reported',
    round: 1,
    tier: null,
    holder: null,
    assignee: null,
    queue: null,
    merged_into: null,
    reporter: reported.reporter?.citizen ?? null,
    proxy: reported.proxy?.citizen ?? null,
    reported_by: metadata.actor.id,
    secret_hash: reported.anonymous?.secretHash ?? null,
    endorsements: 0,
    ...noOutcome,
    stars: null,
    due_at: null,
    misses: 0,
    reported_at: reported.receivedAt,
    updated_at: metadata.occurredAt,
    closed_at: null,
    cause: null,
    attachments: reported.attachments.length,
    last: '',
    last_open: '',
    revision,
    ...fromClocks(event),
    ...fromHappening(event, metadata.occurredAt),
  };
  return { ...row };
}

const keyOf = (appeal: string, { unit, person }: Accused) => ({
  appeal,
  unit: unit ?? '',
  person: person ?? '',
});

/** The appeal's row, the units that it involves, and whom it names. */
export function projectList(recorded: Recorded<AppealEvent>): readonly RowChange[] {
  const { event, metadata, revision, stream } = recorded;
  const appeal = appealOf(stream);
  const table = appealsTable.name;
  const meaning = changes[event.type] as ((data: unknown, at: At) => Change) | undefined;
  const { set, add, accuses = [], clears }: Change = meaning?.(event.data, metadata) ?? {};
  const { occurredAt } = metadata;
  const told = fromHappening(event, occurredAt);
  const touched = { ...set, ...fromClocks(event), ...told, updated_at: occurredAt, revision } as Row;
  const own: RowChange =
    event.type === 'AppealReported'
      ? { kind: 'insert', table, row: firstRow(event.data, recorded) }
      : { kind: 'update', table, where: { appeal }, set: touched };
  return [
    own,
    ...(event.type === 'AppealReported' ? saidIn(event.data) : []),
    ...(add ? [{ kind: 'add', table, where: { appeal }, amounts: { ...add } } satisfies RowChange] : []),
    ...involvedBy(event).map((unit): RowChange => ({
      kind: 'insert',
      table: appealUnitsTable.name,
      row: { appeal, unit },
    })),
    ...accuses.map((accused): RowChange => ({
      kind: 'insert',
      table: appealAccusedTable.name,
      row: { ...keyOf(appeal, accused), confirmed: accused.confirmed === true ? 1 : 0 },
    })),
    ...(clears
      ? [
          {
            kind: 'delete',
            table: appealAccusedTable.name,
            where: keyOf(appeal, clears),
          } satisfies RowChange,
        ]
      : []),
  ];
}

import type { Recorded } from '../../../kernel/event';
import { appealOf, type CitizenId, type UnitId } from '../../../kernel/ids';
import { Json, type RowChange } from '../../../kernel/projection';
import { lapsingKinds } from '../../../sla';
import type { AppealEvent, AppealEventData, AppealEventType } from '../../domain/events';
import { involvedBy } from '../../domain/involved';
import { isConfidential } from '../../domain/subjects';
import type { Accused } from '../../domain/values';
import { firstRow, inRegion, touchedBy } from './cells';
import {
  appealAccusedTable,
  appealPeopleTable,
  appealUnitsTable,
  appealWordsTable,
  appealsTable,
  type AppealRow,
} from './row';

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
  GuardianNamed: ({ guardian }) => ({ set: { proxy: guardian.citizen } }),
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

  IncidentJoined: ({ incident }) => ({ set: { incident } }),
  IncidentLeft: () => ({ set: { incident: null } }),

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

/** What a list shows of the words, sealed as they are: the summary where there is one, else what was said first. */
function saidIn({
  id,
  summary,
  words,
  attachments,
}: AppealEventData['AppealReported']): readonly RowChange[] {
  const said = summary ?? words ?? attachments.find(({ transcript }) => transcript !== undefined)?.transcript;
  if (said === undefined) return [];
  return [{ kind: 'insert', table: appealWordsTable.name, row: { appeal: id, said: Json.of(said) } }];
}

/** What can be opened no more stands in no row. */
const saidNoMore = (
  appeal: string,
  { parties, as }: AppealEventData['IdentityMarked'],
): readonly RowChange[] =>
  as === 'erased' && parties.includes('reporter')
    ? [{ kind: 'delete', table: appealWordsTable.name, where: { appeal } }]
    : [];

/** What is read in a list since something in it was hidden. */
const saidInstead = (appeal: string, { texts }: AppealEventData['AppealRedacted']): readonly RowChange[] =>
  texts.map(({ was, now }) => ({
    kind: 'update',
    table: appealWordsTable.name,
    where: { appeal, said: JSON.stringify(was) },
    set: { said: JSON.stringify(now) },
  }));

/** Whom an event names as standing behind it; who stood there before stays in the table. */
function peopleIn({ type, data }: AppealEvent): readonly CitizenId[] {
  switch (type) {
    case 'AppealReported':
    case 'ReportCorrected':
      return [data.reporter, data.proxy].flatMap((party) => party?.citizen ?? []);
    case 'GuardianNamed':
      return [data.guardian.citizen];
    default:
      return [];
  }
}

const keyOf = (appeal: string, { unit, person }: Accused) => ({
  appeal,
  unit: unit ?? '',
  person: person ?? '',
});

/** The appeal's row, the units that it involves, and whom it names. */
export function projectList(recorded: Recorded<AppealEvent>): readonly RowChange[] {
  const { event, metadata, stream } = recorded;
  const appeal = appealOf(stream);
  const table = appealsTable.name;
  const meaning = changes[event.type] as ((data: unknown, at: At) => Change) | undefined;
  const { set, add, accuses = [], clears }: Change = meaning?.(event.data, metadata) ?? {};
  const isFirst = event.type === 'AppealReported';
  const own: RowChange = isFirst
    ? { kind: 'insert', table, row: firstRow(event.data, recorded) }
    : { kind: 'update', table, where: { appeal }, set: touchedBy(recorded, set) };
  return [
    own,
    ...(isFirst ? saidIn(event.data) : []),
    ...(event.type === 'IdentityMarked' ? saidNoMore(appeal, event.data) : []),
    ...(event.type === 'AppealRedacted' ? saidInstead(appeal, event.data) : []),
    ...(add ? [{ kind: 'add', table, where: { appeal }, amounts: { ...add } } satisfies RowChange] : []),
    ...peopleIn(event).map((citizen): RowChange => ({
      kind: 'insert',
      table: appealPeopleTable.name,
      row: { appeal, citizen },
    })),
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

import type { Clocks } from './clocks';
import type { Row } from './log-file';

/** What a list must show of an appeal, folded from its raw events by nobody's code but this. */
export interface Standing {
  readonly number: string;
  readonly status: string;
  readonly round: number;
  readonly holder: string | null;
  readonly assignee: string | null;
  readonly service: string | null;
  readonly urgency: string;
  readonly outcome: string | null;
  readonly stars: number | null;
  readonly cause: string | null;
  readonly misses: number;
  readonly revision: number;
}

/** A deadline that is owed. */
export interface Owed {
  readonly id: string;
  readonly kind: string;
  readonly owner: string;
  readonly dueAt: string;
  readonly paused: boolean;
  readonly missed: boolean;
}

export interface Folded {
  readonly standing: Standing;
  readonly owed: ReadonlyMap<string, Owed>;
}

/** The fields that this fold reads; which of them an event has hangs on its type. */
interface Data {
  readonly number: string;
  readonly service?: string;
  readonly urgency: string;
  readonly unit: string;
  readonly to: string;
  readonly status: string;
  readonly assignee: string;
  readonly leaves?: object;
  readonly routed: boolean;
  readonly onTheSpot: boolean;
  readonly outcome: string;
  readonly stars: number;
  readonly round: number;
  readonly cause: string;
  readonly deadline: string;
  readonly clocks?: Clocks;
}

const blank: Standing = {
  number: '',
  status: 'reported',
  round: 1,
  holder: null,
  assignee: null,
  service: null,
  urgency: 'routine',
  outcome: null,
  stars: null,
  cause: null,
  misses: 0,
  revision: -1,
};

/** The appeals of the log by stream. */
export function foldAppeals(rows: Iterable<Row>): ReadonlyMap<string, Folded> {
  const appeals = new Map<string, { standing: Standing; owed: Map<string, Owed> }>();
  for (const row of rows) {
    if (!row.stream.startsWith('appeal-')) continue;
    const appeal = appeals.get(row.stream) ?? { standing: blank, owed: new Map<string, Owed>() };
    appeals.set(row.stream, appeal);
    const data = JSON.parse(row.data) as Data;
    const { occurredAt } = JSON.parse(row.metadata) as { readonly occurredAt: string };
    appeal.standing = {
      ...appeal.standing,
      ...changeOf(row.type, data, appeal.standing),
      revision: row.revision,
    };
    if (row.type === 'DeadlineMissed') miss(appeal.owed, data.deadline);
    turn(appeal.owed, data.clocks ?? {}, occurredAt);
  }
  return appeals;
}

const unheld = { status: 'reported', holder: null, assignee: null };

function changeOf(type: string, data: Data, before: Standing): Partial<Standing> {
  switch (type) {
    case 'AppealReported':
      return { number: data.number, service: data.service ?? null, urgency: data.urgency };
    case 'AppealClassified':
      return { ...(data.leaves ? unheld : {}), service: data.service ?? null, urgency: data.urgency };
    case 'AppealRouted':
      return { status: 'routed', holder: data.unit, assignee: null };
    case 'AppealAccepted':
      return { status: data.status, assignee: data.assignee };
    case 'AppealAssigned':
      return { assignee: data.assignee };
    case 'ContactRecorded':
    case 'AppealUnmerged':
      return { status: data.status };
    case 'ReturnGranted':
    case 'AppealRecalled':
      return unheld;
    case 'AccusedNamed':
      return data.leaves ? unheld : {};
    case 'AppealEscalated':
      return data.routed ? { status: 'routed', holder: data.to, assignee: null } : {};
    case 'AppealTransferred':
      return { holder: data.to, assignee: null };
    case 'AppealMerged':
      return { status: 'merged' };
    case 'InformationRequested':
      return { status: 'awaiting-information' };
    case 'InformationSupplied':
    case 'InformationLapsed':
      return { status: 'handling' };
    case 'AppealAnsweredDirectly':
      return {
        status: 'resolved',
        holder: data.unit,
        outcome: data.onTheSpot ? 'solved' : 'explained',
      };
    case 'AppealResolved':
      return { status: 'resolved', outcome: data.outcome };
    case 'ResolutionRejected':
      return { status: 'handling', outcome: null };
    case 'AppealRated':
      return { stars: data.stars };
    case 'AppealReopened':
      return { ...unheld, round: data.round, outcome: null, stars: null, cause: null };
    case 'AppealClosed':
      return { status: 'closed', cause: data.cause };
    case 'DeadlineMissed':
      return { misses: before.misses + 1 };
    default:
      return {};
  }
}

function turn(owed: Map<string, Owed>, clocks: Clocks, at: string): void {
  for (const id of [...(clocks.met ?? []), ...(clocks.stopped ?? [])]) owed.delete(id);
  for (const id of clocks.paused ?? []) {
    const paused = owed.get(id);
    if (paused) owed.set(id, { ...paused, paused: true });
  }
  for (const { id, kind, owner, dueAt } of [...(clocks.changed ?? []), ...(clocks.started ?? [])])
    owed.set(id, { id, kind, owner, dueAt, paused: false, missed: dueAt <= at });
}

function miss(owed: Map<string, Owed>, id: string): void {
  const missed = owed.get(id);
  if (missed) owed.set(id, { ...missed, missed: true });
}

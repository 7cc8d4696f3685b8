import type { Recorded } from '../../../kernel/event';
import type { RegionCode } from '../../../kernel/ids';
import { Json, type Cell, type Row, type Unwritten } from '../../../kernel/projection';
import { levelsOf } from '../../../kernel/region';
import type { AppealEvent, AppealEventData } from '../../domain/events';
import { tellsOfClaim } from '../../domain/tells-of-claim';
import { happening, isOpen, openHappening } from './last';
import type { AppealRow } from './row';

const isWhole = (id: string): boolean => id.split('/')[1] === 'whole';

/** What the event's clocks say: when the whole matter is due now, if ever, and whose dispatcher owes the routing. */
function fromClocks({ data }: AppealEvent): Partial<AppealRow> {
  const { started = [], changed: moved = [], met = [], stopped = [] } = data.clocks ?? {};
  const now = [...moved, ...started];
  const whole = now.findLast(({ kind }) => kind === 'whole');
  const dispatch = now.findLast(({ kind }) => kind === 'dispatch');
  const changed: { due_at?: string | null; queue?: string } = {};
  if (whole !== undefined) changed.due_at = whole.dueAt;
  else if (met.some(isWhole) || stopped.some(isWhole)) changed.due_at = null;
  if (dispatch !== undefined) changed.queue = dispatch.owner;
  return changed;
}

/** What happened last, once for staff and once for everybody else. */
function fromHappening(event: AppealEvent, at: string) {
  const told = happening(event, at);
  const last = Json.of(told);
  if (!isOpen(event)) return { last, last_open: undefined };
  const open = openHappening(event, told);
  return { last, last_open: open === told ? last : Json.of(open) };
}

export function inRegion(region: RegionCode) {
  const [county = region, town = null, village = null, grid = null, grid2 = null, grid3 = null] =
    levelsOf(region);
  return { region, county, town, village, grid, grid2, grid3 } satisfies Partial<AppealRow>;
}

export function firstRow(reported: AppealEventData['AppealReported'], recorded: Recorded<AppealEvent>): Row {
  const { metadata, revision, event } = recorded;
  const { queue = null, due_at = null } = fromClocks(event);
  const { last, last_open = '' } = fromHappening(event, metadata.occurredAt);
  const { region, county, town, village, grid, grid2, grid3 } = inRegion(reported.place.region);
  // Every column named: spreading parts together takes ten times as long.
  const row: Unwritten<AppealRow> = {
    appeal: reported.id,
    number: reported.number,
    region,
    county,
    town,
    village,
    grid,
    grid2,
    grid3,
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
    queue,
    merged_into: null,
    incident: null,
    reporter: reported.reporter?.citizen ?? null,
    proxy: reported.proxy?.citizen ?? null,
    reported_by: metadata.actor.id,
    secret_hash: reported.anonymous?.secretHash ?? null,
    endorsements: 0,
    outcome: null,
    outcome_stands: 0,
    stars: null,
    due_at,
    misses: 0,
    reported_at: reported.receivedAt,
    updated_at: metadata.occurredAt,
    closed_at: null,
    cause: null,
    attachments: reported.attachments.length,
    last,
    last_open,
    revision,
  };
  return row;
}

/** What an event changes in the row of its appeal. @param set what its type means */
export function touchedBy(
  { event, metadata, revision }: Recorded<AppealEvent>,
  set: Partial<AppealRow> | undefined,
): Row {
  const row: Record<string, Cell> = { updated_at: metadata.occurredAt, revision };
  // Of claims no list tells.
  if (!tellsOfClaim(event)) {
    const { last, last_open } = fromHappening(event, metadata.occurredAt);
    row['last'] = last;
    if (last_open !== undefined) row['last_open'] = last_open;
  }
  // One by one: three objects spread into one take ten times as long.
  for (const said of [(set ?? NOTHING) as Row, fromClocks(event) as Row])
    for (const column in said) row[column] = said[column] as Cell;
  return row;
}

const NOTHING: Row = {};

import type { AppealEvent, AppealEventData, AppealEventType } from '../../../src/appeals/domain/events';
import { SYSTEM, type Actor } from '../../../src/kernel/actor';
import type { Recorded } from '../../../src/kernel/event';
import {
  appealStream,
  type AppealId,
  type AppealNumber,
  type CitizenId,
  type CommandId,
  type CorrelationId,
  type DeadlineId,
  type EventId,
  type KeyId,
  type PersonId,
  type Position,
  type RegionCode,
  type Revision,
  type ServiceId,
  type UnitId,
} from '../../../src/kernel/ids';
import type { Sealed } from '../../../src/kernel/sealed';
import { addMillis, type Instant } from '../../../src/kernel/time';
import type { Deadline, DeadlineKind } from '../../../src/sla';

/** 盘龙村, 蒲溪镇: the tree that a wire pole pushed against the house. */
export const POLE = '0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a5b' as AppealId;
export const LEAD = '0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a5c' as AppealId;
export const PANLONG = '610921102206' as RegionCode;
export const PUXI_CENTRE = 'centre-610921102' as UnitId;
export const VILLAGE_CENTRE = 'centre-610921102206' as UnitId;
export const COUNTY_CENTRE = 'centre-610921' as UnitId;
export const POWER = 'power-610921' as UnitId;
export const ROADS = 'service-infrastructure' as ServiceId;
export const DAUGHTER = 'citizen-chen' as CitizenId;
export const START = '2026-07-01T02:00:00.000Z' as Instant;

export const daughter: Actor = { id: 'user-chen' as PersonId, role: 'citizen', citizen: DAUGHTER };
export const officer: Actor = {
  id: 'officer-puxi' as PersonId,
  role: 'officer',
  unit: PUXI_CENTRE,
  region: '610921102' as RegionCode,
};

const MINUTE = 60_000;
export const minutesLater = (minutes: number, from: Instant = START): Instant =>
  addMillis(from, minutes * MINUTE);

export const sealed = <T = string>(box: string, key = 'key-pole'): Sealed<T> => ({ key: key as KeyId, box });

export const deadline = (
  id: string,
  kind: DeadlineKind,
  owner: Deadline['owner'],
  startedAt: Instant,
  minutes: number,
): Deadline => ({
  id: id as DeadlineId,
  kind,
  owner,
  startedAt,
  dueAt: minutesLater(minutes, startedAt),
  warnAt: [],
  policy: 'livelihood@1',
  calendar: 'none',
  period: { unit: 'minutes', amount: minutes },
  provisional: false,
});

export const reported = (
  over: Partial<AppealEventData['AppealReported']> = {},
): { type: 'AppealReported'; data: AppealEventData['AppealReported'] } => ({
  type: 'AppealReported',
  data: {
    id: POLE,
    number: '610921-20260701-1' as AppealNumber,
    key: 'key-pole' as KeyId,
    channel: 'app',
    origin: 'citizen',
    service: ROADS,
    candidates: [],
    words: sealed('电线杆把树推到了房上'),
    attachments: [],
    place: { region: PANLONG },
    reporter: { citizen: DAUGHTER, contact: sealed('陈', 'key-chen') },
    accused: [],
    receivedAt: START,
    violation: false,
    urgency: 'urgent',
    ...over,
  },
});

export const event = <T extends AppealEventType>(type: T, data: AppealEventData[T]): AppealEvent =>
  ({ type, data }) as unknown as AppealEvent;

export const routed = (over: Partial<AppealEventData['AppealRouted']> = {}): AppealEvent =>
  event('AppealRouted', {
    unit: PUXI_CENTRE,
    tier: 'town',
    rule: 'dispatch-list',
    reason: '派单目录',
    decides: COUNTY_CENTRE,
    final: false,
    ...over,
  });

export interface Told {
  readonly event: AppealEvent;
  readonly after?: number;
  readonly by?: Actor;
  readonly stream?: AppealId;
}

export type Line = AppealEvent | Told;

/** Events as the log would give them: `after` minutes from the start, each by somebody. */
export function told(...lines: readonly Line[]): readonly Recorded<AppealEvent>[] {
  const revisions = new Map<AppealId, number>();
  return lines.map((line, index) => {
    const {
      event: happened,
      after = index,
      by = SYSTEM,
      stream = POLE,
    }: Told = 'event' in line ? line : { event: line };
    const revision = revisions.get(stream) ?? 0;
    revisions.set(stream, revision + 1);
    return {
      id: `event-${index}` as EventId,
      stream: appealStream(stream),
      revision: revision as Revision,
      position: (index + 1) as Position,
      event: happened,
      metadata: {
        schemaVersion: 1,
        commandId: `command-${index}` as CommandId,
        correlationId: 'correlation' as CorrelationId,
        actor: by,
        occurredAt: minutesLater(after),
        versions: {},
        prevHash: '0'.repeat(64),
        hash: '1'.repeat(64),
      },
    };
  });
}

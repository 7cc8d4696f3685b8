import type { AppealEvent } from '../../src/appeals/domain/events';
import type { Recorded } from '../../src/kernel/event';
import { addMillis, type Instant } from '../../src/kernel/time';

export const COUNTY = '610921';
export const TOWN = '610921102';
const START = '2026-07-01T02:00:00.000Z' as Instant;
const MINUTE = 60_000;
const BATCH = 1_000;
const urgencies = ['routine', 'routine', 'routine', 'urgent', 'critical'] as const;
const after = (minutes: number): Instant => addMillis(START, minutes * MINUTE);

function deadline(id: string, owner: string, from: number, minutes: number) {
  const kind = id.split('/')[1];
  return {
    ...{ id, kind, owner, startedAt: after(from), dueAt: after(from + minutes), warnAt: [] },
    ...{ policy: 'hotline@1', calendar: 'none', period: { unit: 'minutes', amount: minutes } },
    provisional: false,
  };
}

/** Reported, routed, and one in ten returned or waiting for a confirmation: every one open. */
function eventsOf(
  n: number,
): readonly { readonly type: string; readonly data: object; readonly at: number }[] {
  const village = `${COUNTY}${100 + (n % 20)}${200 + (n % 13)}`;
  const unit = `centre-${village.slice(0, 9)}`;
  const about = {
    ...{ region: village, service: `service-${n % 30}`, unit, round: 1, tier: 'town' },
    ...{ urgency: urgencies[n % urgencies.length], channel: 'app', origin: 'citizen' },
  };
  const from = n % 1_440;
  const whole = deadline('1/whole/-/1', unit, from, 7 * 1_440 + (n % 997));
  const dispatch = deadline('1/dispatch/-/1', `centre-${COUNTY}`, from, 60);
  const respond = deadline('1/respond/-/1', unit, from, 240 + (n % 600));
  const reported = {
    ...{
      id: appealId(n),
      number: `${COUNTY}-20260701-${String(n).padStart(4, '0')}`,
      key: 'key',
      channel: 'app',
      origin: 'citizen',
    },
    ...{ service: about.service, candidates: [], words: { key: 'key', box: 'words' }, attachments: [] },
    ...{ place: { region: village }, reporter: { citizen: `citizen-${n}`, contact: { key: 'k', box: 'b' } } },
    ...{ accused: [], receivedAt: after(from), violation: false, urgency: about.urgency },
  };
  const first = [
    {
      type: 'AppealReported',
      data: { ...reported, about, clocks: { started: [dispatch, whole] } },
      at: from,
    },
    {
      type: 'AppealRouted',
      data: {
        ...{ unit, tier: 'town', rule: 'dispatch-list', reason: '派单目录', decides: `centre-${COUNTY}` },
        ...{ final: false, about, clocks: { met: [dispatch.id], started: [respond] } },
      },
      at: from + 1,
    },
  ];
  if (n % 100 !== 99) return first;
  const again = deadline('1/dispatch/-/2', `centre-${COUNTY}`, from + 2, 60);
  const clocks = { stopped: [respond.id], started: [again] };
  return [
    ...first,
    { type: 'ReturnGranted', data: { queue: `centre-${COUNTY}`, about, clocks }, at: from + 2 },
  ];
}

const appealId = (n: number): string => `0190a1b2-3c4d-8e5f-8a9b-${String(n).padStart(12, '0')}`;

/** So many open appeals of one county of twenty towns, in batches as a projection takes them. */
export function* openAppeals(count: number): Generator<readonly Recorded<AppealEvent>[]> {
  let position = 0;
  for (let from = 0; from < count; from += BATCH) {
    const batch: Recorded<AppealEvent>[] = [];
    for (let n = from; n < Math.min(count, from + BATCH); n++)
      eventsOf(n).forEach(({ type, data, at }, revision) => {
        const metadata = { actor: { id: 'system', role: 'system' }, occurredAt: after(at) };
        const event = { type, data };
        const stream = `appeal-${appealId(n)}`;
        batch.push({
          event,
          stream,
          revision,
          position: position++,
          metadata,
        } as unknown as Recorded<AppealEvent>);
      });
    yield batch;
  }
}

import Ajv from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import type { AppealEvent } from '../../../src/appeals/domain/events';
import { appealPublicEvents as publicEvents } from '../../../src/appeals/integration/public-events';
import type { Recorded } from '../../../src/kernel/event';
import { appealStream, type EventId, type Revision } from '../../../src/kernel/ids';
import type { Disclosure, PublicEvent, PublicType, Tally } from '../../../src/kernel/public-events';
import type { Instant } from '../../../src/kernel/time';
import { START } from '../../kit/appeal-context';
import { lived, lives } from '../../kit/appeal-life';
import {
  POLE,
  accepted,
  daysLater,
  reported,
  resolved,
  routed,
  told,
  type Telling,
} from '../../kit/appeal-story';
import { PANLONG, serviceId } from '../../kit/hanyin';

interface Happened {
  readonly event: AppealEvent;
  readonly at?: Instant;
}

/** As a relay asks, event by event. */
function relayed(happened: readonly Happened[], tally: Tally = {}) {
  const out: PublicEvent[] = [];
  let disclosure: Disclosure = 'told';
  const held: Recorded<AppealEvent>[] = [];
  happened.forEach(({ event, at = START }, index) => {
    const recorded = {
      event,
      id: `event-${index}` as EventId,
      stream: appealStream(POLE),
      revision: index as Revision,
      metadata: { occurredAt: at },
    } as Recorded<AppealEvent>;
    const after = publicEvents.disclosure(recorded, disclosure);
    const counted = publicEvents.count(tally, recorded, { before: disclosure, after });
    tally = counted.tally;
    out.push(...counted.told);
    if (after === 'held') held.push(recorded);
    if (after === 'told')
      for (const one of [...held.splice(0), recorded]) out.push(...publicEvents.tell(one));
    disclosure = after;
  });
  return { out, tally };
}

const ajv = addFormats(new Ajv({ allErrors: true, strictTypes: true, keywords: ['example'] }));
const validators = new Map(
  publicEvents.types.map(({ type, data, required }: PublicType) => [
    type,
    ajv.compile({ type: 'object', properties: data, required: [...required], additionalProperties: false }),
  ]),
);
const faultsOf = ({ type, data }: PublicEvent): unknown => {
  const validate = validators.get(type);
  if (!validate) return `nothing describes ${type}`;
  return validate(data) ? undefined : validate.errors;
};

const happened = (first: Telling, ...rest: readonly Telling[]): readonly Happened[] =>
  storyOf(first, ...rest).map((event) => ({ event }));
function storyOf(first: Telling, ...rest: readonly Telling[]): readonly AppealEvent[] {
  const events: AppealEvent[] = [];
  for (let steps = 0; steps <= rest.length; steps++)
    events.push(...told(first, ...rest.slice(0, steps)).events);
  return events;
}
const violation = serviceId('violation-report');

describe('what others are told of an appeal', () => {
  it('is its course, in order, with what it is about', () => {
    const { out } = relayed(happened(reported(), routed, accepted(), resolved()));
    expect(out.filter(({ topic }) => topic === 'suqiu.appeal.lifecycle.v1').map(({ type }) => type)).toEqual([
      'suqiu.appeal.reported.v1',
      'suqiu.appeal.classified.v1',
      'suqiu.appeal.routed.v1',
      'suqiu.appeal.accepted.v1',
      'suqiu.appeal.contacted.v1',
      'suqiu.appeal.resolved.v1',
    ]);
    expect(out[0]).toMatchObject({
      id: 'event-0',
      subject: POLE,
      sequence: 0,
      time: START,
      data: { number: '610921-20260701-0001', receivedAt: START },
    });
  });

  it('is what became of its deadlines, on a topic of their own', () => {
    const { out } = relayed(happened(reported(), routed));
    const changes = out.filter(({ topic }) => topic === 'suqiu.sla.v1');
    expect(changes[0]).toMatchObject({
      type: 'suqiu.sla.changed.v1',
      id: 'event-0/1',
      data: { started: [{ kind: 'dispatch' }, { kind: 'whole' }] },
    });
    expect(changes[1]).toMatchObject({ data: { met: ['1/dispatch/-/1'], started: [{ kind: 'respond' }] } });
  });

  it('names a village and nothing nearer', () => {
    const [one] = relayed([
      {
        event: {
          type: 'AppealEndorsed',
          data: {
            citizen: 'chen-xiuying',
            about: {
              region: `${PANLONG}-01`,
              round: 1,
              urgency: 'routine',
              channel: 'app',
              origin: 'citizen',
            },
          },
        } as AppealEvent,
      },
    ]).out;
    expect(one?.data).toEqual({ about: expect.objectContaining({ region: PANLONG }) as object });
  });

  it('waits until somebody has classified it, and then comes whole', () => {
    const [report, queued] = storyOf(reported({ service: undefined }));
    expect(relayed([report, queued].map((event) => ({ event: event as AppealEvent }))).out).toEqual([]);
    const classified = {
      type: 'AppealClassified',
      data: { service: 'sanitation', urgency: 'routine', violation: false },
    } as unknown as AppealEvent;
    const { out } = relayed([report, queued, classified].map((event) => ({ event: event as AppealEvent })));
    expect(out.filter(({ topic }) => topic !== 'suqiu.sla.v1').map(({ sequence }) => sequence)).toEqual([
      0, 1, 2,
    ]);
  });

  it('whoever lives it: fits its description, and holds nothing that leads to a person', () => {
    fc.assert(
      fc.property(lives, (steps) => {
        const { log } = lived(steps);
        const { out } = relayed(log.map(({ event, occurredAt }) => ({ event, at: occurredAt })));
        for (const one of out) {
          expect(faultsOf(one)).toBeUndefined();
          expect(JSON.stringify(one)).not.toMatch(/"(box|key|citizen|assignee|accused|person|secretHash)":/);
        }
        expect(new Set(out.map(({ id }) => id)).size).toBe(out.length);
      }),
      { numRuns: 40 },
    );
  });
});

describe('what others are told of a violation report', () => {
  const reportedOn = (at: Instant): Happened => ({
    event: storyOf(reported({ service: violation, channel: 'app' }))[0] as AppealEvent,
    at,
  });

  it('is nothing, from the first event on', () => {
    const { out } = relayed(happened(reported({ service: violation }), routed));
    expect(out).toEqual([]);
  });

  it('is how many there were, once the day is over', () => {
    const { out, tally } = relayed([reportedOn(START)]);
    expect(out).toEqual([]);
    const next = relayed([reportedOn(daysLater(1))], tally);
    expect(next.out).toEqual([
      expect.objectContaining({
        type: 'suqiu.appeal.withheld-counted.v1',
        id: 'withheld/610921/2026-07-01',
        subject: '610921',
        data: { county: '610921', day: '2026-07-01', reported: 1, closed: 0 },
      }),
    ]);
    expect(next.out.map(faultsOf)).toEqual([undefined]);
  });

  it('stays nothing when it is called something else later', () => {
    const [report, ...rest] = storyOf(reported({ service: violation }));
    const renamed = {
      type: 'AppealClassified',
      data: { service: 'sanitation', urgency: 'routine', violation: false },
    } as unknown as AppealEvent;
    const { out } = relayed([report, ...rest, renamed].map((event) => ({ event: event as AppealEvent })));
    expect(out).toEqual([]);
  });

  it('is no more of an appeal that names somebody: whoever is named may read along', () => {
    const named = {
      type: 'AccusedNamed',
      data: { accused: { unit: 'dept-water' } },
    } as unknown as AppealEvent;
    const before = happened(reported(), routed);
    const { out } = relayed([
      ...before,
      { event: named },
      { event: { type: 'AppealClosed', data: { cause: 'rated' } } },
    ]);
    expect(out).toEqual(relayed(before).out);
  });
});

import type { Acts, Way } from './appeal-act';
import { lastStart, units } from './appeal-choices';
import { PUXI_CENTRE, countyDispatcher, officerOf, townDispatcher, villageOfficer } from './appeal-context';
import { unitId } from './hanyin';
import { accepted, by, daysLater, handling, reported, routed, sealed } from './appeal-story';

const suspending = { until: daysLater(9), reason: sealed('司法鉴定期间无法施工') };
const asks = by(villageOfficer, 'requestSuspension', suspending);
const extending = { period: { unit: 'working-days', amount: 2 }, reason: sealed('配件外地调运') } as const;
const asksMore = by(villageOfficer, 'requestExtension', extending);
const asksReporter = by(villageOfficer, 'requestInformation', { question: sealed('界桩在哪里') });
export const suspended: Way = [
  ...handling,
  asks,
  by(townDispatcher, 'decideSuspension', { granted: true, reason: sealed('属实') }),
];

const HELPER = unitId('dept-water');
export const helping = { helpers: [{ unit: HELPER, task: sealed('关闭阀门') }] };
export const helped = by(countyDispatcher, 'nameHelpers', helping);

const CALLED = unitId('ent-power');
export const calling = {
  units: [CALLED],
  place: sealed('河堤缺口处'),
  reason: sealed('河水漫堤'),
};
export const called = by(villageOfficer, 'blowWhistle', calling);

/** What stops and moves the clocks of handling. */
export const clockActs = {
  requestSuspension: {
    actor: villageOfficer,
    data: () => suspending,
    random: (pick, state) => ({
      until: daysLater(pick([-1, 5, 20, 29, 29, 400]), lastStart(state)),
      reason: sealed('等待鉴定'),
    }),
  },
  decideSuspension: {
    actor: townDispatcher,
    data: () => ({ granted: true, reason: sealed('属实') }),
    besides: {
      handling: [...handling, asks],
      'awaiting-information': [...handling, asks, asksReporter],
    },
    random: (pick) => ({ granted: pick([true, true, false]), reason: sealed('已核对') }),
  },
  requestExtension: {
    actor: villageOfficer,
    data: () => extending,
    random: (pick) => ({
      period: pick([
        { unit: 'working-days', amount: 2 },
        { unit: 'working-hours', amount: 3 },
        { unit: 'hours', amount: 5 },
        { unit: 'minutes', amount: 40 },
        { unit: 'minutes', amount: 50 },
        { unit: 'working-days', amount: 90 },
      ] as const),
      reason: sealed('配件外地调运'),
    }),
  },
  decideExtension: {
    actor: townDispatcher,
    data: () => ({ granted: true, reason: sealed('属实') }),
    besides: {
      accepted: [reported(), routed, accepted(villageOfficer, false), asksMore],
      handling: [...handling, asksMore],
      'awaiting-information': [...handling, asksMore, asksReporter],
      suspended: [...suspended, asksMore],
    },
    random: (pick) => ({ granted: pick([true, true, false]), reason: sealed('已核对') }),
  },
  nameHelpers: {
    actor: countyDispatcher,
    data: () => helping,
    random: (pick) => ({
      helpers: pick([
        [{ unit: pick(units), task: sealed('现场配合') }],
        [{ unit: PUXI_CENTRE, task: sealed('现场配合') }],
        [PUXI_CENTRE, HELPER].map((unit) => ({ unit, task: sealed('现场配合') })),
      ]),
    }),
  },
  reportCoHandling: {
    actor: officerOf(HELPER),
    data: () => ({ account: sealed('阀门已关'), attachments: [] }),
    besides: {
      routed: [...handling, helped, by(townDispatcher, 'escalate', { reason: sealed('牵涉多方') })],
      accepted: [reported(), routed, accepted(villageOfficer, false), helped],
      handling: [...handling, helped],
      'awaiting-information': [...handling, helped, asksReporter],
      suspended: [
        ...handling,
        helped,
        asks,
        by(townDispatcher, 'decideSuspension', { granted: true, reason: sealed('属实') }),
      ],
    },
  },
  blowWhistle: {
    actor: villageOfficer,
    data: () => calling,
    random: (pick) => ({ ...calling, units: pick([[CALLED], [CALLED, HELPER], [pick(units)]]) }),
  },
  checkIn: {
    actor: officerOf(CALLED),
    data: () => ({ note: sealed('六人已到') }),
    besides: {
      routed: [...handling, called, by(townDispatcher, 'escalate', { reason: sealed('牵涉多方') })],
      accepted: [reported(), routed, accepted(villageOfficer, false), called],
      handling: [...handling, called],
    },
  },
  holdConference: {
    actor: villageOfficer,
    data: () => ({
      attendees: [HELPER, PUXI_CENTRE],
      minutes: sealed('权属清楚'),
      decision: sealed('先行加固'),
    }),
    random: (pick) => ({
      attendees: [pick(units), pick(units)],
      minutes: sealed('权属清楚'),
      decision: sealed('先行加固'),
    }),
  },
  resume: { actor: villageOfficer, data: () => ({ reason: sealed('鉴定意见已出') }) },
} satisfies Acts;

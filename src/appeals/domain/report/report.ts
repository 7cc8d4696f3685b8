import type { Channel, Origin, Service, Urgency } from '../../../catalogue';
import { listOf, orElse, sealedOf } from '../../../kernel/fields';
import { isStaff } from '../../../kernel/actor';
import type { AppealId, AppealNumber, KeyId, RegionCode, ServiceId, UnitId } from '../../../kernel/ids';
import { addMillis } from '../../../kernel/time';
import { applyClocks } from '../../../sla';
import { newRound } from '../appeal';
import {
  accusedParty,
  eventOf,
  freeText,
  instant,
  only,
  optional,
  ours,
  part,
  plain,
  uploads,
  verb,
  yesNo,
  type DataOf,
} from '../card';
import { start } from '../clocks';
import type { AppealContext, Deciding } from '../context';
import type { AppealEvent } from '../events';
import { isKnown } from '../guards';
import { listedRegion } from '../place';
import { CLAIMS_AT_MOST, isSame } from '../handle/name-accused';
import { claimClocks } from '../claims';
import { desksFor } from '../leaving';
import { takesInFor } from '../queue';
import { appealClassified, higher } from '../respond/classify';
import { appealQueued } from '../respond/route';
import { appealInherited, placeMoved } from '../time/inherit';
import type { Anonymous, Child, Party } from '../values';
import { comesFromThem } from './provenance';
import { originWords } from '../words';

const fields = {
  id: ours<AppealId>(),
  number: ours<AppealNumber>(),
  /** Under which this appeal's free text is sealed, now and later. */
  key: ours<KeyId>(),
  channel: plain<Channel>(),
  origin: orElse(plain<Origin>(), 'citizen'),
  /** Chosen by the reporter. */
  service: optional(plain<ServiceId>()),
  /** What the words suggest, found at the edge while they were still in clear. */
  candidates: ours<readonly ServiceId[]>(),
  words: optional(freeText),
  summary: optional(freeText),
  form: optional(sealedOf<Readonly<Record<string, unknown>>>()),
  attachments: uploads,
  place: part({
    region: plain<RegionCode>(),
    address: optional(freeText),
    location: optional(sealedOf<{ readonly latitude: number; readonly longitude: number }>()),
  }),
  reporter: optional(ours<Party>()),
  proxy: optional(ours<Party>()),
  /** Whose matter it is is a child. */
  child: optional(ours<Child>()),
  anonymous: optional(ours<Anonymous>()),
  accused: orElse(listOf(accusedParty), []),
  observedAt: optional(instant),
};
type Report = DataOf<typeof fields>;

export const appealReported = eventOf('AppealReported', {
  upcasts: [
    // Version 1 knew only citizens' appeals, one urgency, and a place that was nothing but its region.
    ({ region, ...data }) => ({ ...data, origin: 'citizen', urgency: 'routine', place: { region } }),
  ],
  data: {
    ...fields,
    receivedAt: instant,
    /** Who looks into what it accuses. */
    desks: optional(plain<readonly UnitId[]>()),
    /** Any service that it may belong to is a violation report: nothing leaks before a person has classified it. */
    violation: yesNo,
    urgency: plain<Urgency>(),
  },
  begins: true,
  // Every member named, also those that nothing is known of yet: one that a later copy adds costs a hundred times as much.
  evolve: (_, data, { occurredAt, actor }) => ({
    status: 'reported',
    id: data.id,
    number: data.number,
    key: data.key,
    receivedAt: data.receivedAt,
    channel: data.channel,
    origin: data.origin,
    place: data.place.region,
    service: data.service,
    urgency: data.urgency,
    violation: data.violation,
    reporter: data.reporter?.citizen,
    proxy: data.proxy?.citizen,
    child: data.child !== undefined,
    marks: undefined,
    secretHash: data.anonymous?.secretHash,
    taker: isStaff(actor) ? actor.id : undefined,
    accused: data.accused,
    dismissed: [],
    endorsers: [],
    commented: undefined,
    withdrawn: false,
    waitsBecause: undefined,
    held: undefined,
    assignee: undefined,
    involved: data.desks ?? [],
    helpers: [],
    round: newRound(1),
    lead: undefined,
    carries: [],
    reopenedByItself: false,
    review: 'none',
    upheld: undefined,
    refusedBy: undefined,
    closed: undefined,
    clocks: applyClocks({}, data.clocks, occurredAt),
    pauses: {},
    lateBefore: {},
    missedBy: {},
    supervised: undefined,
    warned: {},
    ladders: {},
    supervisions: {},
  }),
  says: ({ origin, place }, { region }) => ({
    zh: `${originWords[origin].zh}，地点：${region(place.region).zh}`,
    en: `Appeal ${originWords[origin].en} at ${region(place.region).en}`,
  }),
  text: ({ words, summary }) => words ?? summary,
  shows: 'all',
  involves: ({ desks = [] }) => desks,
});

const refuses = [
  'appeal/anonymity-not-allowed',
  'appeal/anonymous-with-reporter',
  'appeal/channel-not-allowed',
  'appeal/child-needs-guardian',
  'appeal/not-reporter',
  'appeal/nothing-said',
  'appeal/observed-in-future',
  'appeal/origin-not-allowed',
  'appeal/provenance-not-yours',
  'appeal/reporter-missing',
  'appeal/too-many-accused',
  'appeal/unknown-accused',
  'appeal/unknown-region',
  'appeal/unknown-service',
] as const;
type Context = Deciding<(typeof refuses)[number]>;

/**
 * A new appeal. In the same append it gets its service when the reporter chose one or only one is meant; where
 * several or none are meant it waits for a person, never for a silent first match.
 */
export const report = verb('report', {
  by: 'person',
  data: fields,
  begins: true,
  meets: only([], 'appeal/already-reported'),
  refuses,
  rule: (data, _, context) => {
    comesFromThem(data, context);
    speaksForItself(data, context);
    const chosen = data.service === undefined ? undefined : serviceOffered(data.service, data, context);
    const meant = chosen ? [chosen] : servicesMeant(data, context);
    if (data.anonymous && !meant.some(({ anonymous }) => anonymous))
      throw context.refusal('appeal/anonymity-not-allowed');
    const only = meant.length === 1 ? meant[0] : undefined;
    const taken = reportedAs(data, meant, only, context);
    const moved = placeMoved(data.place.region, context);
    // A code that is listed no more is kept as it was written; where it lies today stands beside it.
    const placed = [taken, ...(moved ? [appealInherited({ heirs: [], place: moved })] : [])];
    if (only === undefined) return [...placed, waiting(meant, data, context)];
    return [
      ...placed,
      appealClassified({
        service: only.id,
        urgency: only.urgency,
        tags: [],
        reason: chosen ? chosenBy(context) : '诉求内容只对应这一事项',
        by: 'rule',
        violation: only.violation,
      }),
    ];
  },
});

/** Whoever takes a report for somebody else chose for them. */
const chosenBy = ({ actor }: AppealContext): string =>
  actor.role === 'citizen' || actor.role === 'anonymous' ? '诉求人选定' : '受理人选定';

/** Phones stamp a draft by clocks of their own; how far this one was ahead, `observedAt` beside `receivedAt` tells. */
const CLOCKS_FAST = 120_000;

function speaksForItself(data: Report, context: Context): void {
  const { actor, directory, now, refusal } = context;
  if (directory.ever.region(listedRegion(data.place.region)) === undefined)
    throw refusal('appeal/unknown-region', { region: data.place.region });
  if (data.words === undefined && data.attachments.length === 0) throw refusal('appeal/nothing-said');
  if (data.observedAt !== undefined && data.observedAt > addMillis(now, CLOCKS_FAST))
    throw refusal('appeal/observed-in-future', { now });
  const named = data.reporter !== undefined || data.proxy !== undefined;
  if (data.anonymous && (named || actor.role === 'citizen')) throw refusal('appeal/anonymous-with-reporter');
  const alone = data.proxy !== undefined || data.origin === 'citizen';
  // On the telephone or at a window somebody listens and sees to the rest: there no child is sent away.
  if (data.child?.guardian === false && actor.role === 'citizen')
    throw refusal('appeal/child-needs-guardian');
  if (alone && data.reporter === undefined && !data.anonymous) throw refusal('appeal/reporter-missing');
  const speaks = [data.reporter?.citizen, data.proxy?.citizen].some((citizen) => citizen === actor.citizen);
  const hides = actor.role === 'anonymous' && !data.anonymous;
  if (hides || (actor.role === 'citizen' && !speaks)) throw refusal('appeal/not-reporter');
  data.accused.forEach((each) => isKnown(each, context));
  if (data.accused.length > CLAIMS_AT_MOST) throw refusal('appeal/too-many-accused', { max: CLAIMS_AT_MOST });
}

function serviceOffered(
  id: ServiceId,
  { channel, origin }: Report,
  { catalogue, refusal }: Context,
): Service {
  const service = catalogue.service(id);
  if (service === undefined) throw refusal('appeal/unknown-service', { service: id });
  if (!service.channels.includes(channel))
    throw refusal('appeal/channel-not-allowed', { channel, service: id });
  if (!service.origins.includes(origin)) throw refusal('appeal/origin-not-allowed', { origin, service: id });
  return service;
}

/** Those that the words suggest and that take this channel and origin; of an unsigned report, those that allow it. */
const servicesMeant = (data: Report, { catalogue }: AppealContext): readonly Service[] =>
  [...new Set(data.candidates)]
    .flatMap((id) => catalogue.service(id) ?? [])
    .filter(({ channels, origins }) => channels.includes(data.channel) && origins.includes(data.origin))
    .filter(({ anonymous }) => anonymous || !data.anonymous);

function reportedAs(
  data: Report,
  meant: readonly Service[],
  only: Service | undefined,
  context: AppealContext,
): AppealEvent {
  const urgency = meant.reduce<Urgency>((most, each) => higher(most, each.urgency), 'routine');
  const violation = meant.some((each) => each.violation);
  const accused = data.accused.filter(
    (each, at) => data.accused.findIndex((one) => isSame(one, each)) === at,
  );
  const owner = takesInFor({ accused, violation }, context);
  const timed = { service: only?.id, urgency, clocks: {}, held: undefined, round: { number: 1 } };
  return appealReported({
    desks: desksFor([...(violation ? [undefined] : []), ...accused], { accused }, context),
    receivedAt: context.now,
    violation,
    urgency,
    clocks: {
      started: [
        start(timed, 'dispatch', owner, context),
        start(timed, 'whole', owner, context),
        ...claimClocks(accused, { ...timed, accused }, context),
      ],
    },
    // No more than the fields above: sealing copies nothing else.
    ...data,
    accused,
  });
}

const waiting = (meant: readonly Service[], data: Report, context: AppealContext): AppealEvent =>
  appealQueued({
    queue: takesInFor(
      { accused: data.accused, violation: meant.some(({ violation }) => violation) },
      context,
    ),
    cause: meant.length === 0 ? 'no-service' : 'several-services',
    reason:
      meant.length === 0
        ? '诉求内容未对应任何事项，由调度员归类'
        : `诉求内容对应多个事项（${meant.map(({ name }) => name.zh).join('、')}），由调度员归类`,
  });

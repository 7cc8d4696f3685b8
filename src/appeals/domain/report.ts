import { urgencies, type Service, type Urgency } from '../../catalogue';
import type { Accused } from './values';
import type { AppealContext } from './context';
import { event } from './context';
import type { Commands } from './commands';
import { refusal } from './errors';
import type { AppealEvent, AppealEventData } from './events';
import { start } from './clocks';
import { takesInFor } from './queue';

type Report = Commands['report'];

/**
 * A new appeal. In the same append it gets its service when the reporter chose one or only one is meant; where
 * several or none are meant it waits for a person, never for a silent first match.
 */
export function report(data: Report, context: AppealContext): readonly AppealEvent[] {
  speaksForItself(data, context);
  const chosen = data.service === undefined ? undefined : serviceOffered(data.service, data, context);
  const meant = chosen ? [chosen] : servicesMeant(data, context);
  if (data.anonymous && !meant.some(({ anonymous }) => anonymous))
    throw refusal('appeal/anonymity-not-allowed');
  const only = meant.length === 1 ? meant[0] : undefined;
  const taken = reportedAs(data, meant, only, context);
  if (only === undefined) return [taken, waiting(meant, takesInFor(data, context))];
  return [
    taken,
    event('AppealClassified', {
      service: only.id,
      urgency: only.urgency,
      tags: [],
      reason: chosen ? '诉求人选定' : '诉求内容只对应这一事项',
      by: 'rule',
      violation: only.violation,
    }),
  ];
}

function speaksForItself(data: Report, context: AppealContext): void {
  const { actor, directory, now } = context;
  if (directory.region(villageAtMost(data.place.region)) === undefined)
    throw refusal('appeal/unknown-region', { region: data.place.region });
  if (data.words === undefined && data.attachments.length === 0) throw refusal('appeal/nothing-said');
  if (data.observedAt !== undefined && data.observedAt > now)
    throw refusal('appeal/observed-in-future', { now });
  const named = data.reporter !== undefined || data.proxy !== undefined;
  if (data.anonymous && (named || actor.role === 'citizen')) throw refusal('appeal/anonymous-with-reporter');
  const alone = data.proxy !== undefined || data.origin === 'citizen';
  if (alone && data.reporter === undefined && !data.anonymous) throw refusal('appeal/reporter-missing');
  const speaks = [data.reporter?.citizen, data.proxy?.citizen].some((citizen) => citizen === actor.citizen);
  const hides = actor.role === 'anonymous' && !data.anonymous;
  if (hides || (actor.role === 'citizen' && !speaks)) throw refusal('appeal/not-reporter');
  data.accused.forEach((accused) => isKnown(accused, context));
}

/** Grids are not listed as regions: one is known by its village. */
const villageAtMost = (region: Report['place']['region']) => region.slice(0, 12) as typeof region;

export function isKnown({ unit, person }: Accused, { directory }: AppealContext): void {
  const unknownUnit = unit !== undefined && directory.unit(unit) === undefined;
  const unknownPerson = person !== undefined && directory.person(person) === undefined;
  if (unknownUnit || unknownPerson || (unit === undefined && person === undefined))
    throw refusal('appeal/unknown-accused');
}

function serviceOffered(id: NonNullable<Report['service']>, data: Report, context: AppealContext): Service {
  const service = context.catalogue.service(id);
  if (service === undefined) throw refusal('appeal/unknown-service', { service: id });
  if (!service.channels.includes(data.channel))
    throw refusal('appeal/channel-not-allowed', { channel: data.channel, service: id });
  if (!service.origins.includes(data.origin))
    throw refusal('appeal/origin-not-allowed', { origin: data.origin, service: id });
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
  const owner = takesInFor(data, context);
  const timed = { service: only?.id, urgency, clocks: {}, held: undefined, round: { number: 1 } };
  const facts: AppealEventData['AppealReported'] = {
    id: data.id,
    number: data.number,
    key: data.key,
    channel: data.channel,
    origin: data.origin,
    service: data.service,
    candidates: data.candidates,
    words: data.words,
    summary: data.summary,
    form: data.form,
    attachments: data.attachments,
    place: data.place,
    reporter: data.reporter,
    proxy: data.proxy,
    anonymous: data.anonymous,
    accused: data.accused,
    observedAt: data.observedAt,
    receivedAt: context.now,
    violation: meant.some(({ violation }) => violation),
    urgency,
    clocks: { started: [start(timed, 'dispatch', owner, context), start(timed, 'whole', owner, context)] },
  };
  return event('AppealReported', facts);
}

export const higher = (a: Urgency, b: Urgency): Urgency =>
  urgencies.indexOf(a) < urgencies.indexOf(b) ? b : a;

const waiting = (meant: readonly Service[], queue: AppealEventData['AppealQueued']['queue']): AppealEvent =>
  event('AppealQueued', {
    queue,
    cause: meant.length === 0 ? 'no-service' : 'several-services',
    reason:
      meant.length === 0
        ? '诉求内容未对应任何事项，由调度员归类'
        : `诉求内容对应多个事项（${meant.map(({ name }) => name.zh).join('、')}），由调度员归类`,
  });

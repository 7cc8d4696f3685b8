import { urgencies, type Urgency } from '../../../catalogue';
import type { ServiceId, UnitId } from '../../../kernel/ids';
import type { Appeal } from '../appeal';
import { listOf } from '../../../kernel/fields';
import { eventOf, freeText, optional, plain, reasonText, standsIn, verb, yesNo } from '../card';
import { clocks, hastened, withinLead } from '../clocks';
import { isOverseenBy, isStaffOf } from '../guards';
import { desksFor, leaving, leavingFields, left } from '../leaving';
import { urgencyWords } from '../words';

export const appealClassified = eventOf('AppealClassified', {
  data: {
    service: plain<ServiceId>(),
    urgency: plain<Urgency>(),
    tags: listOf(reasonText),
    reason: reasonText,
    by: plain<'rule' | 'person'>(),
    /** It is, or was once, a violation report. */
    violation: yesNo,
    ...leavingFields,
    /** Who looks into what turned out to be a violation report. */
    desks: optional(plain<readonly UnitId[]>()),
  },
  evolve: (appeal, { service, urgency, violation, leaves }) => {
    const classified = {
      ...(leaves === undefined ? appeal : left(appeal)),
      ...{ service, urgency, violation },
    };
    const waited = ['no-service', 'several-services'].includes(classified.waitsBecause ?? '');
    return waited ? { ...classified, waitsBecause: undefined } : classified;
  },
  says: ({ service, urgency }, names) => ({
    zh: `归类为${names.service(service).zh}，${urgencyWords[urgency].zh}`,
    en: `Classified as ${names.service(service).en}, ${urgencyWords[urgency].en}`,
  }),
  text: ({ reason }) => reason,
  shows: 'sentence',
  involves: ({ desks = [] }) => desks,
});

/**
 * What it is, and how urgent. The holder may find it more urgent than it seemed; another service, and less
 * urgency, are for a dispatcher to say. Raised urgency counts from the raising.
 */
export const classify = verb('classify', {
  by: 'person',
  data: {
    service: plain<ServiceId>(),
    urgency: optional(plain<Urgency>()),
    /** Keywords, ten at most: people write names into anything. */
    tags: optional(listOf(freeText)),
    reason: reasonText,
  },
  meets: standsIn('reported', 'routed', 'accepted', 'handling'),
  refuses: ['appeal/unknown-service', 'appeal/not-dispatcher', 'appeal/urgency-lowered'],
  rule: (data, appeal, context) => {
    // What it is already it may stay, also when nobody is offered that any more.
    const { catalogue } = context;
    const offered = data.service === appeal.service ? catalogue.known(data.service) : undefined;
    const service = offered ?? catalogue.service(data.service);
    if (service === undefined) throw context.refusal('appeal/unknown-service', { service: data.service });
    const urgency = data.urgency ?? higher(appeal.urgency, service.urgency);
    const raised = urgency !== appeal.urgency && higher(urgency, appeal.urgency) === urgency;
    if (!isOverseenBy(appeal, context)) {
      const holds = isStaffOf(appeal.held?.unit, context.actor);
      if (!holds || service.id !== appeal.service) throw context.refusal('appeal/not-dispatcher');
      if (!raised && urgency !== appeal.urgency) throw context.refusal('appeal/urgency-lowered');
    }
    const violation = service.violation || wasViolation(appeal);
    const turned = { ...appeal, service: service.id, urgency, violation };
    const gone = violation && !appeal.violation ? leaving(appeal, turned, context) : {};
    const sooner = raised && gone.leaves === undefined ? hastened(appeal, turned, context) : [];
    return [
      appealClassified({
        service: service.id,
        urgency,
        tags: data.tags ?? [],
        reason: data.reason,
        by: 'person',
        violation,
        leaves: gone.leaves,
        desks: violation && !wasViolation(appeal) ? desksFor([undefined], appeal, context) : undefined,
        clocks: clocks({
          ...gone.clocks,
          changed: [...(gone.clocks?.changed ?? []), ...withinLead(appeal, sooner, context)],
        }),
      }),
    ];
  },
});

/** Once classified as one it stays one, whatever it is called later; mere words that suggest one are not yet one. */
const wasViolation = ({ violation, service }: Appeal): boolean => violation && service !== undefined;

export const higher = (a: Urgency, b: Urgency): Urgency =>
  urgencies.indexOf(a) < urgencies.indexOf(b) ? b : a;

import type { Recorded } from '../../kernel/event';
import { appealOf } from '../../kernel/ids';
import type { Member, PublicEvent, PublicEvents, PublicType } from '../../kernel/public-events';
import { villageOf } from '../../kernel/region';
import type { Dimensions } from '../domain/about';
import type { AppealEvent, AppealEventType } from '../domain/events';
import { appealSchemas } from '../domain/schemas';
import { SLA_TOPIC, deadlinesOf, slaTypes } from './deadlines';
import { inside, lifecycle, type Telling } from './lifecycle';
import * as is from './members';
import { countWithheld, disclosureOf, withheldCounts } from './withheld';

const LIFECYCLE_TOPIC = 'suqiu.appeal.lifecycle.v1';

/** As those read it who have the event and need not know which it is. */
type AnyTelling = Pick<Telling<AppealEventType>, 'name' | 'says'> & {
  readonly members: Readonly<Record<string, Member>>;
  readonly when?: ((data: AppealEvent['data']) => boolean) | undefined;
};

/** By what events are counted and filtered; an event of before this was recorded lacks it. */
const about = is.object(
  {
    region: is.region,
    service: is.service,
    unit: is.unit,
    tier: is.tier,
    round: is.round,
    urgency: is.urgency,
    channel: is.channel,
    origin: is.origin,
  },
  ['region', 'round', 'urgency', 'channel', 'origin'],
  'What the appeal is about once this has happened.',
);

const plainName = (member: string): string => member.replace('?', '');
const typeName = (name: string): string => `suqiu.appeal.${name}.v1`;

/** By the event's type; its public type and the members that are told are found once, and not for each event. */
const tellings: ReadonlyMap<
  string,
  AnyTelling & { readonly type: string; readonly told: readonly string[] }
> = new Map(
  Object.entries<AnyTelling | typeof inside>(lifecycle as never).flatMap(([event, telling]) => {
    if (telling === inside) return [];
    const told = Object.keys(telling.members).map(plainName);
    return [[event, { ...telling, type: typeName(telling.name), told }] as const];
  }),
);

const lifecycleTypes: readonly PublicType[] = [...tellings.values()].map(({ type, says, members }) => {
  const names = Object.keys(members);
  const data = Object.fromEntries(names.map((member) => [plainName(member), members[member] as Member]));
  const required = names.filter((member) => !member.endsWith('?'));
  return { topic: LIFECYCLE_TOPIC, type, says, data: { ...data, about }, required };
});

/** What others may know of appeals: of violation reports and accusations only how many, of nobody who they are. */
export const appealPublicEvents: PublicEvents<AppealEvent> = {
  name: 'public-events',
  category: 'appeal',
  schemas: appealSchemas,
  topics: [LIFECYCLE_TOPIC, SLA_TOPIC],
  types: [...lifecycleTypes, withheldCounts, ...Object.values(slaTypes)],
  disclosure: disclosureOf,
  count: countWithheld,
  tell: (recorded) => [...happening(recorded), ...deadlines(recorded)],
};

function happening(recorded: Recorded<AppealEvent>): readonly PublicEvent[] {
  const { event, id } = recorded;
  const telling = tellings.get(event.type);
  if (telling === undefined || telling.when?.(event.data) === false) return [];
  const given = event.data as Readonly<Record<string, unknown>>;
  const data: Record<string, unknown> = {};
  for (const name of telling.told) if (given[name] !== undefined) data[name] = given[name];
  if (event.data.about !== undefined) data['about'] = publicly(event.data.about);
  return [eventOf(recorded, id, LIFECYCLE_TOPIC, telling.type, data)];
}

const deadlines = (recorded: Recorded<AppealEvent>): readonly PublicEvent[] =>
  deadlinesOf(recorded).map(([{ topic, type }, data], at) =>
    eventOf(recorded, `${recorded.id}/${at + 1}`, topic, type, data),
  );

/** Member by member: a relay makes some thousands a second, and each spread is an object more. */
const eventOf = (
  { stream, revision, metadata }: Recorded<AppealEvent>,
  id: string,
  topic: string,
  type: string,
  data: PublicEvent['data'],
): PublicEvent => ({
  topic,
  type,
  id,
  subject: appealOf(stream),
  time: metadata.occurredAt,
  sequence: revision,
  data,
});

/** What is `undefined` is not written. */
const publicly = ({ region, service, unit, tier, round, urgency, channel, origin }: Dimensions) => ({
  region: villageOf(region) ?? region,
  service,
  unit,
  tier,
  round,
  urgency,
  channel,
  origin,
});

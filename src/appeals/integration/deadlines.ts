import type { Recorded } from '../../kernel/event';
import type { PublicType } from '../../kernel/public-events';
import { deadlineKinds, type ClockChanges, type Deadline } from '../../sla';
import type { AppealEvent } from '../domain/events';
import * as is from './members';

export const SLA_TOPIC = 'suqiu.sla.v1';

const id: typeof is.unit = { type: 'string', maxLength: 200, example: '1/handle/-/1' };
const kind = is.oneOf(deadlineKinds, 'handle');
const owner = { ...is.unit, description: 'A unit, or `reporter`.' };
const members = { id, kind, owner, startedAt: is.instant, dueAt: is.instant };
const deadline = is.object(members, Object.keys(members));

const missed = { deadline: id, kind, owner, chargedTo: owner, dueAt: is.instant };
const changed = {
  started: is.listOf(deadline, 'Deadlines that began.'),
  changed: is.listOf(deadline, 'Moved, resumed or handed to another owner: as they are now.'),
  met: is.listOf(id, 'What was owed is done.'),
  stopped: is.listOf(id, 'No longer owed.'),
  paused: is.listOf(id, 'Stand still until they are changed.'),
};

export const slaTypes = {
  changed: {
    topic: SLA_TOPIC,
    type: 'suqiu.sla.changed.v1',
    says: { zh: '时限变化', en: 'deadlines of an appeal began, moved, paused or ended' },
    data: changed,
    required: [],
  },
  missed: {
    topic: SLA_TOPIC,
    type: 'suqiu.sla.missed.v1',
    says: { zh: '已超时', en: 'a deadline was missed' },
    data: missed,
    required: ['deadline', 'kind', 'owner', 'dueAt'],
  },
} satisfies Readonly<Record<string, PublicType>>;

/** What others are told of an event's deadlines, by type. */
export function deadlinesOf({
  event,
}: Recorded<AppealEvent>): readonly (readonly [PublicType, Readonly<Record<string, unknown>>])[] {
  const told: [PublicType, Readonly<Record<string, unknown>>][] = [];
  if (event.type === 'DeadlineMissed') {
    const { deadline: of, kind: missedKind, owner: by, chargedTo, dueAt } = event.data;
    const charged = chargedTo === undefined ? {} : { chargedTo };
    told.push([slaTypes.missed, { deadline: of, kind: missedKind, owner: by, ...charged, dueAt }]);
  }
  const { clocks } = event.data;
  if (clocks !== undefined) told.push([slaTypes.changed, changesOf(clocks)]);
  return told;
}

/** What is `undefined` is not written. */
const changesOf = ({ started, changed: moved, met, stopped, paused }: ClockChanges) => ({
  started: someOf(started?.map(asTold)),
  changed: someOf(moved?.map(asTold)),
  met: someOf(met),
  stopped: someOf(stopped),
  paused: someOf(paused),
});

const someOf = <T>(list: readonly T[] | undefined): readonly T[] | undefined =>
  list !== undefined && list.length > 0 ? list : undefined;

/** How it was counted stays inside. */
const asTold = (of: Deadline) => ({
  id: of.id,
  kind: of.kind,
  owner: of.owner,
  startedAt: of.startedAt,
  dueAt: of.dueAt,
});

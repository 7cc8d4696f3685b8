import type { Bilingual } from '../../catalogue';
import { appealStream, type AppealId, type Revision, type UnitId } from '../../kernel/ids';
import type { CommandEnvelope, CommandOutcome } from '../../kernel/ports/command-port';
import type { Task } from '../../kernel/task';
import type { Instant, Minutes } from '../../kernel/time';
import { filledIn, goesOutAt, type Audience, type NoticeRule } from '../../notices';
import type { ReferenceData } from '../../reference';
import { readOn } from '../../runtime/read-on';
import type { TaskPorts } from '../../runtime/tasks';
import { addWorkingMinutes, townOf } from '../../sla';
import { appealAggregate } from '../application/aggregate';
import { nothingReported, type Appeal, type AppealState } from '../domain/appeal';
import type { AppealEvent } from '../domain/events';
import { tellsOfClaim } from '../domain/tells-of-claim';
import { NOTIFY, type Notify } from '../sagas/notifying';
import { namesFrom } from '../views/names';
import { momentOf, recipientsOf, valuesOf, type Recipient } from './moments';
import { marked, mayLeave } from './may-leave';
import { asksDuty, countedOnDuty, namedOnDuty, onDutyFor, saysDuty, type OnDutyThen } from './on-duty';
import { noticeIdOf, noticeStream, type GoesBy, type NoticeSent } from './notice';

const PAGE = 100;
const DONE: CommandOutcome = { kind: 'done', revision: 0 as never, position: 0 as never };

/**
 * Writes what is to be said of one event, and records it as sent: into the inbox, which is read from these events. At least once;
 * a notice's id follows from event and recipient, so that each is sent once.
 */
export const notifyTask: Task<TaskPorts> = {
  category: NOTIFY,
  async run(envelope, ports) {
    const { revision } = envelope.command as Notify;
    const appeal = envelope.stream.slice(NOTIFY.length + 1) as AppealId;
    const reference = ports.inForce() as ReferenceData;
    const found = await eventAt(appeal, revision, ports);
    if (found === undefined) return DONE;
    for (const notice of await writtenOf(found, revision, reference, ports)) {
      const outcome = await ports.send(sending(notice, envelope));
      if (outcome.kind === 'unavailable') return outcome;
    }
    return DONE;
  },
};

interface Found {
  readonly event: AppealEvent;
  readonly occurredAt: Instant;
  /** As the event left it. */
  readonly appeal: Appeal;
}

/** @throws DomainError `store/unavailable`, `event/unknown-type` */
async function eventAt(
  id: AppealId,
  revision: Revision,
  { reader }: Pick<TaskPorts, 'reader'>,
): Promise<Found | undefined> {
  const { decider, schemas } = appealAggregate;
  let appeal: AppealState = nothingReported;
  for (let from = 0; from <= revision; from += PAGE) {
    const count = Math.min(PAGE, revision - from + 1);
    const page = await readOn<AppealEvent>(reader, schemas, appealStream(id), from, count);
    for (const { event, metadata, revision: at } of page) {
      const { occurredAt, actor } = metadata;
      appeal = decider.evolve(appeal, event, { revision: at, occurredAt, actor });
      if (at === revision && appeal.status !== 'none') return { event, occurredAt, appeal };
    }
  }
  return undefined;
}

/** One for each who is to know, sealed under the appeal's key. */
async function writtenOf(
  found: Found,
  source: Revision,
  reference: ReferenceData,
  { seal, channels, reader }: Pick<TaskPorts, 'seal' | 'channels' | 'reader'>,
): Promise<readonly NoticeSent['data'][]> {
  const { event, appeal } = found;
  const { notices, directory, catalogue } = reference;
  const moment = momentOf(event);
  if (moment === undefined) return [];
  const names = namesFrom(directory, catalogue);
  const values = valuesOf(moment, event, appeal, names);
  const rules = notices.of(moment, appeal.urgency);
  const onDuty = rules.some(asksDuty) ? await onDutyFor(moment, found, reference, reader) : noDuty;
  const written: NoticeSent['data'][] = [];
  for (const rule of rules)
    for (const { to, unit } of toldBy(rule.to, found, onDuty)) {
      if (to.kind === 'citizen' && marked(to.id, appeal)) continue;
      const persons = onDuty.get(unit);
      const text = await seal(appeal.key, filled(rule, values, namedOnDuty(persons, names)));
      // Whoever was erased is told nothing more.
      if (text === undefined) return [];
      const { id, number, receivedAt } = appeal;
      const goesBy = goesByOf(rule, found, reference, channels);
      const outward =
        goesBy.length > 0 && persons !== undefined && persons.length > 0 && saysDuty(rule)
          ? await seal(appeal.key, filled(rule, values, countedOnDuty(persons)))
          : undefined;
      written.push({
        ...{ appeal: id, number, receivedAt, moment, source, to, text, table: notices.version },
        ...(outward === undefined ? {} : { outward }),
        ...(tellsOfClaim(event) ? { ofClaim: true } : {}),
        ...(goesBy.length > 0 ? { goesBy } : {}),
      });
    }
  return written;
}

const noDuty: OnDutyThen = new Map();

/** Whom, and whose people on duty the text to them names: their own unit's. */
function toldBy(
  audience: Audience,
  { event, appeal }: Found,
  onDuty: OnDutyThen,
): readonly { readonly to: Recipient; readonly unit: UnitId }[] {
  if (audience === 'duty')
    return [...onDuty].flatMap(([unit, persons]) =>
      persons.map((id) => ({ to: { kind: 'person', id } as const, unit })),
    );
  return recipientsOf(audience, event, appeal).map((to) => ({ to, unit: to.id as UnitId }));
}

const filled = (rule: Bilingual, { zh, en }: Filling, duty: Bilingual): Bilingual => ({
  zh: filledIn(rule.zh, { ...zh, duty: duty.zh }),
  en: filledIn(rule.en, { ...en, duty: duty.en }),
});
type Filling = ReturnType<typeof valuesOf>;

/** Decided here and written whole: what goes out later depends on no table and no calendar of that time. */
function goesByOf(
  rule: NoticeRule,
  { event, occurredAt, appeal }: Found,
  { notices, calendar }: ReferenceData,
  configured: TaskPorts['channels'],
): readonly GoesBy[] {
  if (!mayLeave(appeal) || tellsOfClaim(event)) return [];
  const town = townOf(appeal.place);
  const opens = (at: Instant) => addWorkingMinutes(at, 0 as Minutes, calendar, town);
  const { waits: waitsFor } = rule;
  const from = goesOutAt(occurredAt, { urgency: appeal.urgency, waitsFor }, notices.waiting, opens);
  return notices
    .channelsOf(rule)
    .filter((channel) => configured.has(channel))
    .map((channel) => ({ channel, from }));
}

function sending(
  data: NoticeSent['data'],
  { correlationId, causationId, actor }: CommandEnvelope,
): CommandEnvelope {
  const { appeal, source, to } = data;
  const commandId = noticeIdOf(appeal, source, to);
  return {
    ...{ correlationId, causationId, actor, commandId },
    stream: noticeStream(commandId),
    command: { verb: 'sendNotice', data },
  };
}

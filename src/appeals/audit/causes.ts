import { Inject, Injectable } from '@nestjs/common';
import type { Recorded } from '../../kernel/event';
import type { EventId } from '../../kernel/ids';
import type { Language } from '../../kernel/language';
import type { Disclosure } from '../../kernel/public-events';
import { ReadSide } from '../../runtime/read-side';
import { inLines, linesIn } from '../application/queries/lines';
import type { Line } from '../application/queries/appeal-queries';
import type { AppealEvent } from '../domain/events';
import { appealPublicEvents } from '../integration/public-events';
import { causesOf, type Act } from '../views/causes';
import { namesIn } from '../views/names-in';
import type { Onlooker } from '../views/onlooker';
import { timelineOf } from '../views/timeline';
import type { CausedAct, CausedEvent, CausesView } from './answers';
import { Audited, type Found, type Question } from './audited';
import { toldOf } from './told';
import { waysOf } from './ways';

/** From the report on: what each act led to, through sagas and timers to what others were told. */
@Injectable()
export class Causes {
  constructor(
    @Inject(Audited) private readonly audited: Audited,
    @Inject(ReadSide) private readonly readSide: ReadSide,
  ) {}

  /** @throws DomainError `appeal/not-found`, `read/not-fresh` */
  async of(question: Question, language: Language): Promise<CausesView> {
    const { reader } = this.audited;
    const found = await this.audited.find(question);
    const { past, now } = found;
    const onlooker = await this.audited.onlooker(found, now.at);
    const lines = await this.linesOf(found, onlooker, language);
    const { log, sealer } = reader.ports;
    const { isProtected } = onlooker;
    const happened = new Map(past.events.map((each) => [each.revision, each.metadata.occurredAt]));
    const notices = await toldOf(
      question.appeal,
      (source) => happened.get(source),
      { log, sealer, readSide: this.readSide },
      { language, isProtected },
    );
    const published = publishedOf(past.events);
    const told = (each: Recorded<AppealEvent>): readonly CausedEvent[] => {
      const line = lines.get(each.id);
      if (line === undefined) return [];
      const { revision, event, type, sentence } = line;
      return [
        {
          ...{ revision, event, type, sentence },
          public: published(each),
          notices: notices.get(each.revision) ?? [],
        },
      ];
    };
    const acts = causesOf(past.events, waysOf(past.events)).flatMap((act) => {
      const events = act.recorded.flatMap(told);
      const by = lines.get(events[0]?.event ?? ('' as EventId))?.by;
      return by === undefined ? [] : [actOf(act, events, by, lines)];
    });
    const names = namesIn(
      { units: acts.map(({ by }) => by.unit), persons: acts.map(({ by }) => by.person) },
      reader.names(),
      language,
    );
    const { view } = await reader.shown({ acts, names }, now);
    return view;
  }

  /** What this onlooker is told of each event, without what was said. */
  private async linesOf({ past: { events } }: Found, onlooker: Onlooker, language: Language) {
    const { reader } = this.audited;
    const { hiddenSources, perspective, isProtected } = onlooker;
    const seen = events.filter(
      ({ event }) => event.type !== 'RemarkCarried' || !hiddenSources.has(event.data.source),
    );
    const entries = timelineOf(seen, await reader.namesThen(seen), perspective, isProtected, events);
    const lines = inLines(linesIn(entries, language).map(({ text: _, attachments: __, ...line }) => line));
    return new Map(lines.map((line) => [line.event, line]));
  }
}

function actOf(
  { recorded, way, cause, elsewhere, after, depth }: Act,
  events: readonly CausedEvent[],
  by: Line['by'],
  lines: ReadonlyMap<EventId, unknown>,
): CausedAct {
  const [first] = recorded;
  if (first === undefined) throw new Error('an act without an event');
  const { commandId, occurredAt } = first.metadata;
  const timer = way.through === 'timer' ? way.timer : undefined;
  return {
    ...{ command: commandId, through: way.through, by, at: occurredAt, depth, events },
    ...('saga' in way ? { saga: way.saga } : {}),
    ...(timer === undefined ? {} : { timer: { deadline: timer.deadline, at: timer.at } }),
    // What hangs on an event that is not told is told without it.
    ...(cause !== undefined && lines.has(cause) ? { cause, after } : {}),
    ...(elsewhere === undefined ? {} : { elsewhere }),
  };
}

/** What others are told of each: what was held until it was known what it is, too, and nothing from when it was withheld. */
function publishedOf(events: readonly Recorded<AppealEvent>[]) {
  const told = new Set<EventId>();
  let [is, held]: [Disclosure, readonly EventId[]] = ['told', []];
  for (const each of events) {
    is = appealPublicEvents.disclosure(each, is);
    if (is === 'told') [...held, each.id].forEach((id) => told.add(id));
    held = is === 'held' ? [...held, each.id] : [];
  }
  return (each: Recorded<AppealEvent>): CausedEvent['public'] =>
    told.has(each.id) ? appealPublicEvents.tell(each).map(({ type, id }) => ({ type, id })) : [];
}

import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { isPublic } from '../../../access';
import type { Actor } from '../../../kernel/actor';
import { DomainError } from '../../../kernel/domain-error';
import type { Recorded } from '../../../kernel/event';
import type { AppealId } from '../../../kernel/ids';
import type { AppealEvent } from '../../domain/events';
import { refusal } from '../../domain/errors';
import { custodyOf } from '../../views/custody';
import { deadlinesOf } from '../../views/deadlines';
import { readAs } from '../../domain/redactions';
import type { Detail, ShownDetail } from '../../views/detail-model';
import { explainedOf } from '../../views/explained';
import { mentionedIn } from '../../views/mentioned';
import { namesIn } from '../../views/names-in';
import { decodeCursor, encodeCursor } from '../../read-models/cursor';
import { detailFor } from '../../views/perspective';
import { publicViewOf } from '../../views/public';
import { supervisionsOf } from '../../views/supervisions';
import { detailIn } from '../../views/told-in';
import { timelineOf, type TimelineEntry } from '../../views/timeline';
import { onDutyAt, rosterAggregate, rosterStream, type OnDuty } from '../../../rosters';
import { queueOf } from '../../domain/queue';
import { factsOf } from '../facts';
import { AppealReader, type ReadAppeal } from './appeal-reader';
import { inLines, linesIn } from './lines';
import {
  ExplainDeadline,
  ShowAppeal,
  ShowCustody,
  ShowDeadlines,
  ShowPublicView,
  ShowTimeline,
  type TimelinePage,
} from './appeal-queries';

@QueryHandler(ShowAppeal)
export class ShowAppealHandler implements IQueryHandler<ShowAppeal> {
  constructor(@Inject(AppealReader) private readonly reader: AppealReader) {}

  async execute({ appeal, actor, language, explain }: ShowAppeal) {
    const read = await this.reader.read(appeal, actor);
    const shown = detailFor(await this.withLead(read.detail, actor), this.reader.side(actor));
    const detail = detailIn(await this.withoutHidden(shown, actor), language);
    const supervisions = supervisionsOf(read.appeal, {
      actor,
      directory: this.reader.ports.inForce().directory,
    });
    const onDuty = await this.onDuty(read, actor);
    const mentioned = mentionedIn(detail, supervisions);
    const names = namesIn(
      { ...mentioned, persons: [...mentioned.persons, ...(onDuty ?? []).map(({ person }) => person)] },
      this.reader.names(),
      language,
    );
    const actions = this.reader.actions(read, actor, explain);
    return this.reader.shown({ ...detail, supervisions, onDuty, ...actions, names }, read);
  }

  /** Whom to call about what cannot wait: of the holder, or of the desk that has to route it. */
  private async onDuty({ appeal, at }: ReadAppeal, actor: Actor): Promise<readonly OnDuty[] | undefined> {
    const unit = queueOf(appeal) ?? appeal.held?.unit;
    const isOpen = !['resolved', 'closed', 'merged'].includes(appeal.status);
    if (appeal.urgency !== 'critical' || !isOpen || unit === undefined) return undefined;
    if (this.reader.side(actor) === 'reporter') return undefined;
    const { state } = await this.reader.ports.executor.load(rosterAggregate, rosterStream(unit));
    return onDutyAt(state, this.reader.nowFor({ at }));
  }

  private async withoutHidden(detail: ShownDetail, actor: Actor): Promise<ShownDetail> {
    const hidden = await this.reader.hiddenOf(
      detail.remarks.map(({ source }) => source),
      actor,
    );
    if (hidden.size === 0) return detail;
    return { ...detail, remarks: detail.remarks.filter(({ source }) => !source || !hidden.has(source)) };
  }

  /**
   * A merged appeal was answered by the one that carried it, whose account stands there, written for its own reporter:
   * whoever may not see that appeal reads none of it here, and staff are not told which one it is.
   */
  private async withLead(detail: Detail, actor: Actor): Promise<Detail> {
    const { resolution, mergedInto } = detail;
    const id = resolution?.lead ?? mergedInto;
    if (id === undefined) return detail;
    const lead = await this.reader.load(id);
    if (this.reader.sees(lead.appeal, actor)) {
      const said = lead.detail.resolution?.account;
      const account = said && readAs(said, lead.redactions);
      return resolution?.lead === undefined ? detail : { ...detail, resolution: { ...resolution, account } };
    }
    if (this.reader.side(actor) === 'reporter') return detail;
    return { ...detail, mergedInto: undefined, resolution: resolution && { ...resolution, lead: undefined } };
  }
}

@QueryHandler(ShowTimeline)
export class ShowTimelineHandler implements IQueryHandler<ShowTimeline> {
  constructor(@Inject(AppealReader) private readonly reader: AppealReader) {}

  async execute({ appeal, actor, language, page }: ShowTimeline) {
    const read = await this.reader.read(appeal, actor);
    const { entries, next } = await this.entries(read, page, actor);
    const names = namesIn(
      { units: entries.map(({ by }) => by.unit), persons: entries.map(({ by }) => by.person) },
      this.reader.names(),
      language,
    );
    const lines = linesIn(entries, language);
    const { view, ...at } = await this.reader.shown({ entries: lines, next, names }, read);
    return { view: { ...view, entries: inLines(view.entries) }, ...at };
  }

  /** Reads no more than a page costs; where much is hidden from this side, the page may hold little. */
  private async entries(
    { appeal: { id, violation }, story, revision }: ReadAppeal,
    { limit, cursor }: TimelinePage,
    actor: Actor,
  ) {
    const perspective = this.reader.side(actor);
    const from = cursor === undefined ? 0 : revisionIn(cursor);
    const entries: TimelineEntry[] = [];
    let at = from;
    while (at <= revision && entries.length < limit && at < from + MOST_READ) {
      const events = await this.reader.events(id, at, limit - entries.length);
      const hidden = await this.reader.hiddenOf(events.map(sourceOf), actor);
      const told = events.filter((each) => !hidden.has(sourceOf(each) as AppealId));
      const names = await this.reader.namesThen(told);
      entries.push(...timelineOf(told, names, perspective, violation, story));
      at += Math.max(events.length, 1);
    }
    return { entries, next: at <= revision ? encodeCursor(String(at)) : undefined };
  }
}

const MOST_READ = 500;

/** Whose words an event brought from a merged appeal. */
const sourceOf = ({ event }: Recorded<AppealEvent>): AppealId | undefined =>
  event.type === 'RemarkCarried' ? event.data.source : undefined;

function revisionIn(cursor: string): number {
  const [revision = ''] = decodeCursor(cursor, 1);
  if (!/^\d{1,9}$/.test(revision)) throw new DomainError('request/cursor-invalid');
  return Number(revision);
}

@QueryHandler(ShowDeadlines)
export class ShowDeadlinesHandler implements IQueryHandler<ShowDeadlines> {
  constructor(@Inject(AppealReader) private readonly reader: AppealReader) {}

  async execute({ appeal, actor }: ShowDeadlines) {
    const read = await this.reader.read(appeal, actor);
    const rules = this.reader.ports.inForce();
    const deadlines = deadlinesOf(read.story, this.reader.nowFor(read), rules, this.reader.side(actor));
    return this.reader.shown({ deadlines }, read);
  }
}

@QueryHandler(ExplainDeadline)
export class ExplainDeadlineHandler implements IQueryHandler<ExplainDeadline> {
  constructor(@Inject(AppealReader) private readonly reader: AppealReader) {}

  /** Seen by who may see the deadline: it is one of those that they are shown. */
  async execute({ appeal, actor, language, deadline: id }: ExplainDeadline) {
    const read = await this.reader.read(appeal, actor);
    const rules = this.reader.ports.inForce();
    const all = deadlinesOf(read.story, this.reader.nowFor(read), rules, this.reader.side(actor));
    const found = all.find((each) => each.id === id);
    if (found === undefined) throw new DomainError('sla/no-deadline', { id });
    const text = explainedOf(found).map((each) => each[language]);
    return this.reader.shown({ ...found, text }, read);
  }
}

@QueryHandler(ShowCustody)
export class ShowCustodyHandler implements IQueryHandler<ShowCustody> {
  constructor(@Inject(AppealReader) private readonly reader: AppealReader) {}

  async execute({ appeal, actor, language }: ShowCustody) {
    const read = await this.reader.read(appeal, actor);
    const ledger = custodyOf(read.story, this.reader.nowFor(read), this.reader.side(actor));
    const names = namesIn({ units: ledger.units.map(({ unit }) => unit) }, this.reader.names(), language);
    return this.reader.shown({ ...ledger, names }, read);
  }
}

@QueryHandler(ShowPublicView)
export class ShowPublicViewHandler implements IQueryHandler<ShowPublicView> {
  constructor(@Inject(AppealReader) private readonly reader: AppealReader) {}

  async execute({ appeal, actor, language }: ShowPublicView) {
    const read = await this.reader.load(appeal);
    if (!isPublic(actor, factsOf(read.appeal))) throw refusal('appeal/not-found');
    const view = publicViewOf(read.detail);
    const names = namesIn(
      { services: [view.service], regions: [view.region] },
      this.reader.names(),
      language,
    );
    return this.reader.shown({ ...view, actions: this.reader.actions(read, actor).actions, names }, read);
  }
}

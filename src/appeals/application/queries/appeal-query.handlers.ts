import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { isPublic } from '../../../access';
import { refusal } from '../../domain/errors';
import { custodyOf } from '../../views/custody';
import { deadlinesOf } from '../../views/deadlines';
import type { Detail } from '../../views/detail-model';
import { namesIn } from '../../views/names-in';
import { detailFor, perspectiveOf } from '../../views/perspective';
import { publicViewOf } from '../../views/public';
import { inOneText, timelineOf } from '../../views/timeline';
import { factsOf } from '../facts';
import { AppealReader } from './appeal-reader';
import { ShowAppeal, ShowCustody, ShowDeadlines, ShowPublicView, ShowTimeline } from './appeal-queries';

@QueryHandler(ShowAppeal)
export class ShowAppealHandler implements IQueryHandler<ShowAppeal> {
  constructor(@Inject(AppealReader) private readonly reader: AppealReader) {}

  async execute({ appeal, actor, language }: ShowAppeal) {
    const read = await this.reader.read(appeal, actor);
    const detail = detailFor(await this.withLeadsAccount(read.detail), perspectiveOf(actor));
    const { service, candidates, place, holder, assignee, queue, helpers, remarks } = detail;
    const names = namesIn(
      {
        services: [service, ...candidates],
        regions: [place.region],
        persons: [assignee],
        units: [holder, queue?.unit, detail.resolution?.unit, ...helpers, ...remarks.map(({ unit }) => unit)],
      },
      this.reader.names(),
      language,
    );
    return this.reader.shown({ ...detail, actions: this.reader.actions(read, actor), names }, read);
  }

  /** A merged appeal was answered by the one that carried it: its account stands there, and only that is shown. */
  private async withLeadsAccount(detail: Detail): Promise<Detail> {
    const { resolution } = detail;
    if (resolution?.lead === undefined) return detail;
    const lead = (await this.reader.load(resolution.lead)).detail.resolution;
    return lead === undefined ? detail : { ...detail, resolution: { ...resolution, account: lead.account } };
  }
}

@QueryHandler(ShowTimeline)
export class ShowTimelineHandler implements IQueryHandler<ShowTimeline> {
  constructor(@Inject(AppealReader) private readonly reader: AppealReader) {}

  async execute({ appeal, actor, language }: ShowTimeline) {
    const read = await this.reader.read(appeal, actor);
    const entries = timelineOf(read.events, this.reader.names(), perspectiveOf(actor));
    const names = namesIn(
      { units: entries.map(({ by }) => by.unit), persons: entries.map(({ by }) => by.person) },
      this.reader.names(),
      language,
    );
    const lines = entries.map((entry) => ({ ...entry, sentence: entry.sentence[language] }));
    const { view, ...at } = await this.reader.shown({ entries: lines, names }, read);
    const opened = view.entries.map(({ text, ...entry }) =>
      text === undefined ? entry : { ...entry, text: inOneText(text) },
    );
    return { view: { ...view, entries: opened }, ...at };
  }
}

@QueryHandler(ShowDeadlines)
export class ShowDeadlinesHandler implements IQueryHandler<ShowDeadlines> {
  constructor(@Inject(AppealReader) private readonly reader: AppealReader) {}

  async execute({ appeal, actor }: ShowDeadlines) {
    const read = await this.reader.read(appeal, actor);
    const deadlines = deadlinesOf(read.events, this.reader.nowFor(read), this.reader.ports.inForce());
    return this.reader.shown({ deadlines }, read);
  }
}

@QueryHandler(ShowCustody)
export class ShowCustodyHandler implements IQueryHandler<ShowCustody> {
  constructor(@Inject(AppealReader) private readonly reader: AppealReader) {}

  async execute({ appeal, actor, language }: ShowCustody) {
    const read = await this.reader.read(appeal, actor);
    const ledger = custodyOf(read.events, this.reader.nowFor(read));
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
    return this.reader.shown({ ...view, actions: this.reader.actions(read, actor), names }, read);
  }
}

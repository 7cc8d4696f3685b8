import { Inject, Injectable } from '@nestjs/common';
import { accessSchemas, countyAccessStream, personStream, type AccessEvent } from '../../access';
import { DomainError } from '../../kernel/domain-error';
import type { Recorded } from '../../kernel/event';
import { accessStream, type StreamName } from '../../kernel/ids';
import type { Language } from '../../kernel/language';
import { calledPurpose } from '../../looking';
import { ReferenceInForce } from '../../reference';
import { readOn } from '../../runtime/read-on';
import { partiesIn } from '../application/correct';
import { Questions } from '../application/search/questions';
import { decodeCursor, encodeCursor, pageOf } from '../read-models/cursor';
import type { AccessesView } from './answers';
import { accessOf, type AccessLine } from './access-row';
import { Audited, type Found, type Question } from './audited';
import { sees } from './onlookers';

const PAGE = 200;

/**
 * Who looked at an appeal: whose identity was read, who took evidence of it away, who looked for its reporter by a number and
 * so came upon it, which auditor read it. From the chained streams themselves, newest first.
 */
@Injectable()
export class Accesses {
  constructor(
    @Inject(Audited) private readonly audited: Audited,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(ReferenceInForce) private readonly reference: ReferenceInForce,
  ) {}

  /** @throws DomainError `appeal/not-found`, `request/cursor-invalid` */
  async of(
    question: Question,
    { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
    language: Language,
  ): Promise<AccessesView> {
    const { reader } = this.audited;
    const found = await this.audited.find(question);
    const all = await Promise.all([
      this.eventsOf(accessStream(question.appeal)),
      this.takenOfPeriods(found),
      this.lookUps(found),
    ]);
    const before = cursor === undefined ? Infinity : positionIn(cursor);
    const rows = all
      .flat()
      .toSorted((a, b) => b.position - a.position)
      .filter(({ position }) => position < before);
    const page = pageOf(rows, limit, ({ position }) => encodeCursor(String(position)));
    const names = reader.names();
    const { looking } = this.reference.current();
    const accesses = page.items.map((each) => {
      const { purpose, ...line } = besideAppeal(accessOf(each));
      const called = purpose && { purpose, purposeCalled: calledPurpose(purpose, looking)[language] };
      return { ...line, ...called, by: { ...line.by, called: names.person(line.by.id)[language] } };
    });
    const shown = await reader.shown({ appeal: question.appeal, accesses, next: page.next }, found.now);
    return shown.view;
  }

  private async eventsOf(stream: StreamName): Promise<readonly Recorded<AccessEvent>[]> {
    const { log } = this.audited.reader.ports;
    const events: Recorded<AccessEvent>[] = [];
    for (;;) {
      const page = await readOn<AccessEvent>(log, accessSchemas, stream, events.length, PAGE);
      events.push(...page);
      if (page.length < PAGE) return events;
    }
  }

  /** Exports of a time in which something happened to it. They hold whole heads, and so may hold it without. */
  private async takenOfPeriods({ past }: Found): Promise<readonly Recorded<AccessEvent>[]> {
    const county = this.reference.current().directory.county;
    const times = past.events.map(({ metadata }) => metadata.occurredAt);
    return (await this.eventsOf(countyAccessStream(county))).filter(({ event, metadata }) => {
      if (event.type !== 'EvidenceExported') return false;
      const { from = '', until = metadata.occurredAt } = event.data.of;
      return times.some((at) => at >= from && at < until);
    });
  }

  /** By a number of whoever stands behind it, by somebody who could see it then. Who reported a violation is found by nobody. */
  private async lookUps({ past, now }: Found): Promise<readonly Recorded<AccessEvent>[]> {
    if (now.appeal.violation) return [];
    const { sealer } = this.audited.reader.ports;
    const { now: parties, before } = partiesIn(past.events);
    const streams = new Set<StreamName>();
    for (const { reporter, proxy } of [parties, ...before])
      for (const party of [reporter, proxy]) {
        const contact = party && (await sealer.open(party.contact));
        if (contact?.phone !== undefined)
          streams.add(personStream(this.questions.person('phone', contact.phone)));
        if (contact?.idNumber !== undefined)
          streams.add(personStream(this.questions.person('id-number', contact.idNumber)));
      }
    const found: Recorded<AccessEvent>[] = [];
    for (const stream of streams)
      for (const each of await this.eventsOf(stream)) {
        const { actor, occurredAt } = each.metadata;
        if (occurredAt < now.appeal.receivedAt) continue;
        const then = past.at({ instant: occurredAt });
        if (sees({ actor, ...(await this.reference.on(occurredAt)) }, then.appeal)) found.push(each);
      }
    return found;
  }
}

/** A look-up was for a person: what it was about may be another matter of theirs. The register of accesses tells it. */
const besideAppeal = (line: AccessLine): AccessLine =>
  line.kind === 'look-up' ? { ...line, reason: undefined } : line;

/** @throws DomainError `request/cursor-invalid` */
function positionIn(cursor: string): number {
  const [position = ''] = decodeCursor(cursor, 1);
  if (!/^\d{1,16}$/.test(position)) throw new DomainError('request/cursor-invalid');
  return Number(position);
}

import { Inject, Injectable } from '@nestjs/common';
import { AuditReads, visibleFilter, type AuditRegister } from '../../access';
import { isOfCounty } from '../../directory';
import { withCountyTime } from '../../kernel/county-time';
import { DomainError } from '../../kernel/domain-error';
import type { Envelope } from '../../kernel/envelope';
import type { RegionCode, ServiceId, UnitId } from '../../kernel/ids';
import type { Language } from '../../kernel/language';
import { calledPurpose } from '../../looking';
import { changeKey, publishedChanges, type PublishedChange } from '../../reference';
import { refusalFor } from '../../runtime/executor-errors';
import { ReadSide } from '../../runtime/read-side';
import { APPEAL_PORTS, type AppealPorts } from '../application/ports';
import { decodeCursor, encodeCursor, pageOf, type Page } from '../read-models/cursor';
import { namesFrom } from '../views/names';
import { namesIn } from '../views/names-in';
import * as items from './items';
import type * as asked from './parameters';
import { liveRegisters, movedBy, registerOf, type Reader, type RegisterQuery } from './query';

const PER_PAGE = 20;
/** Of an export, read and handed on at once. */
const AT_ONCE = 200;

type Paged = { readonly limit?: number | undefined; readonly cursor?: string | undefined };
type Period = { readonly from?: string | undefined; readonly to?: string | undefined };

const queryOf = (
  {
    limit = PER_PAGE,
    cursor,
    from,
    to,
    region,
  }: Paged & Period & { readonly region?: RegionCode | undefined },
  where: RegisterQuery['where'] = {},
): RegisterQuery => ({ where, limit, cursor, from, to, region });

/** Whatever somebody looked for, as it is put on record. */
const recordable = (question: object): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(question).flatMap(([name, value]) =>
      value === undefined || name === 'cursor' || name === 'limit' ? [] : [[name, String(value)]],
    ),
  );

/** The county's registers, for auditors: of a town that of the town. Each reading is on record before it is answered. */
@Injectable()
export class Registers {
  constructor(
    @Inject(APPEAL_PORTS) private readonly ports: AppealPorts,
    @Inject(ReadSide) private readonly readSide: ReadSide,
    @Inject(AuditReads) private readonly reads: AuditReads,
  ) {}

  async late(question: asked.LateParameters, from: Envelope, language: Language) {
    await this.record('late', question, from);
    const { unit, kind } = question;
    return this.named(await this.latePage(queryOf(question, { unit, kind }), from), language);
  }

  async returns(question: asked.ReturnsParameters, from: Envelope, language: Language) {
    await this.record('returns', question, from);
    const { unit, decision } = question;
    return this.named(await this.returnsPage(queryOf(question, { unit, decision }), from), language);
  }

  async accesses(question: asked.AccessesParameters, from: Envelope, language: Language) {
    await this.record('accesses', question, from);
    const { unit, kind, person, appeal, purpose } = question;
    return this.named(
      await this.accessesPage(queryOf(question, { unit, kind, person, appeal, purpose }), from, language),
      language,
    );
  }

  async changes(question: asked.ChangesParameters, from: Envelope, language: Language) {
    await this.record('changes', question, from);
    const { limit = PER_PAGE } = question;
    return this.named(await this.changesPage({ ...question, limit }, from), language);
  }

  /** The appeals that a version moved. @throws DomainError `reference/no-version` */
  async moved(
    document: string,
    version: string,
    question: asked.MovedParameters,
    from: Envelope,
    language: Language,
  ) {
    const published = await this.published();
    if (!published.some((each) => each.document === document && String(each.version) === version))
      throw new DomainError('reference/no-version', { reason: `${document} ${version}` });
    await this.record('changes', { document, version, ...question }, from);
    const source = await liveRegisters(this.readSide);
    const query = queryOf(question, { document, version: Number(version) });
    const page = await registerOf(source, 'register_moves', query, this.readerFor(from));
    return this.named({ ...page, items: page.items.map(items.moveItem) }, language);
  }

  /** All lines of a register, page by page as they are taken. On record before the first. */
  async *lines({ register, ...question }: asked.RegisterParameters, from: Envelope): AsyncGenerator<object> {
    await this.record(register, { ...question, export: 'whole' }, from);
    let count = 0;
    for (let cursor: string | undefined; ;) {
      const query = { ...queryOf({ ...question, limit: AT_ONCE }), cursor };
      const { items: lines, next } = await this.pageOf(register, query, from);
      for (const line of lines) yield { line: register, ...line };
      count += lines.length;
      if (next === undefined) break;
      cursor = next;
    }
    yield { line: 'end', lines: count };
  }

  private pageOf(register: AuditRegister, query: RegisterQuery, from: Envelope): Promise<Page<object>> {
    switch (register) {
      case 'late':
        return this.latePage(query, from);
      case 'returns':
        return this.returnsPage(query, from);
      case 'accesses':
        return this.accessesPage(query, from, 'zh');
      case 'changes':
        return this.changesPage(query, from);
      default:
        return register satisfies never;
    }
  }

  private async latePage(query: RegisterQuery, from: Envelope): Promise<Page<items.LateItem>> {
    const source = await liveRegisters(this.readSide);
    const page = await registerOf(source, 'register_late', query, this.readerFor(from));
    return { ...page, items: page.items.map(items.lateItem) };
  }

  private async returnsPage(query: RegisterQuery, from: Envelope): Promise<Page<items.ReturnItem>> {
    const source = await liveRegisters(this.readSide);
    const page = await registerOf(source, 'register_returns', query, this.readerFor(from));
    const open = items.openerOf(this.ports.sealer);
    return { ...page, items: await Promise.all(page.items.map((line) => items.returnItem(line, open))) };
  }

  private async accessesPage(
    query: RegisterQuery,
    from: Envelope,
    language: Language,
  ): Promise<Page<items.AccessItem>> {
    const source = await liveRegisters(this.readSide);
    const page = await registerOf(source, 'register_accesses', query, this.readerFor(from));
    const open = items.openerOf(this.ports.sealer);
    const { looking } = this.ports.inForce();
    const called = (purpose: string) => calledPurpose(purpose, looking)[language];
    return {
      ...page,
      items: await Promise.all(page.items.map((line) => items.accessItem(line, open, called))),
    };
  }

  private async changesPage(
    {
      from: earliest,
      to,
      cursor,
      limit,
      document,
    }: Omit<RegisterQuery, 'where'> & { readonly document?: string | undefined },
    envelope: Envelope,
  ): Promise<Page<items.ChangeItem>> {
    const source = await liveRegisters(this.readSide);
    const moved = await movedBy(source, this.readerFor(envelope));
    const [of = 'changes', before] = cursor === undefined ? [] : decodeCursor(cursor, 2);
    if (of !== 'changes') throw new DomainError('request/cursor-invalid');
    const all = (await this.published()).filter(
      (each) =>
        (document === undefined || each.document === document) &&
        (earliest === undefined || each.at >= earliest) &&
        (to === undefined || each.at < to) &&
        (before === undefined || changeKey(each) < before),
    );
    const page = pageOf(all.slice(0, limit + 1), limit, (each) => encodeCursor('changes', changeKey(each)));
    const itemOf = ({ by, ...change }: PublishedChange): items.ChangeItem => ({
      ...change,
      by: { role: by.role, id: by.id },
      moved: moved.get(`${change.document}@${change.version}`) ?? 0,
    });
    return { ...page, items: page.items.map(itemOf) };
  }

  private async published(): Promise<readonly PublishedChange[]> {
    try {
      return await publishedChanges(this.ports.log, this.ports.inForce().directory.county);
    } catch (error) {
      throw refusalFor(error);
    }
  }

  private async record(register: AuditRegister, question: object, from: Envelope): Promise<void> {
    const { county } = this.ports.inForce().directory;
    await this.reads.ofRegister({ county, register, asked: recordable(question), from });
  }

  private readerFor({ actor }: Envelope): Reader {
    const { permissions, directory } = this.ports.inForce();
    return {
      visible: visibleFilter(actor, permissions, directory),
      ofCounty: isOfCounty(actor, directory),
    };
  }

  /** What the ids of a page are called today. Times first: what people said may look like one. */
  private named<Item extends object>(
    { items: page, next }: Page<Item>,
    language: Language,
  ): items.RegisterPage<Item> {
    const { directory, catalogue } = this.ports.inForce();
    const ids = (page as readonly Readonly<Record<string, unknown>>[]).flatMap((item) => [item, item['by']]);
    const of = (...members: readonly string[]) =>
      ids.flatMap((item) =>
        members.flatMap((member) => {
          const id = (item as Readonly<Record<string, unknown>> | undefined)?.[member];
          return typeof id === 'string' ? [id] : [];
        }),
      );
    const names = namesIn(
      {
        units: of('unit', 'owner', 'proposedUnit', 'decides', 'decidedBy') as UnitId[],
        services: of('service') as ServiceId[],
        regions: of('region') as RegionCode[],
      },
      namesFrom(directory, catalogue),
      language,
    );
    return { items: page.map(inCountyTime), ...(next === undefined ? {} : { next }), names };
  }
}

const SAID = new Set(['ground', 'basis', 'reason']);
const inCountyTime = <Item extends object>(item: Item): Item => {
  const said = Object.fromEntries(Object.entries(item).filter(([name]) => SAID.has(name)));
  return { ...withCountyTime(item), ...said };
};

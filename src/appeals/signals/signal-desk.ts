import { Inject, Injectable } from '@nestjs/common';
import { visibleFilter } from '../../access';
import type { Actor } from '../../kernel/actor';
import { withCountyTime } from '../../kernel/county-time';
import { DomainError } from '../../kernel/domain-error';
import type { Envelope } from '../../kernel/envelope';
import type { AppealId, PersonId, RegionCode, ServiceId, UnitId } from '../../kernel/ids';
import type { Language } from '../../kernel/language';
import type { CommandResult } from '../../kernel/ports/command-port';
import type { Sealed } from '../../kernel/sealed';
import { ReadSide } from '../../runtime/read-side';
import { AppealReader } from '../application/queries/appeal-reader';
import { namesIn } from '../views/names-in';
import { signalSentence, type SignalCode } from './codes';
import { signalAggregate, signalStream, type SignalId } from './decision';
import {
  likesOf,
  liveSignals,
  signalsByUnit,
  signalsOf,
  type SignalLine,
  type SignalQuery,
  type SignalState,
  type UnitSignals,
} from './query';

export interface SignalItem {
  readonly id: SignalId;
  readonly code: SignalCode;
  readonly sentence: string;
  readonly unit: UnitId;
  readonly at: string;
  readonly round: number;
  readonly minutes?: number | undefined;
  readonly appeal: AppealId;
  readonly number: string;
  readonly region: RegionCode;
  readonly service?: ServiceId | undefined;
  /** Behind it, too. */
  readonly likes: readonly { readonly appeal: string; readonly number: string }[];
  readonly state: SignalState;
  readonly decidedBy?: PersonId | undefined;
  readonly decidedAt?: string | undefined;
  readonly reason?: string | null | undefined;
}
export interface SignalPage {
  readonly items: readonly SignalItem[];
  readonly next?: string | undefined;
  /** On the first page only. */
  readonly units?: readonly UnitSignals[] | undefined;
  readonly names: Readonly<Record<string, string>>;
}

const stateOf = ({ confirmed }: SignalLine): SignalState =>
  confirmed === null ? 'open' : confirmed === 1 ? 'confirmed' : 'dismissed';

/** Lists what may be a closing that was none, and keeps what supervisors say of it. */
@Injectable()
export class SignalDesk {
  constructor(
    @Inject(AppealReader) private readonly reader: AppealReader,
    @Inject(ReadSide) private readonly readSide: ReadSide,
  ) {}

  /** @throws DomainError `request/cursor-invalid`, `read/not-fresh` */
  async list(
    query: SignalQuery,
    page: { readonly cursor?: string | undefined; readonly limit: number },
    actor: Actor,
    language: Language,
  ): Promise<SignalPage> {
    const { permissions, directory } = this.reader.ports.inForce();
    const visible = visibleFilter(actor, permissions, directory);
    const source = await liveSignals(this.readSide);
    const [{ items: lines, next }, units] = await Promise.all([
      signalsOf(source, query, visible, page),
      page.cursor === undefined ? signalsByUnit(source, query, visible) : undefined,
    ]);
    const likes = await likesOf(
      source,
      lines.filter(({ likes: counted }) => counted > 0).map(({ signal }) => signal),
      visible,
    );
    const items = await Promise.all(
      lines.map((line) => this.itemOf(line, likes.get(line.signal) ?? [], language)),
    );
    const names = namesIn(
      {
        units: [...items.map(({ unit }) => unit), ...(units ?? []).map(({ unit }) => unit)],
        services: items.map(({ service }) => service),
        regions: items.map(({ region }) => region),
        persons: items.map(({ decidedBy }) => decidedBy),
      },
      this.reader.names(),
      language,
    );
    return { items, next, units, names };
  }

  /** @throws DomainError `access/forbidden`, `signal/not-found`, `signal/own-unit`, `signal/decided-so` */
  async decide(
    id: SignalId,
    { confirmed, reason }: { readonly confirmed: boolean; readonly reason: string },
    from: Envelope,
  ): Promise<CommandResult> {
    const { permissions, directory } = this.reader.ports.inForce();
    const { actor } = from;
    if (!permissions.may(actor.role, 'decideSignal')) throw new DomainError('access/forbidden');
    const visible = visibleFilter(actor, permissions, directory);
    const source = await liveSignals(this.readSide);
    const [line] = (await signalsOf(source, { signal: id }, visible, { limit: 1 })).items;
    if (line === undefined) throw new DomainError('signal/not-found');
    const unit = line.unit as UnitId;
    if (actor.unit === undefined || actor.unit === unit) throw new DomainError('signal/own-unit');
    const { appeal } = await this.reader.read(line.appeal as AppealId, actor);
    const by = actor.unit;
    return this.reader.ports.executor.execute(
      signalAggregate,
      { ...from, stream: signalStream(appeal.id) },
      async () => ({
        verb: 'decideSignal' as const,
        data: {
          ...{ signal: id, code: line.code as SignalCode, unit, confirmed, by },
          reason: await this.reader.ports.sealer.sealUnder(appeal.key, reason),
        },
      }),
    );
  }

  private async itemOf(
    line: SignalLine,
    likes: SignalItem['likes'],
    language: Language,
  ): Promise<SignalItem> {
    const { signal, unit, at, round, appeal, number, region, service, minutes } = line;
    const code = line.code as SignalCode;
    return {
      ...withCountyTime({
        ...{ id: signal, code, unit: unit as UnitId, at, round, minutes: minutes ?? undefined },
        sentence: signalSentence({ code, minutes, likes: line.likes })[language],
        ...{ appeal: appeal as AppealId, number, region: region as RegionCode },
        ...{ service: (service ?? undefined) as ServiceId | undefined, likes, state: stateOf(line) },
        decidedBy: (line.decided_by ?? undefined) as PersonId | undefined,
        decidedAt: line.decided_at ?? undefined,
      }),
      // After the times: what somebody wrote may look like one.
      reason:
        line.reason === null
          ? undefined
          : ((await this.reader.ports.sealer.open(JSON.parse(line.reason) as Sealed<string>)) ?? null),
    };
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { Unit } from '../../directory';
import { DomainError } from '../../kernel/domain-error';
import type { Envelope } from '../../kernel/envelope';
import type { UnitId } from '../../kernel/ids';
import type { CommandResult } from '../../kernel/ports/command-port';
import { ReferenceInForce } from '../../reference';
import { derivedId } from '../../runtime/command-ids';
import { CommandExecutor } from '../../runtime/executor';
import { runsCounty } from '../months/runs-county';
import { shown, type EditionState } from '../publication/edition';
import { RankingDesk } from '../rankings/ranking-desk';
import type { RankingContent } from '../rankings/ranking';
import {
  bulletinAggregate,
  bulletinStream,
  type BulletinCommand,
  type BulletinContent,
  type BulletinId,
  type BulletinState,
  type Mention,
} from './bulletin';
import type { BulletinErrorCode } from './messages';

/** As it is written: names and editions are looked up. */
export interface WrittenBulletin {
  readonly title: string;
  readonly text: string;
  readonly units: readonly { readonly unit: UnitId; readonly as: Mention }[];
  readonly basis: BulletinContent['basis']['kind'];
  readonly month?: string | undefined;
  readonly group?: string | undefined;
}
export interface BulletinStands {
  readonly id: BulletinId;
  readonly edition: number;
  readonly state: EditionState;
  readonly result: CommandResult;
}

const refuse = (code: BulletinErrorCode, details?: Readonly<Record<string, unknown>>) =>
  new DomainError(code, details);

/** Brings bulletins to the public, and takes what units answer. */
@Injectable()
export class BulletinDesk {
  constructor(
    @Inject(CommandExecutor) private readonly executor: CommandExecutor,
    @Inject(ReferenceInForce) private readonly reference: ReferenceInForce,
    @Inject(RankingDesk) private readonly rankings: RankingDesk,
  ) {}

  /**
   * A new one.
   * @throws DomainError `access/forbidden`, `directory/unknown-unit`, `bulletin/tells-person`, `bulletin/basis-not-published`,
   * `bulletin/not-in-basis`, `publication/published`
   */
  begin(written: WrittenBulletin, from: Envelope): Promise<BulletinStands> {
    const id = derivedId('bulletin', from.commandId) as string as BulletinId;
    return this.draft(id, written, { ...from, ifMatch: undefined }, true);
  }

  draft(id: BulletinId, written: WrittenBulletin, from: Envelope, isNew = false): Promise<BulletinStands> {
    return this.send(id, from, 'draftBulletin', isNew, async () => ({
      verb: 'draftBulletin',
      data: { content: await this.contentOf(written) },
    }));
  }

  review(
    id: BulletinId,
    { approved, note }: { readonly approved: boolean; readonly note?: string | undefined },
    from: Envelope,
  ): Promise<BulletinStands> {
    const command = { verb: 'reviewBulletin' as const, data: { approved, note } };
    return this.send(id, from, command.verb, false, () => command);
  }

  publish(id: BulletinId, from: Envelope): Promise<BulletinStands> {
    return this.send(id, from, 'publishBulletin', false, () => ({ verb: 'publishBulletin', data: {} }));
  }

  correct(id: BulletinId, written: WrittenBulletin, reason: string, from: Envelope): Promise<BulletinStands> {
    return this.send(id, from, 'correctBulletin', false, async () => ({
      verb: 'correctBulletin',
      data: { content: await this.contentOf(written), reason },
    }));
  }

  /** By people of a unit that is named. @throws DomainError `access/forbidden`, `bulletin/not-found`, `bulletin/not-named` */
  async answer(id: BulletinId, text: string, from: Envelope): Promise<BulletinStands> {
    const { unit } = from.actor;
    if (unit === undefined || !this.reference.current().permissions.may(from.actor.role, 'answerBulletin'))
      throw new DomainError('access/forbidden');
    return this.run(id, from, false, () => ({ verb: 'answerBulletin', data: { unit, text } }));
  }

  async find(id: BulletinId): Promise<BulletinState> {
    return (await this.executor.load(bulletinAggregate, bulletinStream(id))).state;
  }

  private async send(
    id: BulletinId,
    from: Envelope,
    verb: BulletinCommand['verb'],
    isNew: boolean,
    build: () => BulletinCommand | Promise<BulletinCommand>,
  ): Promise<BulletinStands> {
    runsCounty(from.actor, verb, this.reference.current());
    return this.run(id, from, isNew, build);
  }

  private async run(
    id: BulletinId,
    from: Envelope,
    isNew: boolean,
    build: () => BulletinCommand | Promise<BulletinCommand>,
  ): Promise<BulletinStands> {
    if (!isNew && (await this.find(id)).editions.length === 0) throw refuse('bulletin/not-found');
    const result = await this.executor.execute(
      bulletinAggregate,
      { ...from, stream: bulletinStream(id) },
      build,
    );
    const last = (await this.find(id)).editions.at(-1);
    return { id, edition: last?.number ?? 1, state: last?.state ?? 'draft', result };
  }

  private async contentOf({
    title,
    text,
    units,
    basis,
    month,
    group,
  }: WrittenBulletin): Promise<BulletinContent> {
    const known = units.map(({ unit, as }) => ({ unit, as, name: this.known(unit).name }));
    if (basis === 'signals') return { title, text, units: known, basis: { kind: basis } };
    const at = `${month ?? ''} ${group ?? ''}`.trim();
    const on =
      month === undefined || group === undefined ? undefined : shown(await this.rankings.find(month, group));
    if (on === undefined) throw refuse('bulletin/basis-not-published', { id: at });
    const ranked = this.unitsIn(on.content);
    for (const { unit } of known) if (!ranked.includes(unit)) throw refuse('bulletin/not-in-basis', { unit });
    const ranking = { month: on.content.month, group: on.content.group.id, edition: on.number };
    return { title, text, units: known, basis: { kind: basis, ranking } };
  }

  /** A place stands for the centre that governs it. */
  private unitsIn({ lines }: RankingContent): readonly UnitId[] {
    const { directory } = this.reference.current();
    return lines.flatMap(({ scope }) => {
      if (scope.kind === 'unit') return [scope.id];
      const centre = scope.kind === 'service' ? undefined : directory.centreOf(scope.id);
      return centre === undefined ? [] : [centre.id];
    });
  }

  private known(unit: UnitId): Unit {
    const known = this.reference.current().directory.unit(unit);
    if (known === undefined) throw new DomainError('directory/unknown-unit', { unit });
    return known;
  }
}

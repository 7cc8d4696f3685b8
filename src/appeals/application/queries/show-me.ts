import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { visibleFilter } from '../../../access';
import type { Actor } from '../../../kernel/actor';
import type { Identity } from '../../../identity';
import { withCountyTime } from '../../../kernel/county-time';
import type { RegionCode, UnitId } from '../../../kernel/ids';
import type { Language } from '../../../kernel/language';
import type { Instant } from '../../../kernel/time';
import { personVerbs } from '../../domain/verbs';
import { countsOf, type Counts } from '../../read-models/counts';
import { namesFrom } from '../../views/names';
import { namesIn } from '../../views/names-in';
import { APPEAL_PORTS, type AppealPorts } from '../ports';
import type { NamesById } from './appeal-queries';
import { mineOf } from './mine';

/** All that people send: to an appeal, and aside of it. */
export const meVerbs = [...personVerbs, 'revealIdentity', 'lookUpPerson'] as const;
export type MeVerb = (typeof meVerbs)[number];

/** Who calls, as a screen needs it to begin with. */
export interface Me {
  /** As `assignee` and the timeline name staff; a citizen is named nowhere. */
  readonly id?: string | undefined;
  readonly role: Actor['role'];
  readonly name?: string | undefined;
  readonly unit?: UnitId | undefined;
  readonly region?: RegionCode | undefined;
  /** When the token ends. */
  readonly expiresAt?: Instant | undefined;
  /** What the role may send at all; to one appeal, see its `actions`. */
  readonly may: readonly MeVerb[];
  readonly counts: Counts;
  readonly names: NamesById;
}

export class ShowMe extends Query<Me> {
  constructor(
    readonly caller: Identity,
    readonly language: Language,
  ) {
    super();
  }
}

@QueryHandler(ShowMe)
export class ShowMeHandler implements IQueryHandler<ShowMe> {
  constructor(@Inject(APPEAL_PORTS) private readonly ports: AppealPorts) {}

  async execute({ caller: { actor, name, expiresAt }, language }: ShowMe): Promise<Me> {
    const { permissions, directory, catalogue } = this.ports.inForce();
    const { id, role, unit, region } = actor;
    const tables = await this.ports.readTables.current();
    const counts = await countsOf(tables, visibleFilter(actor, permissions, directory), {
      ...{ mine: mineOf(actor), unit, now: this.ports.clock.now() },
    });
    const names = namesIn({ units: [unit], regions: [region] }, namesFrom(directory, catalogue), language);
    const may = meVerbs.filter((verb) => permissions.may(role, verb));
    const named = actor.citizen === undefined ? id : undefined;
    return withCountyTime({ id: named, role, name, unit, region, expiresAt, may, counts, names });
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { governedBy } from '../../access';
import type { Actor } from '../../kernel/actor';
import { DomainError } from '../../kernel/domain-error';
import type { Language } from '../../kernel/language';
import { ReferenceInForce } from '../../reference';
import { periodIn, type Month } from '../months/month';
import { MonthDesk } from '../months/month-desk';
import { shown } from '../publication/edition';
import { isReproduced } from './made';
import { RankingDesk } from './ranking-desk';
import { publicView, staffView, type EditionView, type PublicRanking } from './views';

/** A ranking as the county reads it, and as everybody does. */
@Injectable()
export class ShowRanking {
  constructor(
    @Inject(RankingDesk) private readonly desk: RankingDesk,
    @Inject(MonthDesk) private readonly months: MonthDesk,
    @Inject(ReferenceInForce) private readonly reference: ReferenceInForce,
  ) {}

  /** Drafts and their inputs are the county's. @throws DomainError `access/forbidden` */
  mayRead(actor: Actor): void {
    const { directory } = this.reference.current();
    if ((governedBy(actor, directory) ?? actor.region) !== directory.county)
      throw new DomainError('access/forbidden');
  }

  /** @throws DomainError `month/no-such`, `ranking/not-found` */
  async explained(
    month: Month,
    group: string,
    language: Language,
  ): Promise<{ readonly editions: readonly EditionView[] }> {
    periodIn(month);
    const editions = await this.desk.find(month, group);
    if (editions.length === 0) throw new DomainError('ranking/not-found');
    const frozen = await this.months.find(this.reference.current().directory.county, month);
    return {
      editions: editions
        .map((edition) => staffView(edition, isReproduced(edition.content, frozen), language))
        .reverse(),
    };
  }

  /** The edition on show. @throws DomainError `month/no-such`, `ranking/not-found` */
  async published(month: Month, group: string, language: Language): Promise<PublicRanking> {
    periodIn(month);
    const editions = await this.desk.find(month, group);
    const edition = shown(editions);
    if (edition === undefined) throw new DomainError('ranking/not-found');
    return publicView(edition, editions, language);
  }
}

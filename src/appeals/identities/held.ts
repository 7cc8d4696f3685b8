import { Inject, Injectable } from '@nestjs/common';
import { identityError, identityParties, type HeldIn } from '../../access';
import { FRESHNESS, type FreshnessPort } from '../../edge';
import { DomainError } from '../../kernel/domain-error';
import type { AppealId, CitizenId } from '../../kernel/ids';
import type { EventReader } from '../../kernel/ports/event-store';
import { EVENT_STORE } from '../../kernel/ports/tokens';
import { appealsProjection } from '../read-models/appeals.projection';
import { from } from '../read-models/tables';
import { AppealReader, type ReadAppeal } from '../application/queries/appeal-reader';

/** A person with more is a desk that reports for others, and no erasure of one person. */
const MOST_APPEALS = 500;
const FRESH_WITHIN_MS = 10_000;

/** An appeal that holds something of a citizen, as the log has it now; as nobody's where they stood behind it before. */
export interface Held extends HeldIn {
  readonly read: ReadAppeal;
}

/** In which appeals there is something of a citizen. Guarantee: none that was stored before it was asked is missing. */
@Injectable()
export class HeldAppeals {
  constructor(
    @Inject(AppealReader) private readonly reader: AppealReader,
    @Inject(EVENT_STORE) private readonly log: Pick<EventReader, 'newest'>,
    @Inject(FRESHNESS) private readonly freshness: Pick<FreshnessPort, 'waitFor'>,
  ) {}

  /** @throws DomainError `read/not-fresh`, `identity/too-many-appeals` */
  async of(citizen: CitizenId): Promise<readonly Held[]> {
    const newest = await this.log.newest();
    if (
      newest !== undefined &&
      (await this.freshness.waitFor(appealsProjection.name, newest.position, FRESH_WITHIN_MS)) !== 'fresh'
    )
      throw new DomainError('read/not-fresh');
    const tables = await this.reader.ports.readTables.current();
    const rows = await tables.kysely
      .selectFrom(from(tables, 'appeal_people', 'p'))
      .innerJoin(from(tables, 'appeals', 'a'), 'a.appeal', 'p.appeal')
      .select(['a.appeal', 'a.reporter', 'a.proxy'])
      .where('p.citizen', '=', citizen)
      .limit(MOST_APPEALS + 1)
      .execute();
    if (rows.length > MOST_APPEALS) throw identityError('identity/too-many-appeals', { most: MOST_APPEALS });
    return Promise.all(
      rows.map(async (row) => ({
        appeal: row.appeal as AppealId,
        parties: identityParties.filter((party) => row[party] === citizen),
        read: await this.reader.load(row.appeal as AppealId),
      })),
    );
  }
}

import type { StreamName } from '../../kernel/ids';
import type { Disclosure, Tally } from '../../kernel/public-events';
import type { Build, Connected, Statement, Transaction } from '../runners/database';
import { inLists } from '../runners/in-lists';

/** Under this key stands the tally; no stream is called so. */
const TALLY = '#tally';

/** What a relay keeps: streams that are not simply told, and what it counts of those that never are. */
export class RelayStore {
  constructor(private readonly relay: string) {}

  async disclosures(on: Connected, streams: readonly StreamName[]): Promise<Map<StreamName, Disclosure>> {
    const found = new Map<StreamName, Disclosure>();
    for (const names of inLists(streams)) {
      const rows = await on.kysely
        .selectFrom('relay_state')
        .select(['key', 'state'])
        .where('relay', '=', this.relay)
        .where('key', 'in', [...names])
        .execute();
      for (const { key, state } of rows) found.set(key as StreamName, state as Disclosure);
    }
    return found;
  }

  async tally(on: Connected): Promise<Tally> {
    const row = await on.kysely
      .selectFrom('relay_state')
      .select('state')
      .where('relay', '=', this.relay)
      .where('key', '=', TALLY)
      .executeTakeFirst();
    return row ? (JSON.parse(row.state) as Tally) : {};
  }

  changes(
    tx: Connected,
    disclosures: ReadonlyMap<StreamName, Disclosure>,
    tally: Tally | undefined,
  ): readonly Statement[] {
    const put = (key: string, state: string): Statement => ({
      sql: tx.sqlOf(putState),
      parameters: [this.relay, key, state],
    });
    return [
      ...[...disclosures].map(([key, state]): Statement =>
        state === 'told' ? { sql: tx.sqlOf(dropState), parameters: [this.relay, key] } : put(key, state),
      ),
      ...(tally === undefined ? [] : [put(TALLY, JSON.stringify(tally))]),
    ];
  }

  async forget(tx: Transaction): Promise<void> {
    await tx.kysely.deleteFrom('relay_state').where('relay', '=', this.relay).execute();
  }
}

const putState: Build = (kysely) =>
  kysely
    .insertInto('relay_state')
    .values({ relay: '', key: '', state: '' })
    .onConflict((known) =>
      known.columns(['relay', 'key']).doUpdateSet({ state: (e) => e.ref('excluded.state') }),
    );

const dropState: Build = (kysely) =>
  kysely.deleteFrom('relay_state').where('relay', '=', '').where('key', '=', '');

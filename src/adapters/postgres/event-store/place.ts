import { randomUUID } from 'node:crypto';
import { inMigration } from '../migrate';
import type { Log, Server } from '../server';

/**
 * The log's name. A dump that was restored elsewhere is another log: what was written after it was taken may stand at
 * positions that this one gives out anew. It is recognised by server, database and table, none of which a dump keeps.
 */
export function epochOf(server: Server, log: Log): Promise<string> {
  return inMigration(server, async (client) => {
    const { rows } = await client.query<{ epoch: string | null; place: string | null; here: string }>(
      `select (select epoch from event_log) as epoch, (select place from event_log) as place,
         concat_ws('/', (select system_identifier from pg_control_system()),
           (select oid from pg_database where datname = current_database()), 'event'::regclass::oid) as here`,
    );
    const [{ epoch, place, here } = { epoch: null, place: null, here: '' }] = rows;
    if (epoch !== null && place === here) return epoch;
    const fresh = randomUUID().replaceAll('-', '');
    await client.query(
      `insert into event_log (epoch, place) values ($1, $2)
       on conflict (one) do update set epoch = excluded.epoch, place = excluded.place`,
      [fresh, here],
    );
    if (epoch === null) return fresh;
    // A dump of the rows alone leaves the next position behind.
    await client.query(
      `select setval('event_position', greatest((select last_value from event_position),
         (select coalesce(max(position), 1) from event)))`,
    );
    log(
      'the log was restored from a dump: it goes on under another name, and its read models are to be rebuilt',
      {
        address: server.address,
        before: epoch,
        now: fresh,
      },
    );
    return fresh;
  });
}

import type { WrappedKeyPlace } from '../../../kernel/ports/master-key';
import { migrate } from '../migrate';
import { Server, type Log } from '../server';
import { Asking } from './asking';
import { primaryShape } from './shape';

const NAME = 'wrapped-master-key';
const PURPOSE = 'primary data';

/** Beside the keys, the same for all nodes. A connection of its own for a moment: it is needed before the keys are opened. */
export function postgresWrappedKeyPlace(connection: string, log: Log): WrappedKeyPlace {
  const using = async <T>(work: (asking: Asking) => Promise<T>): Promise<T> => {
    const server = new Server({ connection, purpose: PURPOSE, connections: 1, durable: true, log });
    try {
      await migrate(server, PURPOSE, primaryShape);
      return await work(new Asking(server));
    } finally {
      await server.close();
    }
  };
  return {
    kept: () => using(kept),
    keep: (wrapped) =>
      using(async (asking) => {
        await asking.changes('insert into primary_meta values ($1, $2) on conflict do nothing', [
          NAME,
          wrapped,
        ]);
        return (await kept(asking)) ?? wrapped;
      }),
    replace: (was, now) =>
      using(
        async (asking) =>
          void (await asking.changes('update primary_meta set value = $3 where name = $1 and value = $2', [
            NAME,
            was,
            now,
          ])),
      ),
  };
}

const kept = async (asking: Asking): Promise<string | undefined> =>
  (await asking.rows<[string]>('select value from primary_meta where name = $1', [NAME]))[0]?.[0];

import { withPostgres } from '../prove/load/postgres';
import { on } from '../prove/load/back-ends';
import type { Measure } from '../test/kit/measured';
import { catchup } from './stores/catchup';
import { command } from './stores/command';
import { file } from './stores/file';
import { lifecycle } from './stores/lifecycle';

/** What the benches of files say, with everything in PostgreSQL: against raw SQL on the same server, as durable. */
const stores: Measure = (options) =>
  withPostgres(() =>
    on({ eventStore: 'postgres', database: 'postgres' }, async function* () {
      for (const measure of [file, command, catchup, lifecycle]) yield* measure(options);
    }),
  );

export default stores;

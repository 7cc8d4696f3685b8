import { openPostgresEventStore } from '../src/adapters/postgres/event-store/event-store';
import { BEFORE_ALL, NO_STREAM, type Position, type StreamName } from '../src/kernel/ids';
import type { EventStore } from '../src/kernel/ports/event-store';
import { anEvent, newStream } from '../test/contract/event-store.given';
import { eventually } from '../test/kit/eventually';
import { measured, type Measure, type Measured } from '../test/kit/measured';
import { freshSchema, onServer, type Schema } from '../test/kit/postgres/server-under-test';
import { on } from './load/back-ends';
import { RealServer } from '../test/kit/real-server';

/** So long the lower position stays without its commit; the other append needs a fraction of it. */
const HELD_MS = 25;
const SLOW = 'slow';

/**
 * Two nodes append; the first has taken its position and cannot commit yet when the second one begins. Who reads the
 * log from position to position must find every event all the same. Then the same without the guard, which shows that
 * the inversions are real. `--inversions 1000`
 */
const gap: Measure = async function* (options) {
  const inversions = options.number('inversions', 1_000);
  const server = await RealServer.start('postgres');
  yield* on({ postgres: server.address }, async function* () {
    const guarded = await inverted(await freshSchema(), inversions);
    yield* told('gap', guarded, inversions);
    yield measured('gap: events skipped', guarded.written - guarded.read, 'events', '= 0');
    yield measured('gap: events read out of order', guarded.disordered, 'events', '= 0');
    const bare = await freshSchema();
    await opened(bare).then((store) => store.close());
    await withoutGuard(bare);
    const unguarded = await inverted(bare, 50);
    const skipped = unguarded.written - unguarded.read;
    yield measured('gap: events skipped in 50 inversions without the guard', skipped, 'events', '>= 25');
  });
  await server.wipe();
};
export default gap;

function* told(name: string, { forced, appends }: Inverted, wanted: number): Iterable<Measured> {
  yield measured(
    `${name}: appends that began while a lower position had no commit`,
    forced,
    'appends',
    `= ${wanted}`,
  );
  yield measured(`${name}: appends acknowledged`, appends, 'appends', `>= ${wanted * 2}`);
}

interface Inverted {
  readonly forced: number;
  readonly appends: number;
  readonly written: number;
  readonly read: number;
  readonly disordered: number;
}

const opened = ({ connection }: Schema): Promise<EventStore> => openPostgresEventStore({ connection });

async function inverted(schema: Schema, times: number): Promise<Inverted> {
  const [slow, quick, reader] = await Promise.all([opened(schema), opened(schema), opened(schema)]);
  await holdSlowOnes(schema);
  const following = new Following(reader);
  let forced = 0;
  let appends = 0;
  await onServer(async (client) => {
    const taken = async () => {
      const { rows } = await client.query<{ last: string }>('select last_value as last from event_position');
      return Number(rows[0]?.last);
    };
    // On a busy machine the second one comes too late now and then: that one is tried again.
    for (let time = 0; forced < times && time < times * 2; time++) {
      const before = await taken();
      let committed = false;
      const lower = slow.append(`${newStream()}-${SLOW}` as StreamName, NO_STREAM, [anEvent()]).then(() => {
        committed = true;
        appends++;
      });
      // The very first value of a sequence is not told from none.
      await eventually(taken, (last) => last > before || time === 0);
      if (!committed) forced++;
      await quick.append(newStream(), NO_STREAM, [anEvent()]).then(() => appends++);
      await lower;
    }
  }, schema.connection);
  const written = (await countOf(schema)) ?? 0;
  const read = await following.end();
  await Promise.all([slow, quick, reader].map((store) => store.close()));
  return { forced, appends, written, read, disordered: following.disordered };
}

const countOf = (schema: Schema): Promise<number> =>
  onServer(async (client) => {
    const { rows } = await client.query<{ count: string }>('select count(*) from event');
    return Number(rows[0]?.count);
  }, schema.connection);

/** Reads as a runner does: what is after the last position, again and again. */
class Following {
  readonly seen = new Set<string>();
  disordered = 0;
  private over = false;
  private readonly done: Promise<void>;

  constructor(private readonly reader: EventStore) {
    this.done = this.follow();
  }

  async end(): Promise<number> {
    this.over = true;
    await this.done;
    return this.seen.size;
  }

  private async follow(): Promise<void> {
    let after: Position = BEFORE_ALL;
    for (let last = false; !last;) {
      // Once more after all was committed.
      last = this.over;
      for (const { id, position } of await this.reader.readAll(after, 1_000)) {
        if (position <= after) this.disordered++;
        this.seen.add(id);
        after = position;
      }
    }
  }
}

/** A slow disk for some: the position is taken, and the commit comes later. */
const holdSlowOnes = (schema: Schema): Promise<unknown> =>
  onServer(
    (client) =>
      client.query(`
        create or replace function hold() returns trigger language plpgsql as
          $$ begin perform pg_sleep(${HELD_MS / 1_000}); return null; end $$;
        create or replace trigger hold after insert on event for each row
          when (new.stream like '%-${SLOW}') execute function hold()`),
    schema.connection,
  );

/** The adapter's own statement without its lock. */
const withoutGuard = (schema: Schema): Promise<unknown> =>
  onServer(async (client) => {
    const { rows } = await client.query<{ text: string }>(
      `select pg_get_functiondef('append_group'::regproc) as text`,
    );
    const text = rows[0]?.text ?? '';
    const bare = text.replace(/perform pg_advisory_xact_lock\(.*\);/, '');
    if (bare === text) throw new Error('the statement that appends has no lock to take away');
    await client.query(bare);
  }, schema.connection);

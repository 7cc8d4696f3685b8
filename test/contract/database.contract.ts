import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { eventually } from '../kit/eventually';
import type { Build, Connected, Database } from '../../src/runtime/runners/database';
import { createRuntimeTables } from '../../src/runtime/runners/schema';

/**
 * What the runners rely on; `open` opens the same database again each time.
 * @param holding which of these texts lie anywhere in its files; `undefined` where they cannot be read
 */
export function databaseContract(
  name: string,
  open: () => Database,
  holding: (texts: readonly string[]) => Promise<readonly string[] | undefined>,
): void {
  describe(`database contract: ${name}`, () => {
    const opened: Database[] = [];
    const database = (): Database => {
      const one = open();
      opened.push(one);
      return one;
    };
    const lease = { name: 'queue', partition: 'all', owner: '县一号', token: 1, expires: 0 };

    afterEach(async () => {
      for (const one of opened.splice(0)) await one.close();
    });

    it('makes the runners’ tables once, however often it is asked', async () => {
      const one = database();
      await createRuntimeTables(one);
      await one.kysely.insertInto('runner_lease').values(lease).execute();
      await createRuntimeTables(one);
      expect(await one.kysely.selectFrom('runner_lease').selectAll().execute()).toEqual([lease]);
    });

    it('keeps numbers exact up to 2^53, fractions, null and text that looks like a number', async () => {
      const one = database();
      await sql`create table cells (n bigint, f double precision, t text)`.execute(one.kysely);
      const cells = [
        { n: 9007199254740991, f: 0.1, t: '5' },
        { n: -5, f: 3, t: '610921101201-01' },
        { n: null, f: null, t: null },
      ];
      for (const { n, f, t } of cells)
        await sql`insert into cells (n, f, t) values (${n}, ${f}, ${t})`.execute(one.kysely);
      const { rows } = await sql`select n, f, t from cells`.execute(one.kysely);
      expect(rows).toEqual(cells);
    });

    it.each([true, undefined, NaN, { nested: 1 }])('refuses the cell %p with an error', async (cell) => {
      const one = database();
      await sql`create table if not exists one_cell (n bigint)`.execute(one.kysely);
      await expect(sql`insert into one_cell (n) values (${cell})`.execute(one.kysely)).rejects.toThrow(
        /a database cell cannot hold/,
      );
      expect((await sql`select n from one_cell`.execute(one.kysely)).rows).toEqual([]);
    });

    it('commits a transaction whole, for other connections too', async () => {
      const [writer, reader] = [database(), database()];
      await createRuntimeTables(writer);
      await writer.transaction(async (tx) => {
        await tx.kysely.insertInto('runner_lease').values(lease).execute();
        expect(await reader.kysely.selectFrom('runner_lease').selectAll().execute()).toEqual([]);
      });
      expect(await reader.kysely.selectFrom('runner_lease').selectAll().execute()).toEqual([lease]);
    });

    it('keeps nothing of a transaction that throws, and works on', async () => {
      const one = database();
      await createRuntimeTables(one);
      const failing = one.transaction(async (tx) => {
        await tx.kysely.insertInto('runner_lease').values(lease).execute();
        await tx.run([{ sql: 'insert into nowhere values (1)', parameters: [] }]);
      });
      await expect(failing).rejects.toThrow(/nowhere/);
      expect(await one.kysely.selectFrom('runner_lease').selectAll().execute()).toEqual([]);
      await one.kysely.insertInto('runner_lease').values(lease).execute();
    });

    it('runs transactions of one connection one after the other', async () => {
      const one = database();
      await createRuntimeTables(one);
      await one.kysely.insertInto('runner_lease').values(lease).execute();
      const raise = () =>
        one.transaction(async (tx) => {
          const { token } = await tx.kysely
            .selectFrom('runner_lease')
            .select('token')
            .executeTakeFirstOrThrow();
          await tx.kysely
            .updateTable('runner_lease')
            .set({ token: token + 1 })
            .execute();
        });
      await Promise.all(Array.from({ length: 20 }, raise));
      expect(await one.kysely.selectFrom('runner_lease').select('token').execute()).toEqual([{ token: 21 }]);
    });

    it('lets one part of a transaction fail alone, and says why', async () => {
      const one = database();
      await createRuntimeTables(one);
      const ends: unknown[] = [];
      await one.transaction(async (tx) => {
        const put = async (name: string, fails = false) => {
          await tx.kysely
            .insertInto('runner_lease')
            .values({ ...lease, name })
            .execute();
          if (fails) await tx.run([{ sql: 'insert into nowhere values (1)', parameters: [] }]);
        };
        ends.push(await tx.alone(() => put('routing')));
        ends.push(await tx.alone(() => put('deadlines', true)));
        ends.push(await tx.alone(() => put('rating')));
      });
      expect(ends).toMatchObject([
        undefined,
        { message: expect.stringContaining('nowhere') as string },
        undefined,
      ]);
      const rows = await one.kysely.selectFrom('runner_lease').select('name').orderBy('name').execute();
      expect(rows.map(({ name: kept }) => kept)).toEqual(['rating', 'routing']);
    });

    it('says of many statements what the first that failed says, and goes on beside them', async () => {
      const one = database();
      await createRuntimeTables(one);
      const inserting: Build = (kysely) => kysely.insertInto('runner_lease').values(lease);
      const put = (name: string) => ({
        sql: one.sqlOf(inserting),
        parameters: [name, lease.partition, lease.owner, lease.token, lease.expires],
      });
      const many = Array.from({ length: 300 }, (_, at) => put(`runner-${at}`));
      const end = await one.transaction(async (tx) => {
        await tx.run(many);
        const failed = await tx.alone(() =>
          tx.run([put('routing'), { sql: 'insert into nowhere values (1)', parameters: [] }, put('rating')]),
        );
        await tx.run([put('deadlines')]);
        return failed;
      });
      expect(end).toMatchObject({ message: expect.stringContaining('nowhere') as string });
      const rows = await one.kysely.selectFrom('runner_lease').select('name').execute();
      expect(rows).toHaveLength(many.length + 1);
      expect(rows).toContainEqual({ name: 'deadlines' });
    });

    it('tells nobody of success before others can see it', async () => {
      const [writer, reader] = [database(), database()];
      await createRuntimeTables(writer);
      const names = () => reader.kysely.selectFrom('runner_lease').select('name').execute();
      const put = async (name: string) => {
        await writer.transaction((tx) =>
          tx.kysely
            .insertInto('runner_lease')
            .values({ ...lease, name })
            .execute(),
        );
        return names();
      };
      const seen = await Promise.all([put('routing'), put('rating')]);
      expect(seen[0]).toContainEqual({ name: 'routing' });
      expect(seen[1]).toContainEqual({ name: 'rating' });
    });

    it('builds a statement once, and runs it with other parameters', async () => {
      const one = database();
      await createRuntimeTables(one);
      let built = 0;
      const named: Build = (kysely) => {
        built++;
        return kysely.insertInto('runner_lease').values(lease).returning('name');
      };
      const put = (on: Connected, name: string) =>
        on.rows({ sql: on.sqlOf(named), parameters: [name, 'all', '县一号', 1, 0] });
      expect(await put(one, 'routing')).toEqual([{ name: 'routing' }]);
      expect(await one.transaction((tx) => put(tx, 'rating'))).toEqual([{ name: 'rating' }]);
      expect(built).toBe(1);
    });

    it('makes one JSON text of a row, which differs when a cell does', async () => {
      const one = database();
      await sql`create table cells_as_text (n bigint, t text)`.execute(one.kysely);
      await sql`insert into cells_as_text (n, t) values (5, '双"河口"'), (null, '5'), (5, null)`.execute(
        one.kysely,
      );
      const { rows } = await sql<{ row: string }>`
        select ${one.jsonOf(['t', 'n'])} as row from cells_as_text
      `.execute(one.kysely);
      expect(rows.map(({ row }) => JSON.parse(row) as unknown)).toEqual([
        ['双"河口"', 5],
        ['5', null],
        [null, 5],
      ]);
    });

    it('holds no byte of deleted words once it is purged, and all that was not', async () => {
      const one = database();
      const words = Array.from({ length: 40 }, () => randomBytes(16).toString('hex'));
      const [gone, kept] = [words.slice(0, 20), words.slice(20)];
      await one.transaction(async (tx) => {
        await sql`create table search_words__g1 (appeal text not null primary key, words text)`.execute(
          tx.kysely,
        );
        await one.tableMade?.(tx, 'search_words__g1');
        for (const [at, word] of words.entries())
          await sql`insert into search_words__g1 (appeal, words) values (${`appeal-${at}`}, ${word})`.execute(
            tx.kysely,
          );
      });
      await sql`analyze`.execute(one.kysely);
      const before = await holding(words);
      await sql`delete from search_words__g1 where words in (${sql.join(gone)})`.execute(one.kysely);
      // Others use the server: what one of their transactions may still see is asked for again, as the erasing does.
      const purged = await eventually(
        () => one.purge().catch((error: unknown) => error),
        (end) => end === true,
      );
      expect(purged).toBe(true);
      if (before === undefined) return;
      expect(before).toEqual(words);
      expect(await holding(words)).toEqual(kept);
      const { rows } = await sql<{ words: string }>`select words from search_words__g1`.execute(one.kysely);
      expect(new Set(rows.map((row) => row.words))).toEqual(new Set(kept));
    });

    it('tells the time by its own clock, in milliseconds', async () => {
      const one = database();
      const before = Date.now();
      const { now } = await one.kysely.selectNoFrom(one.clockMillis.as('now')).executeTakeFirstOrThrow();
      expect(Number.isInteger(now)).toBe(true);
      expect(now).toBeGreaterThanOrEqual(before - 1);
      expect(now).toBeLessThanOrEqual(Date.now() + 1);
    });
  });
}

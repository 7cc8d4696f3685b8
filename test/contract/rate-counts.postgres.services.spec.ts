import { randomBytes } from 'node:crypto';
import { openPostgresRateCounts } from '../../src/adapters/postgres/rate-counts';
import type { RateCounts } from '../../src/kernel/ports/rate-counts';
import { eventually } from '../kit/eventually';
import { freshSchema, onPostgres, onServer, type Schema } from '../kit/postgres/server-under-test';

onPostgres('calls counted over all nodes on PostgreSQL', () => {
  let schema: Schema;
  let nodes: readonly RateCounts[];
  const secret = randomBytes(32);
  beforeEach(async () => {
    schema = await freshSchema();
    const { connection } = schema;
    // At once, as nodes start.
    nodes = await Promise.all([1, 2].map(() => openPostgresRateCounts({ connection, secret })));
  });
  afterEach(async () => {
    for (const node of nodes) await node.close();
    await schema.drop();
  });

  it('give each of them a number of its own, however many come at once', async () => {
    const all = await Promise.all(
      Array.from({ length: 200 }, (_, at) => nodes[at % 2]!.count(at % 4 < 2 ? 'chen' : 'puxi', 60_000)),
    );
    const seen = all.map((count) => count?.current).sort((a = 0, b = 0) => a - b);
    expect(seen).toEqual(Array.from({ length: 200 }, (_, at) => Math.floor(at / 2) + 1));
    expect(all.every((count) => count!.left > 50_000 && count!.left <= 60_000)).toBe(true);
  });

  it('begin anew when their time is over', async () => {
    const [node] = nodes;
    expect(await node!.count('chen', 50)).toMatchObject({ current: 1 });
    await eventually(
      () => node!.count('chen', 50),
      (count) => count?.current === 1,
    );
  });

  it('lie there under no name of a person', async () => {
    await nodes[0]!.count('person officer-ent-power', 60_000);
    const { rows } = await onServer(
      (client) => client.query('select key from rate_count'),
      schema.connection,
    );
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('officer');
  });

  it('are not waited for when the table is locked: the node then counts alone', async () => {
    await onServer(async (client) => {
      await client.query('begin; lock table rate_count in access exclusive mode');
      const startedAt = performance.now();
      expect(await nodes[0]!.count('chen', 60_000)).toBeUndefined();
      expect(performance.now() - startedAt).toBeLessThan(5_000);
      expect(await nodes[0]!.count('chen', 60_000)).toBeUndefined();
      await client.query('rollback');
    }, schema.connection);
  });
});

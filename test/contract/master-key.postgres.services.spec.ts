import { randomBytes } from 'node:crypto';
import { openPostgresPrimaryData } from '../../src/adapters/postgres/primary-data/primary-data';
import type { DataKey, PrimaryData } from '../../src/kernel/ports/primary-data';
import { freshSchema, onPostgres, type Schema } from '../kit/postgres/server-under-test';
import { beginsToRotate, isRotated, type MasterKeys } from './rotation.contract';

/** As docs/privacy.md tells it for several nodes. */
onPostgres('a new master key on several nodes, without a pause', () => {
  const [old, fresh] = [randomBytes(32), randomBytes(32)];
  const [toCome, exchanged]: readonly MasterKeys[] = [
    { masterKey: old, otherKey: fresh },
    { masterKey: fresh, otherKey: old },
  ] as const;
  let schema: Schema;
  const open = new Set<PrimaryData>();
  const taken: DataKey[] = [];
  beforeAll(async () => (schema = await freshSchema()));
  afterAll(async () => {
    for (const node of open) await node.close();
    await schema.drop();
  });

  const started = async (keys: MasterKeys) => {
    const node = await openPostgresPrimaryData({ connection: schema.connection, stock: 16, ...keys });
    open.add(node);
    await beginsToRotate(node, keys);
    return node;
  };
  const stopped = async (node: PrimaryData) => {
    open.delete(node);
    await node.close();
  };
  const takes = async (node: PrimaryData) => {
    for (let count = 0; count < 30; count++) taken.push(await node.keys.take());
  };
  const findsAll = async (node: PrimaryData) => {
    for (const { id, secret } of taken) expect((await node.keys.find(id))?.secret.equals(secret)).toBe(true);
  };

  it('each step is served by every node that runs, and in the end the old key opens nothing', async () => {
    const before = [await started({ masterKey: old }), await started({ masterKey: old })];
    for (const node of before) await takes(node);

    const knowing: PrimaryData[] = [];
    for (const node of before) {
      await stopped(node);
      knowing.push(await started(toCome));
      await takes(knowing.at(-1)!);
    }
    for (const node of knowing) await findsAll(node);

    const [first, second] = knowing as [PrimaryData, PrimaryData];
    await stopped(first);
    const one = await started(exchanged);
    await Promise.all([takes(one), takes(second)]);
    await isRotated(one);
    // Still under the old one, which this node has as its own.
    await takes(second);
    for (const node of [one, second]) await findsAll(node);

    await stopped(second);
    const other = await started(exchanged);
    await isRotated(other);
    for (const node of [one, other]) await findsAll(node);
    for (const node of [one, other]) await stopped(node);

    const last = await started({ masterKey: fresh });
    await findsAll(last);
    await expect(started({ masterKey: old })).rejects.toThrow('is the key from before');
    await expect(started(toCome)).rejects.toThrow('is the key from before');
  });
});

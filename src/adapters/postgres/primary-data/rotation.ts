import type { RotatingStore } from '../../primary-data/rotation';
import type { Asking } from './asking';

export const postgresRotation = (asking: Asking, keyCheck: string): RotatingStore => ({
  keyCheck,
  isRetired: (check) => isRetired(asking, check),
  page: async (after, count) =>
    (
      await asking.rows<[string, Buffer]>(
        'select id, wrapped from data_key where id > $1 order by id limit $2',
        [after, count],
      )
    ).map(([id, wrapped]) => ({ id, wrapped })),
  replace: async (rows) => {
    await asking.changes(
      `update data_key k set wrapped = r.wrapped
       from unnest($1::text[], $2::bytea[], $3::bytea[]) as r (id, was, wrapped)
       where k.id = r.id and k.wrapped = r.was`,
      [rows.map(({ id }) => id), rows.map(({ was }) => was), rows.map(({ wrapped }) => wrapped)],
    );
  },
  keepRoot: async (root) => {
    await asking.changes('insert into primary_meta values ($1, $2) on conflict do nothing', ['root', root]);
    const [known] = await asking.rows<[string]>('select value from primary_meta where name = $1', ['root']);
    return known?.[0] ?? root;
  },
  finish: async ({ keyCheck: check, retired, root }) => {
    await asking.changes(
      `insert into primary_meta values ('key-check', $1), ('root', $2), ($3, '')
       on conflict (name) do update set value = excluded.value`,
      [check, root, `retired ${retired}`],
    );
  },
});

export const isRetired = async (asking: Asking, check: string): Promise<boolean> =>
  (await asking.rows('select 1 from primary_meta where name = $1', [`retired ${check}`])).length > 0;

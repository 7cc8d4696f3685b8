import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { ReadSide } from '../../runtime/read-side';
import { liveRegisters } from '../registers/query';
import { restrictedTable } from '../registers/rows';

/** Of which appeals whoever reported them, or spoke for them, has their data restricted now. */
@Injectable()
export class RestrictedAmong {
  constructor(@Inject(ReadSide) private readonly readSide: ReadSide) {}

  /** @throws DomainError `read/not-fresh` before the projections first ran */
  async of(appeals: readonly string[]): Promise<ReadonlySet<string>> {
    if (appeals.length === 0) return new Set();
    const { lists, nameOf } = await liveRegisters(this.readSide);
    const { rows } = await sql<{ appeal: string }>`
      select distinct a.appeal from ${sql.table(lists.nameOf.appeals)} as a
      join ${sql.table(nameOf[restrictedTable.name] ?? restrictedTable.name)} as x
        on x.citizen = a.reporter or x.citizen = a.proxy
      where a.appeal in (${sql.join([...appeals])})`.execute(lists.kysely);
    return new Set(rows.map(({ appeal }) => appeal));
  }
}

import { BEFORE_ALL } from '../../src/kernel/ids';
import type { EventReader } from '../../src/kernel/ports/event-store';
import type { LogFile, Row } from '../verify/log-file';

/** All events of any store in order, numbered on: where a statement was broken off, positions of a server have gaps. */
export async function rowsOfStore(log: Pick<EventReader, 'readAll'>): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (let after = BEFORE_ALL; ;) {
    const page = await log.readAll(after, 1000);
    const last = page.at(-1);
    if (last === undefined) return rows;
    for (const event of page) rows.push({ ...event, position: rows.length + 1 });
    after = last.position;
  }
}

/** As the independent verifier reads a file. */
export function asLogFile(rows: readonly Row[]): LogFile {
  return {
    isGapless: true,
    all: () => rows,
    stream: (name) => rows.filter((row) => row.stream === name),
    close: () => undefined,
  };
}

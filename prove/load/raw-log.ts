import { EventStoreDBClient, FORWARDS, START } from '@eventstore/db-client';
import { join } from 'node:path';
import pg from 'pg';
import { backEndOf } from '../../test/kit/back-end';
import { openLogFile, type LogFile, type Row } from '../verify/log-file';

/** The log of a data folder as it lies where it lies, file or server, read with nothing of the service's code. */
export async function openRawLog(folder: string): Promise<LogFile> {
  const { EVENT_STORE, KURRENTDB_URL = '', POSTGRES_URL = '' } = await backEndOf(folder);
  switch (EVENT_STORE) {
    case 'kurrentdb':
      return held(await rowsInKurrent(KURRENTDB_URL));
    case 'postgres':
      return held(await rowsInPostgres(POSTGRES_URL));
    default:
      return openLogFile(join(folder, 'events.db'));
  }
}

/** Positions of a server have gaps: those of an append that failed, or bytes. */
const held = (rows: readonly Row[]): LogFile => ({
  isGapless: false,
  all: () => rows,
  stream: (name) => rows.filter(({ stream }) => stream === name),
  close: () => undefined,
});

async function rowsInPostgres(connectionString: string): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<Row>(
      'select position::float, stream, revision::float, id, type, data, metadata from event order by position',
    );
    return rows;
  } finally {
    await client.end();
  }
}

const PAGE = 1_000;

async function rowsInKurrent(connection: string): Promise<readonly Row[]> {
  const client = EventStoreDBClient.connectionString(connection);
  const rows: Row[] = [];
  try {
    for (let from: typeof START | { commit: bigint; prepare: bigint } = START; ;) {
      let count = 0;
      for await (const { event } of client.readAll({
        fromPosition: from,
        direction: FORWARDS,
        maxCount: PAGE,
      })) {
        count++;
        if (!event?.position) continue;
        from = event.position;
        const position = Number(event.position.commit);
        const { streamId: stream, id, type, revision, data, metadata } = event;
        // The first of a page is the last of the one before; the log's name is no event of ours.
        if (position === rows.at(-1)?.position || /^(\$|suqiu-log$)/.test(stream)) continue;
        rows.push({
          ...{ position, stream, id, type, revision: Number(revision) },
          data: Buffer.from(data as Uint8Array).toString(),
          metadata: metadata as unknown as string,
        });
      }
      if (count < PAGE) return rows;
    }
  } finally {
    await client.dispose();
  }
}

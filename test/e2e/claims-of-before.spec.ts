import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Libsql from 'libsql';
import { Client } from '../kit/api/client';
import { databaseIsAFile, logIsAFile } from '../kit/back-end';
import { eventually } from '../kit/eventually';
import { freshFolder, removeFolder, startService } from '../kit/service';
import * as story from '../kit/stories';
import { chainedAnew, replaced, type Row } from '../kit/tampering/rows';

const DESK = 'dept-discipline';
const CHENGGUAN = 'centre-610921100';

interface Recorded {
  readonly clocks?: { readonly started?: readonly { readonly kind: string }[] };
}

/** Makes of the log what an older build would have written, of which a claim started no clock. */
function asOlderBuild(folder: string): void {
  const db = new Libsql(join(folder, 'events.db'));
  const rows = db.prepare('SELECT * FROM event ORDER BY position').all() as readonly Row[];
  const report = rows.find(({ type }) => type === 'AppealReported') as Row;
  const data = JSON.parse(report.data) as Recorded;
  const started = data.clocks?.started?.filter(({ kind }) => kind !== 'accusation');
  const older: Row = { ...report, data: JSON.stringify({ ...data, clocks: { ...data.clocks, started } }) };
  const put = db.prepare('UPDATE event SET id = ?, data = ?, metadata = ? WHERE position = ?');
  for (const row of chainedAnew(replaced(rows, report, older), report.stream, report.revision))
    put.run(row.id, row.data, row.metadata, row.position);
  db.close();
  // What was made of the log knows it by the ids of its events.
  for (const end of ['', '-wal', '-shm']) rmSync(join(folder, `read-models.db${end}`), { force: true });
}

// What an older build wrote is made in the files.
(logIsAFile && databaseIsAFile ? it : it.skip)(
  'a log whose claims have no time to be decided in gives them one when this build starts on it',
  async () => {
    const folder = freshFolder();
    const env = { CLOCK: 'settable', CLOCK_SPEED: '0', CLOCK_START: '2026-03-04T09:00:00+08:00' };
    try {
      const before = await startService({ folder, env });
      const people = await story.peopleOf(await Client.of(before));
      const appeal = await people.reporter.reports(story.pole({ accused: [{ unit: CHENGGUAN }] }));
      await eventually(
        () => people.auditor.deadlines(appeal),
        (all) => all.some(({ deadline }) => deadline.kind === 'accusation'),
      );
      await before.stop();
      asOlderBuild(folder);

      const after = await startService({
        ...{ folder, port: before.port },
        env: { ...env, CLOCK_START: '2026-03-09T09:00:00+08:00' },
      });
      try {
        const client = await Client.of(after, { fresh: false });
        const [desk, { auditor, reporter }] = [
          await client.as('officer', DESK),
          await story.peopleOf(client),
        ];
        const timed = await eventually(
          () => auditor.deadlines(appeal),
          (all) => all.some(({ deadline }) => deadline.kind === 'accusation'),
        );
        expect(timed.find(({ deadline }) => deadline.kind === 'accusation')?.deadline).toMatchObject({
          owner: DESK,
          startedAt: '2026-03-09T09:00:00.000+08:00',
        });
        const queued = await eventually(
          () => desk.queue(DESK),
          ({ items }) => items.some(({ id }) => id === appeal.id),
        );
        expect(queued.items[0]?.deadlines.map(({ kind }) => kind)).toEqual(['accusation']);
        expect((await reporter.linesOf(appeal)).map(({ type }) => type)).not.toContain('ClaimsGivenTime');
        expect((await auditor.linesOf(appeal)).map(({ type }) => type)).toContain('ClaimsGivenTime');
      } finally {
        await after.stop();
      }
    } finally {
      removeFolder(folder);
    }
  },
  180_000,
);

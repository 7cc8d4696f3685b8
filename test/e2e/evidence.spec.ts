import { join } from 'node:path';
import Libsql from 'libsql';
import { Client } from '../kit/api/client';
import { Refused } from '../kit/api/caller';
import { logIsAFile } from '../kit/back-end';
import { freshFolder, removeFolder, startService } from '../kit/service';
import * as story from '../kit/stories';

/** Only a log that is a file can be changed by somebody at the machine. */
const onAFile = logIsAFile ? describe : describe.skip;

/** What is wrong with a log, and what an auditor is shown of it. */
const wrongs = [
  ['an event of another build', `type = 'AppealForeseen'`, 'AppealRouted', 'type'],
  [
    'a version of another build',
    `metadata = replace(metadata, '"schemaVersion":', '"schemaVersion":9')`,
    'AppealRouted',
    'type',
  ],
  ['a broken metadata text', `metadata = '{"actor":'`, 'AppealRouted', 'metadata'],
  ['a broken data text', `data = '{"unit":'`, 'AppealRouted', 'data'],
  ['a broken first event', `data = 'nothing'`, 'AppealReported', 'data'],
] as const;

onAFile('the history of an appeal that cannot be read as a whole', () => {
  it.each(wrongs)('shows %s as it is stored, and names it', async (_, change, type, unreadable) => {
    const folder = freshFolder();
    let service = await startService({ folder });
    try {
      const before = await story.peopleOf(await Client.of(service));
      const filed = await story.filed(before.reporter, story.powerCut());
      const told = await before.auditor.history(filed);
      await service.stop();
      const db = new Libsql(join(folder, 'events.db'));
      const where = `stream = 'appeal-${filed.id}' AND type = '${type}'`;
      const [revision] = db.prepare(`SELECT revision FROM event WHERE ${where}`).raw().get() as [number];
      db.exec(`UPDATE event SET ${change} WHERE ${where}`);
      const stored = db
        .prepare('SELECT type, data, metadata FROM event WHERE stream = ? ORDER BY revision')
        .all(`appeal-${filed.id}`) as { type: string; data: string; metadata: string }[];
      db.close();

      service = await startService({ folder, until: 'live' });
      const client = await Client.of(service, { fresh: false });
      const { auditor, reporter } = await story.peopleOf(client);
      const { events, chain } = await auditor.history(filed);
      expect(events).toHaveLength(told.events.length);
      expect(events.map(({ type, data, metadata }) => ({ type, data, metadata }))).toEqual(
        stored.map(({ type, data, metadata }) => ({ type, data, metadata })),
      );
      expect(events.map((event) => event.unreadable)).toEqual(
        events.map((event) => (event.revision === revision ? unreadable : undefined)),
      );
      expect(chain).toMatchObject({ holds: false, fault: 'edited', revision });
      await expect(reporter.history(filed)).rejects.toThrow(Refused);
    } finally {
      await service.kill();
      removeFolder(folder);
    }
  });

  it('is not for an auditor whom the texts that cannot be read name', async () => {
    const folder = freshFolder();
    let service = await startService({ folder });
    try {
      const before = await story.peopleOf(await Client.of(service));
      const filed = await story.filed(before.reporter, story.powerCut());
      await service.stop();
      const db = new Libsql(join(folder, 'events.db'));
      const where = `stream = 'appeal-${filed.id}' AND type = 'AppealRouted'`;
      db.exec(`UPDATE event SET type = 'AppealForeseen', data = '{"accused":["dept-audit"]}' WHERE ${where}`);
      db.close();
      service = await startService({ folder, until: 'live' });
      const { auditor } = await story.peopleOf(await Client.of(service, { fresh: false }));
      await expect(auditor.history(filed)).rejects.toThrow(/appeal\/not-found/);
    } finally {
      await service.kill();
      removeFolder(folder);
    }
  });
});

import type { AppealEvent } from '../../../src/appeals/domain/events';
import type { Recorded } from '../../../src/kernel/event';
import type { SealedWords, WordHash } from '../../../src/kernel/ports/words';
import { readTables } from '../../kit/read-tables';
import { temporaryFolder } from '../../kit/temporary-folder';

/** What stands in the box is the words themselves. */
const openly: SealedWords = {
  hashesOf: async (words) => words.map(({ text: { box } }) => box.split(' ') as WordHash[]),
};
const ID = '0190a1b2-3c4d-8e5f-8a9b-000000000001';
const box = (words: string) => ({ key: 'k', box: words });
const of = (phone: string) => ({ citizen: `with ${phone}`, contact: box(phone) });
const about = { region: '610921102206', round: 1, urgency: 'routine', channel: 'app', origin: 'citizen' };

function recorded(type: AppealEvent['type'], data: object, revision = 1): Recorded<AppealEvent> {
  const metadata = { actor: { id: 'system', role: 'system' }, occurredAt: '2026-07-01T02:00:00.000Z' };
  const event = { type, data: { ...data, about } };
  return { event, stream: `appeal-${ID}`, revision, position: revision + 1, metadata } as never;
}
const reported = (data: object) =>
  recorded(
    'AppealReported',
    {
      ...{ id: ID, number: '610921-20260701-0001', key: 'k', channel: 'app', origin: 'citizen' },
      ...{ candidates: [], words: box('bridge'), attachments: [], accused: [], violation: false },
      ...{ place: { region: '610921102206' }, receivedAt: '2026-07-01T02:00:00.000Z', urgency: 'routine' },
      ...data,
    },
    0,
  );
const classified = (violation: boolean, tags: readonly object[] = []) =>
  recorded('AppealClassified', {
    ...{ service: 'some', urgency: 'routine', by: 'person', violation, tags },
    reason: box('r'),
  });
const corrected = (data: object) => recorded('ReportCorrected', { ...data, reason: box('r') });
const guardian = (inConfidence: boolean) =>
  recorded('GuardianNamed', {
    ...{ by: 'centre-610921', replaces: true, inConfidence, guardian: of('new') },
    reason: box('r'),
  });

/** All that the index holds, each event in a batch of its own. */
async function indexed(events: readonly Recorded<AppealEvent>[]): Promise<string> {
  const { tables, project, close } = await readTables(temporaryFolder(), openly);
  try {
    for (const event of events) await project(event);
    const { kysely, nameOf } = tables;
    const rows = [];
    for (const table of ['search_postings', 'search_added', 'search_words'] as const)
      rows.push(
        ...(await kysely
          .selectFrom(nameOf[table] as typeof table)
          .selectAll()
          .execute()),
      );
    return JSON.stringify(rows);
  } finally {
    await close();
  }
}

const both = { reporter: of('whistle'), proxy: of('helper') };

describe('who stands behind a violation report', () => {
  it.each<[string, readonly Recorded<AppealEvent>[]]>([
    ['that was classified as one', [reported(both), classified(true)]],
    [
      'that was only taken for one, and whose number is put right',
      [reported({ ...both, violation: true }), classified(false), corrected({ reporter: of('new') })],
    ],
    ['that was classified as one, with a tag', [reported(both), classified(true, [box('bribe')])]],
    ['whose guardian is another', [reported(both), classified(true), guardian(true)]],
    [
      'whose numbers are put right',
      [reported({ ...both, violation: true }), corrected({ reporter: of('new'), proxy: of('new') })],
    ],
    [
      'whose numbers are put right once it was classified as one',
      [reported(both), classified(true), corrected({ reporter: of('new') })],
    ],
  ])('%s is in no row of the index', async (_, events) => {
    const rows = await indexed(events);
    for (const phone of ['whistle', 'helper', 'new'])
      expect([phone, rows.includes(phone)]).toEqual([phone, false]);
    expect(rows).toContain('bridge');
  });

  it('is found by what is put right where it was never taken for one', async () => {
    const events = [reported(both), classified(false), corrected({ reporter: of('new') })];
    const rows = await indexed(events);
    expect(rows).toContain('phelper rnew');
    expect(rows).not.toContain('whistle');
  });
});

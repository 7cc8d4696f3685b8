import type { AppealEvent } from '../../../src/appeals/domain/events';
import { candidates } from '../../../src/appeals/read-models/search/candidates';
import type { Slot } from '../../../src/appeals/read-models/search/slot';
import type { Recorded } from '../../../src/kernel/event';
import type { RegionCode } from '../../../src/kernel/ids';
import { readTables } from '../../kit/read-tables';
import { temporaryFolder } from '../../kit/temporary-folder';

const VILLAGE = '610921102206' as RegionCode;
const inVillage: Slot = { words: [], named: { regions: [VILLAGE], services: [], units: [] }, weight: 5 };

/** In the order in which they were given: day, then how many there had been. */
const numbers = (day: string, sequences: readonly number[]): readonly string[] =>
  sequences.map((sequence) => `610921-${day}-${String(sequence).padStart(4, '0')}`);
const upFrom = (first: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, at) => first + at);

/** More than a page of each, and on both sides of four digits. */
const given = [
  ...numbers('20260630', upFrom(1, 3)),
  ...numbers('20260701', [...upFrom(998, 310), ...upFrom(9_995, 10), 12_345, 100_000]),
  ...numbers('20260702', upFrom(9_999, 2)),
  ...numbers('20260703', [1]),
];

function reported(number: string, at: number): Recorded<AppealEvent> {
  const id = `0190a1b2-3c4d-8e5f-8a9b-${String(at).padStart(12, '0')}`;
  const about = { region: VILLAGE, round: 1, urgency: 'routine', channel: 'app', origin: 'citizen' };
  return {
    event: {
      type: 'AppealReported',
      data: {
        ...{ id, number, key: 'k', channel: 'app', origin: 'citizen', about, urgency: 'routine' },
        ...{ candidates: [], words: { key: 'k', box: '' }, attachments: [], accused: [] },
        ...{ place: { region: VILLAGE }, receivedAt: '2026-07-01T02:00:00.000Z', violation: false },
      },
    },
    ...{ stream: `appeal-${id}`, revision: 0, position: at },
    metadata: { actor: { id: 'system', role: 'system' }, occurredAt: '2026-07-01T02:00:00.000Z' },
  } as unknown as Recorded<AppealEvent>;
}

describe('what may be meant by a name', () => {
  it('comes newest first and each once, also on a day of more than 9,999', async () => {
    const { tables, project, close } = await readTables(temporaryFolder());
    try {
      await project(...given.map(reported));
      const found = async (upTo?: string) => {
        const all: string[] = [];
        for await (const number of candidates(tables, [inVillage], [], upTo)) all.push(number);
        return all;
      };
      expect(await found()).toEqual([...given].reverse());
      for (const upTo of ['20260701-10002', '20260701-9998', '20260701-1003', '20260702-9999']) {
        const last = given.indexOf(`610921-${upTo}`);
        expect(await found(`610921-${upTo}`)).toEqual(given.slice(0, last + 1).reverse());
      }
    } finally {
      await close();
    }
  });
});

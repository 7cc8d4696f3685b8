import fc from 'fast-check';
import type { VisibleFilter } from '../../../src/access';
import type { AppealEvent } from '../../../src/appeals/domain/events';
import { searchAppeals } from '../../../src/appeals/read-models/search/query';
import { numberOf, placeOf } from '../../../src/appeals/read-models/search/place';
import { NOTHING_NAMED, type Slot } from '../../../src/appeals/read-models/search/slot';
import type { Recorded } from '../../../src/kernel/event';
import type { SealedWords, WordHash } from '../../../src/kernel/ports/words';
import { readTables } from '../../kit/read-tables';
import { temporaryFolder } from '../../kit/temporary-folder';

/** What stands in the box is the words themselves: how they are opened and hashed is another's matter. */
const openly: SealedWords = {
  hashesOf: async (words) =>
    words.map(({ text: { box } }) => (box === 'erased' ? undefined : (box.split(' ') as WordHash[]))),
};
const dispatcher: VisibleFilter = {
  anyOf: [{ column: 'county', equals: '610921' }],
  hiddenIfNamed: { units: [], persons: [], byConfirmedOnly: false },
  violationsHidden: 'all',
  claims: false,
};
const asks = (...words: readonly string[]): readonly Slot[] =>
  words.map((word) => ({ words: [[word as WordHash]], named: NOTHING_NAMED, weight: 5 }));

interface Said {
  readonly sequence: number;
  readonly words: string;
  readonly hidden?: boolean;
  readonly day?: string;
}
const idOf = (sequence: number): string => `0190a1b2-3c4d-8e5f-8a9b-${String(sequence).padStart(12, '0')}`;
const numbered = ({ sequence, day = '20260701' }: Said): string =>
  `610921-${day}-${String(sequence).padStart(4, '0')}`;

function recorded(said: Said, type: string, data: object, revision: number): Recorded<AppealEvent> {
  const metadata = { actor: { id: 'system', role: 'system' }, occurredAt: '2026-07-01T02:00:00.000Z' };
  const stream = `appeal-${idOf(said.sequence)}`;
  const about = { region: '610921102206', round: 1, urgency: 'routine', channel: 'app', origin: 'citizen' };
  const event = { type, data: { ...data, about } };
  return { event, stream, revision, position: said.sequence, metadata } as unknown as Recorded<AppealEvent>;
}

const reported = (said: Said): Recorded<AppealEvent> =>
  recorded(
    said,
    'AppealReported',
    {
      ...{ id: idOf(said.sequence), number: numbered(said), key: 'k', channel: 'app', origin: 'citizen' },
      ...{ candidates: [], words: { key: 'k', box: said.words }, attachments: [], accused: [] },
      ...{ place: { region: '610921102206' }, receivedAt: '2026-07-01T02:00:00.000Z' },
      ...{ violation: said.hidden === true, urgency: 'routine' },
    },
    0,
  );

const hiding = (said: Said, texts: readonly object[]): Recorded<AppealEvent> =>
  recorded(
    said,
    'AppealRedacted',
    { by: 'centre-610921', texts, hides: [], reason: { key: 'k', box: '' } },
    9,
  );

const tagged = (said: Said, tag: string): Recorded<AppealEvent> =>
  recorded(
    said,
    'AppealClassified',
    {
      ...{ service: 'infrastructure-power', urgency: 'routine', by: 'person', violation: false },
      ...{ tags: [{ key: 'k', box: tag }], reason: { key: 'k', box: 'r' } },
    },
    1,
  );

async function over<Result>(
  events: readonly Recorded<AppealEvent>[],
  ask: (
    search: (slots: readonly Slot[], limit?: number) => Promise<readonly (readonly string[])[]>,
  ) => Promise<Result>,
  // In a batch of their own.
  later: readonly Recorded<AppealEvent>[] = [],
): Promise<Result> {
  const folder = temporaryFolder();
  const { tables, project, close } = await readTables(folder, openly);
  try {
    await project(...events);
    await project(...later);
    // All pages, each as the numbers on it.
    return await ask(async (slots, limit = 20) => {
      const pages: string[][] = [];
      let cursor: string | undefined;
      do {
        const found = await searchAppeals(tables, dispatcher, { slots, limit, cursor });
        pages.push(found.items.map(({ row }) => row.number));
        cursor = found.next;
      } while (cursor !== undefined);
      return pages;
    });
  } finally {
    await close();
  }
}

describe('the index of words', () => {
  it('finds what has all of them, the shorter and the newer first', async () => {
    const found = await over(
      [
        reported({ sequence: 1, words: 'power cut' }),
        reported({ sequence: 2, words: 'power cut again in the whole village' }),
        reported({ sequence: 3, words: 'water' }),
        reported({ sequence: 4, words: 'power cut' }),
        reported({ sequence: 2000, words: 'cut power', day: '20250630' }),
      ],
      (search) => search(asks('power', 'cut')),
    );
    expect(found).toEqual([
      ['610921-20260701-0004', '610921-20260701-0001', '610921-20250630-2000', '610921-20260701-0002'],
    ]);
  });

  it('finds by what was added later, and not by what was erased', async () => {
    const tag = { sequence: 1, words: 'power' };
    const found = (...words: readonly string[]) =>
      over(
        [reported(tag), tagged(tag, 'transformer'), reported({ sequence: 2, words: 'erased' })],
        (search) => search(asks(...words)),
      );
    expect(await found('transformer', 'power')).toEqual([['610921-20260701-0001']]);
    expect(await found('erased')).toEqual([[]]);
  });

  it('finds no longer by what was hidden, unless another of its texts still says it', async () => {
    const said = { sequence: 1, words: 'neighbour lichangshun car' };
    const box = (words: string) => ({ key: 'k', box: words });
    const found = (...words: readonly string[]) =>
      over(
        [reported(said), reported({ sequence: 2, words: 'lichangshun' }), tagged(said, 'car')],
        (search) => search(asks(...words)),
        [
          hiding(said, [
            { revision: 0, field: '/words', was: box(said.words), now: box('neighbour hidden') },
            // Of a note, by which nothing is found.
            { revision: 5, field: '/note', was: box('neighbour'), now: box('hidden') },
          ]),
        ],
      );
    expect(await found('lichangshun')).toEqual([['610921-20260701-0002']]);
    expect(await found('neighbour')).toEqual([['610921-20260701-0001']]);
    expect(await found('car')).toEqual([['610921-20260701-0001']]);
    expect(await found('hidden')).toEqual([['610921-20260701-0001']]);
  });

  it('pages through all that match, each once, more than are ranked together', async () => {
    const many = Array.from({ length: 700 }, (_, n) => ({
      sequence: n + 1,
      words: n % 3 === 0 ? 'a b' : 'a b c',
    }));
    const pages = await over(many.map(reported), (search) => search(asks('a', 'b'), 90));
    const met = pages.flat();
    expect(new Set(met).size).toBe(700);
    expect(met).toHaveLength(700);
  });

  it('says nothing of what is hidden: no match, no order, no page changes by a word in it', async () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 6 });
    const said = fc.record({ words: words.map((each) => each.join(' ')), hidden: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(said, { minLength: 1, maxLength: 12 }), words, async (all, asked) => {
        const numbers = all.map((each, n) => ({ ...each, sequence: n + 1 }));
        const slots = asks(...new Set(asked));
        const [both, without] = [
          await over(numbers.map(reported), (search) => search(slots, 3)),
          await over(numbers.filter(({ hidden }) => !hidden).map(reported), (search) => search(slots, 3)),
        ];
        expect(both).toEqual(without);
      }),
      { numRuns: 25 },
    );
  });

  it('ranks the same ones together, however many lie hidden between them', async () => {
    const many = Array.from({ length: 1_800 }, (_, n) => ({
      ...{ sequence: n + 1, hidden: n % 2 === 0 },
      words: n % 3 === 0 ? 'a b' : 'a b c',
    }));
    const ranked = (all: readonly Said[]) => over(all.map(reported), (search) => search(asks('a', 'b'), 100));
    expect(await ranked(many)).toEqual(await ranked(many.filter(({ hidden }) => !hidden)));
  });

  it('finds who came later to speak for a child by their number, and nobody who does so in confidence', async () => {
    const [openly, confidentially] = [1, 2].map((sequence) => ({ sequence, words: 'bridge' })) as [
      Said,
      Said,
    ];
    const named = (said: Said, inConfidence: boolean) =>
      recorded(
        said,
        'GuardianNamed',
        {
          ...{ by: 'centre-610921', replaces: false, inConfidence, reason: { key: 'k', box: 'r' } },
          guardian: { citizen: `guardian ${said.sequence}`, contact: { key: 'k', box: 'phone' } },
        },
        1,
      );
    const who: Slot = { words: [], named: NOTHING_NAMED, person: 'phone' as WordHash, weight: 5 };
    const found = await over([openly, confidentially].map(reported), (search) => search([who]), [
      named(openly, false),
      named(confidentially, true),
    ]);
    expect(found).toEqual([[numbered(openly)]]);
  });

  it('keeps nothing of whoever another guardian has taken the place of', async () => {
    const said = { sequence: 1, words: 'bridge' };
    const { event, ...rest } = reported(said);
    const of = (box: string) => ({ citizen: `with ${box}`, contact: { key: 'k', box } });
    const first = { ...rest, event: { ...event, data: { ...event.data, proxy: of('old shared') } } };
    const guardian = { by: 'centre-610921', replaces: true, inConfidence: false, guardian: of('new shared') };
    const folder = temporaryFolder();
    const { tables, project, close } = await readTables(folder, openly);
    try {
      await project(first as Recorded<AppealEvent>);
      await project(recorded(said, 'GuardianNamed', { ...guardian, reason: { key: 'k', box: 'r' } }, 1));
      const { kysely, nameOf } = tables;
      const rows = async (table: 'search_postings' | 'search_added' | 'search_words') =>
        JSON.stringify(
          await kysely
            .selectFrom(nameOf[table] as typeof table)
            .selectAll()
            .execute(),
        );
      for (const table of ['search_postings', 'search_added', 'search_words'] as const)
        expect([table, (await rows(table)).includes('old')]).toEqual([table, false]);
      expect(await rows('search_postings')).toContain('shared/');
      expect(await rows('search_added')).toContain('new');
    } finally {
      await close();
    }
  });

  it('puts a number where it belongs by the number alone', () => {
    for (const number of ['610921-20260701-0001', '610921-20260701-1024', '610921-20260701-12345']) {
      const { stretch, doc } = placeOf(number)!;
      expect(numberOf(stretch, parseInt(doc, 32))).toBe(number);
    }
    expect(placeOf('A-1')).toBeUndefined();
  });
});

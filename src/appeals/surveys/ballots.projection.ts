import type { Kysely } from 'kysely';
import type { Projection, RowChange, Table } from '../../kernel/projection';
import type { Sealed } from '../../kernel/sealed';
import type { ReadSide } from '../../runtime/read-side';
import { ballotSchemas, nameOfBallot, type BallotEvent } from './ballot';
import type { Counted } from './results';
import type { SurveyId } from './survey';

/** How often one value of one question was given: no row is anybody's. */
interface CountRow {
  readonly survey: string;
  /** `ballots` for how many answered at all. */
  readonly question: string;
  readonly value: string;
  readonly n: number;
}
/** What somebody said in words, under the ballot's keyed name: whose order is nobody's. */
interface WordsRow {
  readonly survey: string;
  readonly question: string;
  readonly ballot: string;
  /** A `Sealed<string>` as JSON. */
  readonly text: string;
}
const BALLOTS = 'ballots';

const countsTable: Table = {
  name: 'ballot_counts',
  columns: { survey: 'text', question: 'text', value: 'text', n: 'integer' } satisfies Record<
    keyof CountRow,
    'text' | 'integer'
  >,
  primaryKey: ['survey', 'question', 'value'],
  indexes: [],
};
const wordsTable: Table = {
  name: 'ballot_words',
  columns: { survey: 'text', question: 'text', ballot: 'text', text: 'text' } satisfies Record<
    keyof WordsRow,
    'text'
  >,
  primaryKey: ['survey', 'question', 'ballot'],
  indexes: [],
};

/** What was answered, as sums. */
export const ballotsProjection: Projection<BallotEvent> = {
  name: 'ballots',
  version: 1,
  category: 'ballot',
  schemas: ballotSchemas,
  tables: [countsTable, wordsTable],
  project: ({ stream, event }): readonly RowChange[] => {
    const { survey, marks, words } = event.data;
    return [
      ...[{ question: BALLOTS, value: '' }, ...marks].map(({ question, value }): RowChange => ({
        kind: 'add',
        table: countsTable.name,
        where: { survey, question, value },
        amounts: { n: 1 },
        start: {},
      })),
      ...words.map(({ question, text }): RowChange => {
        const row: WordsRow = {
          ...{ survey, question, ballot: nameOfBallot(stream) },
          text: JSON.stringify(text),
        };
        return { kind: 'insert', table: wordsTable.name, row: { ...row } };
      }),
    ];
  },
};

/** @throws Error before it first ran */
export async function countedOf(readSide: ReadSide, survey: SurveyId): Promise<Counted> {
  const { [countsTable.name]: table = '' } = await readSide.activeTables(ballotsProjection.name);
  const kysely = readSide.kysely as unknown as Kysely<Record<string, CountRow>>;
  const rows = await kysely.selectFrom(table).selectAll().where('survey', '=', survey).execute();
  const counts = new Map(rows.map(({ question, value, n }) => [`${question} ${value}`, n]));
  const of = (question: string, value: string): number => counts.get(`${question} ${value}`) ?? 0;
  return { answered: of(BALLOTS, ''), of };
}

/** In an order that tells nothing: that of ballots would say which words are one person's. @throws Error before it first ran */
export async function wordsOf(
  readSide: ReadSide,
  survey: SurveyId,
): Promise<readonly { readonly question: string; readonly text: Sealed<string> }[]> {
  const { [wordsTable.name]: table = '' } = await readSide.activeTables(ballotsProjection.name);
  const kysely = readSide.kysely as unknown as Kysely<Record<string, WordsRow>>;
  const rows = await kysely
    .selectFrom(table)
    .select(['question', 'text'])
    .where('survey', '=', survey)
    .execute();
  return rows
    .map(({ question, text }) => ({ question, text: JSON.parse(text) as Sealed<string> }))
    .sort((one, other) => (one.text.box < other.text.box ? -1 : 1));
}

import type { Kysely } from 'kysely';
import type { Projection, Table } from '../../kernel/projection';
import type { ReadSide } from '../../runtime/read-side';
import type { EditionState } from '../publication/edition';
import { bulletinOf, bulletinSchemas, type BulletinEvent, type BulletinId } from './bulletin';

export interface BulletinRow {
  readonly bulletin: BulletinId;
  /** Of the last edition. */
  readonly title: string;
  readonly edition: number;
  readonly state: Exclude<EditionState, 'replaced'>;
  readonly changed_at: string;
  /** The edition on show; null where none was published yet. */
  readonly published_edition: number | null;
  readonly published_title: string | null;
  readonly published_at: string | null;
}

const bulletinsTable: Table = {
  name: 'bulletins',
  columns: {
    bulletin: 'text',
    title: 'text',
    edition: 'integer',
    state: 'text',
    changed_at: 'text',
    published_edition: 'integer',
    published_title: 'text',
    published_at: 'text',
  } satisfies Record<keyof BulletinRow, 'text' | 'integer'>,
  primaryKey: ['bulletin'],
  indexes: [['changed_at'], ['published_at']],
};

/** Which bulletins there are, and how far each has come. */
export const bulletinsProjection: Projection<BulletinEvent> = {
  name: 'bulletins',
  version: 1,
  category: 'bulletin',
  schemas: bulletinSchemas,
  tables: [bulletinsTable],
  project: ({ stream, event, metadata }) => {
    const where = { bulletin: bulletinOf(stream) };
    const [table, changed_at] = [bulletinsTable.name, metadata.occurredAt];
    switch (event.type) {
      case 'BulletinDrafted':
      case 'BulletinCorrected': {
        const { edition, content } = event.data;
        const start = { published_edition: null, published_title: null, published_at: null };
        const set = { edition, title: content.title, state: 'draft', changed_at };
        return [{ kind: 'update', table, where, set, start }];
      }
      case 'BulletinReviewed': {
        const state = event.data.approved ? 'approved' : 'returned';
        return [{ kind: 'update', table, where, set: { state, changed_at } }];
      }
      case 'BulletinPublished': {
        const { edition, title } = event.data;
        const shown = { published_edition: edition, published_title: title, published_at: changed_at };
        return [{ kind: 'update', table, where, set: { state: 'published', changed_at, ...shown } }];
      }
      case 'BulletinAnswered':
        return [];
      default:
        return event satisfies never;
    }
  },
};

/** The newest first. @throws Error before it first ran */
export async function bulletinRows(
  readSide: ReadSide,
  { by, most }: { readonly by: 'changed_at' | 'published_at'; readonly most: number },
): Promise<readonly BulletinRow[]> {
  const { bulletins = '' } = await readSide.activeTables(bulletinsProjection.name);
  const kysely = readSide.kysely as unknown as Kysely<Record<string, BulletinRow>>;
  return kysely
    .selectFrom(bulletins)
    .selectAll()
    .where(by, 'is not', null)
    .orderBy(by, 'desc')
    .orderBy('bulletin')
    .limit(most)
    .execute();
}

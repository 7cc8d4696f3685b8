import type { Actor } from '../kernel/actor';
import type { RegionCode, Revision } from '../kernel/ids';
import type { EventReader } from '../kernel/ports/event-store';
import type { Instant } from '../kernel/time';
import { recordedOf } from '../runtime/codec';
import type { Reach } from '../sla';
import { documentSchemas, type DocumentImported } from './domain/document';
import { referenceNames, referenceStream, type ReferenceName } from './model';

const PAGE = 16;

/** Who published which version of what, and why; without what it says. */
export interface PublishedChange {
  readonly document: ReferenceName;
  readonly version: number;
  readonly at: Instant;
  readonly effectiveAt: Instant;
  readonly by: Actor;
  readonly contentHash: string;
  readonly reach?: Reach | undefined;
  readonly reason?: string | undefined;
}

/** Every version of every document, newest first. @throws StoreUnavailable, UnknownEventType */
export async function publishedChanges(
  reader: Pick<EventReader, 'readStream'>,
  county: RegionCode,
): Promise<readonly PublishedChange[]> {
  const all: PublishedChange[] = [];
  for (const document of referenceNames)
    for (let from = 0; ;) {
      const page = await reader.readStream(referenceStream(document, county), from as Revision, PAGE);
      for (const stored of page) {
        const { revision, event, metadata } = recordedOf<DocumentImported>(stored, documentSchemas);
        const { contentHash, reach, reason, effectiveAt = metadata.occurredAt } = event.data;
        const { actor, occurredAt } = metadata;
        all.push({
          ...{ document, version: revision + 1, at: occurredAt, effectiveAt, by: actor, contentHash },
          ...(reach === undefined ? {} : { reach }),
          ...(reason === undefined ? {} : { reason }),
        });
      }
      if (page.length < PAGE) break;
      from += page.length;
    }
  return all.toSorted((a, b) => (keyOf(a) < keyOf(b) ? 1 : -1));
}

/** In which order they are told. */
export const keyOf = ({ at, document, version }: PublishedChange): string =>
  `${at}/${document}/${String(version).padStart(6, '0')}`;

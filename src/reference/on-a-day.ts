import type { RegionCode, Revision } from '../kernel/ids';
import type { EventReader } from '../kernel/ports/event-store';
import type { Instant } from '../kernel/time';
import { recordedOf } from '../runtime/codec';
import { documentSchemas } from './domain/document';
import { referenceNames, referenceStream, type ReferenceName, type ReferenceVersions } from './model';
import { administeredDocuments, everInForce, readVersions, type AdministeredDocument } from './versions';

const PAGE = 16;

interface From {
  readonly reader: Pick<EventReader, 'readStream'>;
  readonly county: RegionCode;
}

const mayWait = (name: ReferenceName): name is AdministeredDocument =>
  (administeredDocuments as readonly ReferenceName[]).includes(name);

/**
 * Which version of each document was in force at a moment of the past: 0 where there was none yet. What was published later
 * counts for nothing, even where it says that it holds from earlier on.
 */
export async function versionsOn(from: From, at: Instant): Promise<ReferenceVersions> {
  const versions = await Promise.all(
    referenceNames.map(
      async (name) =>
        [name, mayWait(name) ? await inForceOn(from, name, at) : await publishedBy(from, name, at)] as const,
    ),
  );
  return Object.fromEntries(versions) as ReferenceVersions;
}

async function inForceOn({ reader, county }: From, name: AdministeredDocument, at: Instant): Promise<number> {
  const published = await readVersions(reader, name, county);
  const then = published.filter(({ publishedAt }) => publishedAt <= at);
  return everInForce(then, at).at(-1)?.version ?? 0;
}

/** These are in force from their publication on. */
async function publishedBy({ reader, county }: From, name: ReferenceName, at: Instant): Promise<number> {
  for (let known = 0; ;) {
    const page = await reader.readStream(referenceStream(name, county), known as Revision, PAGE);
    for (const stored of page) {
      if (recordedOf(stored, documentSchemas).metadata.occurredAt > at) return known;
      known++;
    }
    if (page.length < PAGE) return known;
  }
}

import type { Recorded } from '../kernel/event';
import type { RegionCode, Revision } from '../kernel/ids';
import type { EventReader } from '../kernel/ports/event-store';
import { recordedOf } from '../runtime/codec';
import { documentSchemas, type DocumentImported } from './domain/document';
import {
  referenceNames,
  referenceStream,
  type ReferenceData,
  type ReferenceDocuments,
  type ReferenceIndexes,
  type ReferenceName,
  type ReferenceSources,
  type ReferenceVersions,
} from './model';

const PAGE = 16;

/** One version of a document as its stream keeps it. */
export interface StoredDocument<Name extends ReferenceName = ReferenceName> {
  readonly version: number;
  readonly contentHash: string;
  readonly document: ReferenceDocuments[Name];
}

/** A document that the log should hold does not stand in it. */
export class ReferenceMissing extends Error {
  override readonly name = 'ReferenceMissing';
}

export interface LoadReference {
  readonly reader: Pick<EventReader, 'readStream'>;
  readonly sources: ReferenceSources;
  readonly county: RegionCode;
  /** What a decision named, to see it again with what was in force then; the newest where none is named. */
  readonly versions?: Readonly<Partial<Record<string, number>>> | undefined;
}

/** A county's reference data from the log. @throws ReferenceMissing, StoreUnavailable, UnknownEventType */
export async function loadReference({
  reader,
  sources,
  county,
  versions = {},
}: LoadReference): Promise<ReferenceData> {
  const documents = await Promise.all(
    referenceNames.map(async (name) => {
      const version = versions[name];
      const stored = await readDocument(reader, name, county, version);
      if (stored) return [name, stored] as const;
      const which = version === undefined ? '' : ` in version ${version}`;
      throw new ReferenceMissing(
        `the log holds no ${referenceStream(name, county)}${which}; import it first`,
      );
    }),
  );
  return indexed(sources, Object.fromEntries(documents) as StoredDocuments);
}

export type StoredDocuments = { readonly [Name in ReferenceName]: StoredDocument<Name> };

export function indexed(sources: ReferenceSources, documents: StoredDocuments): ReferenceData {
  const index = <Name extends ReferenceName>(name: Name): ReferenceIndexes[Name] =>
    sources[name].index(documents[name].document, documents[name].version);
  return {
    directory: index('directory'),
    catalogue: index('catalogue'),
    policies: index('policies'),
    calendar: index('calendar'),
    permissions: index('permissions'),
    versions: {
      directory: documents.directory.version,
      catalogue: documents.catalogue.version,
      policies: documents.policies.version,
      calendar: documents.calendar.version,
      permissions: documents.permissions.version,
    },
  };
}

/** Whether the log holds a newer version of any document than these. */
export async function isSuperseded(
  { reader, county }: LoadReference,
  versions: ReferenceVersions,
): Promise<boolean> {
  const newer = await Promise.all(
    // Version n stands at revision n - 1.
    referenceNames.map((name) =>
      reader.readStream(referenceStream(name, county), versions[name] as Revision, 1),
    ),
  );
  return newer.some((events) => events.length > 0);
}

/** The version asked for, else the newest; `undefined` when the log has none such. */
export async function readDocument<Name extends ReferenceName>(
  reader: Pick<EventReader, 'readStream'>,
  name: Name,
  county: RegionCode,
  version?: number,
): Promise<StoredDocument<Name> | undefined> {
  const stream = referenceStream(name, county);
  if (version !== undefined) {
    const [stored] = version < 1 ? [] : await reader.readStream(stream, (version - 1) as Revision, 1);
    return stored && documentOf(recordedOf(stored, documentSchemas));
  }
  let next = 0;
  for (;;) {
    const page = await reader.readStream(stream, next as Revision, PAGE);
    const last = page.at(-1);
    if (last && page.length < PAGE) return documentOf(recordedOf(last, documentSchemas));
    if (!last) return next === 0 ? undefined : readDocument(reader, name, county, next);
    next += page.length;
  }
}

/** The import validated it in the shape of its feature, so the stream vouches for it. */
export const documentOf = <Name extends ReferenceName>({
  revision,
  event,
}: Recorded<DocumentImported>): StoredDocument<Name> => ({
  version: revision + 1,
  contentHash: event.data.contentHash,
  document: event.data.document as ReferenceDocuments[Name],
});

import type { Recorded } from '../kernel/event';
import type { RegionCode, Revision } from '../kernel/ids';
import type { EventReader } from '../kernel/ports/event-store';
import { recordedOf } from '../runtime/codec';
import type { Instant } from '../kernel/time';
import { noLooking } from '../looking';
import { noNotices } from '../notices';
import { noScoring } from '../scoring';
import { publicationsOf } from '../sla';
import { documentSchemas, type DocumentImported } from './domain/document';
import {
  referenceNames,
  referenceStream,
  type ReferenceData,
  type ReferenceDocuments,
  type ReferenceIndexes,
  type ReferenceName,
  type ReferenceSource,
  type ReferenceSources,
} from './model';
import type { Proposed } from './domain/preview';
import {
  everInForce,
  publicationOf,
  readVersions,
  type AdministeredDocument,
  type PublishedVersion,
  type RuleDocument,
} from './versions';

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
  /** As if it were published on top of all that are. */
  readonly proposed?: Proposed | undefined;
  /** What is in force at that time; without it, what was published last. */
  readonly now?: (() => Instant | undefined) | undefined;
}

/** A county's reference data from the log. @throws ReferenceMissing, StoreUnavailable, UnknownEventType */
export async function loadReference(from: LoadReference): Promise<ReferenceData> {
  const { sources } = from;
  const [directory, catalogue, permissions, notices, scoring, looking, policies, calendar] =
    await Promise.all([
      newestOf(from, 'directory'),
      newestOf(from, 'catalogue'),
      newestOf(from, 'permissions'),
      noticesOf(from),
      scoringOf(from),
      lookingOf(from),
      everOf(from, 'policies'),
      everOf(from, 'calendar'),
    ]);
  return {
    directory: sources.directory.index(directory.document, directory.version),
    catalogue: sources.catalogue.index(catalogue.document, catalogue.version),
    permissions: sources.permissions.index(permissions.document, permissions.version),
    notices: sources.notices.index(notices.document, notices.version),
    scoring: sources.scoring.index(scoring.document, scoring.version),
    looking: sources.looking.index(looking.document, looking.version),
    policies: policies.inForce,
    calendar: calendar.inForce,
    published: { policies: policies.published, calendar: calendar.published },
    comesIntoForce: [policies.next, calendar.next, scoring.next].flatMap((next) => next ?? []).toSorted()[0],
    versions: {
      directory: directory.version,
      catalogue: catalogue.version,
      policies: policies.inForce.version,
      calendar: calendar.inForce.version,
      permissions: permissions.version,
      notices: notices.version,
      scoring: scoring.version,
      looking: looking.version,
    },
    newest: { policies: policies.newest, calendar: calendar.newest, scoring: scoring.newest },
  };
}

/** What names things. */
export type Named = Pick<ReferenceData, 'directory' | 'catalogue'>;

/** These versions of what names things, and nothing else. @throws ReferenceMissing, StoreUnavailable, UnknownEventType */
export async function loadNames(
  from: LoadReference,
  versions: Readonly<Record<'directory' | 'catalogue', number>>,
): Promise<Named> {
  const { sources } = from;
  const [directory, catalogue] = await Promise.all([
    newestOf({ ...from, versions }, 'directory'),
    newestOf({ ...from, versions }, 'catalogue'),
  ]);
  return {
    directory: sources.directory.index(directory.document, directory.version),
    catalogue: sources.catalogue.index(catalogue.document, catalogue.version),
  };
}

async function newestOf<Name extends Exclude<ReferenceName, AdministeredDocument>>(
  { reader, county, versions = {} }: LoadReference,
  name: Name,
): Promise<StoredDocument<Name>> {
  const stored = await readDocument(reader, name, county, versions[name]);
  return stored ?? missing(name, county, versions[name]);
}

/** A log of before there were notices, which is read without a start that imports them, holds none. */
async function noticesOf({ reader, county, versions = {} }: LoadReference) {
  const stored = await readDocument(reader, 'notices', county, versions['notices']);
  return stored ?? { version: 0, document: noNotices };
}

/** As of notices: in a log of before it, everybody says in their own words why they look. */
async function lookingOf({ reader, county, versions = {} }: LoadReference) {
  const stored = await readDocument(reader, 'looking', county, versions['looking']);
  return stored ?? { version: 0, document: noLooking };
}

/** By which units are ranked now; nobody is in a log of before there was a formula. */
async function scoringOf({ reader, county, now, versions = {} }: LoadReference) {
  const stored = await readVersions(reader, 'scoring', county);
  const asked = versions['scoring'];
  const ever = everInForce(asked === undefined ? stored : stored.slice(0, asked), now?.());
  const { version, document } = ever.at(-1) ?? { version: 0, document: noScoring };
  const next = everInForce(stored, undefined).find((each) => each.version > version)?.effectiveAt;
  return { version, document, next, newest: stored.length };
}

/** Rules with every version of them that ever was in force, since running deadlines name those. */
async function everOf<Name extends RuleDocument>(
  { reader, county, sources, now, proposed, versions = {} }: LoadReference,
  name: Name,
) {
  const source: ReferenceSource<ReferenceDocuments[Name], ReferenceIndexes[Name]> = sources[name];
  const index = (document: ReferenceDocuments[Name], version: number) => source.index(document, version);
  const asked = versions[name];
  const stored = withProposed(await readVersions(reader, name, county), name, proposed, now);
  const all = asked === undefined ? stored : stored.slice(0, asked);
  const ever = everInForce(all, asked === undefined ? now?.() : undefined);
  const published = publicationsOf(ever.map((each) => publicationOf(each, index)));
  const version = asked ?? ever.at(-1)?.version;
  const inForce = version === undefined ? undefined : published.of(version);
  const newest = stored.at(-1);
  if (inForce === undefined || newest === undefined) return missing(name, county, asked);
  const next = everInForce(stored, undefined).find((each) => each.version > inForce.version)?.effectiveAt;
  return { inForce, published, next, newest: newest.version };
}

function withProposed<Name extends RuleDocument>(
  stored: readonly PublishedVersion<Name>[],
  name: Name,
  proposed: Proposed | undefined,
  now: LoadReference['now'],
): readonly PublishedVersion<Name>[] {
  const last = stored.at(-1);
  if (proposed?.name !== name || last === undefined) return stored;
  const at = now?.() ?? last.publishedAt;
  const { reach, effectiveAt = at } = proposed;
  const document = proposed.document as ReferenceDocuments[Name];
  return [...stored, { ...last, version: last.version + 1, document, reach, publishedAt: at, effectiveAt }];
}

function missing(name: ReferenceName, county: RegionCode, version: number | undefined): never {
  const which = version === undefined ? '' : ` in version ${version}`;
  throw new ReferenceMissing(`the log holds no ${referenceStream(name, county)}${which}; import it first`);
}

/** Whether the log holds a newer version of any document than these. @throws StoreUnavailable */
export async function isSuperseded(
  { reader, county }: Pick<LoadReference, 'county'> & { readonly reader: Pick<EventReader, 'holdsAny'> },
  { versions, newest }: Pick<ReferenceData, 'versions' | 'newest'>,
): Promise<boolean> {
  const known = { ...versions, ...newest };
  // Version n stands at revision n - 1.
  return reader.holdsAny(
    referenceNames.map((name) => ({
      stream: referenceStream(name, county),
      revision: known[name] as Revision,
    })),
  );
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

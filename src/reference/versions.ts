import type { Actor } from '../kernel/actor';
import type { RegionCode, Revision } from '../kernel/ids';
import type { EventReader } from '../kernel/ports/event-store';
import type { Instant } from '../kernel/time';
import { recordedOf } from '../runtime/codec';
import type { Publication, Reach } from '../sla';
import { documentSchemas, type DocumentImported } from './domain/document';
import { referenceStream, type ReferenceDocuments } from './model';

const PAGE = 16;

/** The documents over whose versions deadlines run on: all of their versions are kept at hand. */
export const ruleDocuments = ['policies', 'calendar'] as const;
export type RuleDocument = (typeof ruleDocuments)[number];

/** What administrators draft and publish over HTTP, and that may wait for its day. */
export const administeredDocuments = [...ruleDocuments, 'scoring'] as const;
export type AdministeredDocument = (typeof administeredDocuments)[number];

/** One version as its stream keeps it, with who published it, when and for which deadlines. */
export interface PublishedVersion<Name extends AdministeredDocument = AdministeredDocument> {
  readonly version: number;
  readonly contentHash: string;
  readonly document: ReferenceDocuments[Name];
  readonly by: Actor;
  readonly publishedAt: Instant;
  readonly effectiveAt: Instant;
  readonly reach: Reach;
  readonly reason?: string | undefined;
}

/** All versions, in order. @throws StoreUnavailable, UnknownEventType */
export async function readVersions<Name extends AdministeredDocument>(
  reader: Pick<EventReader, 'readStream'>,
  name: Name,
  county: RegionCode,
): Promise<readonly PublishedVersion<Name>[]> {
  const versions: PublishedVersion<Name>[] = [];
  for (;;) {
    const from = versions.length as Revision;
    const page = await reader.readStream(referenceStream(name, county), from, PAGE);
    for (const stored of page) {
      const { revision, event, metadata } = recordedOf<DocumentImported>(stored, documentSchemas);
      const { contentHash, document, reach = 'new', effectiveAt = metadata.occurredAt, reason } = event.data;
      versions.push({
        version: revision + 1,
        ...{ contentHash, reach, effectiveAt, reason },
        document: document as ReferenceDocuments[Name],
        by: metadata.actor,
        publishedAt: metadata.occurredAt,
      });
    }
    if (page.length < PAGE) return versions;
  }
}

/** Those that were in force at some time up to now; what a later one overtook before its time never was. */
export const everInForce = <
  Version extends Pick<PublishedVersion, 'version' | 'publishedAt' | 'effectiveAt'>,
>(
  versions: readonly Version[],
  now: Instant | undefined,
): readonly Version[] =>
  versions.filter(
    ({ version, publishedAt, effectiveAt }) =>
      // By the clock of another node it may have been published a moment from now: it is there, and in force.
      (now === undefined || effectiveAt <= publishedAt || effectiveAt <= now) &&
      !versions.some(
        (later) =>
          later.version > version && later.publishedAt < effectiveAt && later.effectiveAt <= effectiveAt,
      ),
  );

export const publicationOf = <Name extends RuleDocument, Rules>(
  { version, effectiveAt, reach, document }: PublishedVersion<Name>,
  index: (document: ReferenceDocuments[Name], version: number) => Rules,
): Publication<Rules> => ({ version, at: effectiveAt, reach, rules: () => index(document, version) });

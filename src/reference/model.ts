import type { Permissions, PermissionsDocument } from '../access';
import type { Catalogue, CatalogueDocument } from '../catalogue';
import type { Directory, DirectoryDocument } from '../directory';
import type { RegionCode, StreamName } from '../kernel/ids';
import type { Instant } from '../kernel/time';
import type { Looking, LookingDocument } from '../looking';
import type { Notices, NoticesDocument } from '../notices';
import type { Scoring, ScoringDocument } from '../scoring';
import type { Calendar, CalendarDocument, Policies, PoliciesDocument, PublishedRules } from '../sla';

/** Each document of a county's reference data as its stream keeps it. */
export interface ReferenceDocuments {
  readonly directory: DirectoryDocument;
  readonly catalogue: CatalogueDocument;
  readonly policies: PoliciesDocument;
  readonly calendar: CalendarDocument;
  readonly permissions: PermissionsDocument;
  readonly notices: NoticesDocument;
  readonly scoring: ScoringDocument;
  readonly looking: LookingDocument;
}
export type ReferenceName = keyof ReferenceDocuments;

/** The same, indexed for questions. */
export interface ReferenceIndexes {
  readonly directory: Directory;
  readonly catalogue: Catalogue;
  readonly policies: Policies;
  readonly calendar: Calendar;
  readonly permissions: Permissions;
  readonly notices: Notices;
  readonly scoring: Scoring;
  readonly looking: Looking;
}

export type ReferenceVersions = Readonly<Record<ReferenceName, number>>;

/** What is in force in a county, and as which versions: the reference half of a decision's context. */
export interface ReferenceData extends ReferenceIndexes {
  readonly versions: ReferenceVersions;
  /** Every version of the rules that ever was in force: running deadlines name them. */
  readonly published: PublishedRules;
  /** The newest version of the rules and of the formula, which may wait for its day. */
  readonly newest: Readonly<Record<'policies' | 'calendar' | 'scoring', number>>;
  /** When the next version that waits comes into force. */
  readonly comesIntoForce?: Instant | undefined;
}

/** Where in the files a part of a document was written. */
export interface Location {
  readonly file: string;
  readonly pointer: string;
}

/** A document as its files say it, not yet judged. */
export interface ReadDocument {
  readonly document: object;
  readonly locate: (pointer: string) => Location;
}

/** How one document comes from files into force. */
export interface ReferenceSource<Document extends object, Indexed> {
  /** Synchronous: it runs once, before anything listens. @throws InvalidDocument that names the file */
  read(folder: string, county: RegionCode): ReadDocument;
  /** @throws InvalidDocument */
  validate(document: unknown): Document;
  index(document: Document, version: number): Indexed;
  /** The document with what the version before it knew and it leaves out, where that stays known. */
  following?(document: Document, before: Document): Document;
}

/** One source for each document; the compiler lists what a new one still lacks. */
export type ReferenceSources = {
  readonly [Name in ReferenceName]: ReferenceSource<ReferenceDocuments[Name], ReferenceIndexes[Name]>;
};

export const referenceNames = [
  'directory',
  'catalogue',
  'policies',
  'calendar',
  'permissions',
  'notices',
  'scoring',
  'looking',
] as const satisfies readonly ReferenceName[];

export const referenceStream = (name: ReferenceName, county: RegionCode): StreamName =>
  `${name}-${county}` as StreamName;

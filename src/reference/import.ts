import { SYSTEM } from '../kernel/actor';
import type { CorrelationId, RegionCode } from '../kernel/ids';
import { InvalidDocument } from '../kernel/invalid-document';
import type { EventReader } from '../kernel/ports/event-store';
import { derivedId } from '../runtime/command-ids';
import type { CommandExecutor } from '../runtime/executor';
import type { Reach } from '../sla';
import { contentHash } from './content-hash';
import { documentAggregate, type ImportDocument } from './domain/document';
import { reachOfDocument } from './domain/reach';
import { mismatchOf } from './domain/together';
import { located } from './files';
import { loadReference, readDocument, type LoadReference, type StoredDocument } from './load';
import {
  referenceNames,
  referenceStream,
  type ReadDocument,
  type ReferenceData,
  type ReferenceDocuments,
  type ReferenceIndexes,
  type ReferenceName,
  type ReferenceSource,
  type ReferenceSources,
} from './model';

export interface ImportReference extends Pick<LoadReference, 'now'> {
  readonly executor: Pick<CommandExecutor, 'execute' | 'load'>;
  readonly reader: Pick<EventReader, 'readStream'>;
  readonly sources: ReferenceSources;
  /** Where the files lie, such as `deploy`. */
  readonly folder: string;
  readonly county: RegionCode;
  /** All that the access policy may permit to people. */
  readonly verbs: readonly string[];
}

/** Files that hold what an earlier version held: somebody put a newer one into force since. */
export interface PassedOver {
  readonly document: ReferenceName;
  /** The version that these files once were. */
  readonly version: number;
  readonly inForce: number;
}

export interface Imported {
  /** What is in force now. */
  readonly data: ReferenceData;
  /** The documents that came with a new version. */
  readonly imported: readonly ReferenceName[];
  readonly passedOver: readonly PassedOver[];
}

/** A document as the files say it, beside what the log has. */
interface Candidate {
  readonly name: ReferenceName;
  readonly read: ReadDocument;
  readonly contentHash: string;
  readonly stored: StoredDocument | undefined;
  /** The newest version with this content, when there ever was one. */
  readonly knownAs: number | undefined;
}

/**
 * Brings the files into force: each document with a content that the log never had becomes the next version of its
 * stream. Nothing is written before all that is new is valid, on its own and together; a crash halfway is made good
 * by the next start. Unchanged files cost a read and a hash.
 * @throws InvalidDocument naming file, pointer and reason; and what the executor and the reader throw
 */
export async function importReferenceData(from: ImportReference): Promise<Imported> {
  const candidates = await Promise.all(referenceNames.map((name) => candidateOf(from, name)));
  const fresh = candidates.filter(({ knownAs }) => knownAs === undefined);
  const passedOver = candidates.flatMap(({ name, knownAs, stored }) =>
    knownAs === undefined || stored === undefined || knownAs === stored.version
      ? []
      : [{ document: name, version: knownAs, inForce: stored.version }],
  );
  if (fresh.length === 0) return { data: await loadReference(from), imported: [], passedOver };
  await bring('import', fresh, candidates, from);
  return { data: await loadReference(from), imported: fresh.map(({ name }) => name), passedOver };
}

/**
 * Puts one document's files into force because an operator says so, also a content that was superseded before.
 * @param reach which deadlines it reaches; what the change itself says when absent
 * @returns the version in force now, and whether it is new
 * @throws InvalidDocument; ReferenceMissing before a first start imported the others
 */
export async function publishDocument(
  from: ImportReference,
  name: ReferenceName,
  reach?: Reach,
): Promise<{ readonly version: number; readonly isNew: boolean }> {
  const before = await loadReference(from);
  const candidates = await Promise.all(referenceNames.map((each) => candidateOf(from, each)));
  await bring(
    'publish',
    candidates.filter((each) => each.name === name),
    candidates,
    from,
    reach,
  );
  const version = (await loadReference(from)).versions[name];
  return { version, isNew: version !== before.versions[name] };
}

async function candidateOf(
  { executor, sources, folder, county, reader }: ImportReference,
  name: ReferenceName,
): Promise<Candidate> {
  const read = sources[name].read(folder, county);
  const hash = contentHash(read.document);
  const stored = await readDocument(reader, name, county);
  const candidate = { name, read, contentHash: hash, stored };
  if (stored === undefined || stored.contentHash === hash) return { ...candidate, knownAs: stored?.version };
  const { state } = await executor.load(documentAggregate(name), referenceStream(name, county));
  const at = state.contentHashes.lastIndexOf(hash);
  return { ...candidate, knownAs: at < 0 ? undefined : at + 1 };
}

/** Validates what will be in force together before the first of it is written. */
async function bring(
  verb: ImportDocument['verb'],
  brought: readonly Candidate[],
  candidates: readonly Candidate[],
  from: ImportReference,
  reach?: Reach,
): Promise<void> {
  const documents = Object.fromEntries(
    candidates.map((candidate) => {
      const { name, read, stored } = candidate;
      // What is in force already was judged when it came.
      if (stored && !brought.includes(candidate)) return [name, stored.document];
      return [name, located(read.locate, () => validFor(from.sources[name], read, stored))];
    }),
  ) as unknown as ReferenceDocuments;
  refuseMismatch(documents, candidates, from.verbs);
  for (const candidate of brought) await write(verb, candidate, documents[candidate.name], from, reach);
}

function validFor<Name extends ReferenceName>(
  source: ReferenceSource<ReferenceDocuments[Name], ReferenceIndexes[Name]>,
  { document }: ReadDocument,
  stored: StoredDocument | undefined,
): ReferenceDocuments[Name] {
  const valid = source.validate(document);
  // One source for each name: what its stream holds is of its own kind.
  const before = stored?.document as ReferenceDocuments[Name] | undefined;
  return before === undefined ? valid : (source.following?.(valid, before) ?? valid);
}

function refuseMismatch(
  documents: ReferenceDocuments,
  candidates: readonly Candidate[],
  verbs: readonly string[],
): void {
  const mismatch = mismatchOf(documents, verbs);
  const candidate = candidates.find(({ name }) => name === mismatch?.name);
  if (!mismatch || !candidate) return;
  located(candidate.read.locate, () => {
    throw new InvalidDocument(mismatch.pointer, mismatch.reason);
  });
}

async function write(
  verb: ImportDocument['verb'],
  { name, contentHash: hash, stored }: Candidate,
  document: object,
  { executor, county }: ImportReference,
  asked: Reach | undefined,
): Promise<void> {
  const reach = reachOfDocument(name, stored?.document, document, asked);
  const stream = referenceStream(name, county);
  // Named by what it follows as well: a content that is published again is a new version.
  const commandId = derivedId('import-document', stream, String(stored?.version ?? 0), hash, reach ?? '');
  await executor.execute(
    documentAggregate(name),
    { stream, commandId, correlationId: commandId as string as CorrelationId, actor: SYSTEM },
    { verb, data: { contentHash: hash, document, reach } },
  );
}

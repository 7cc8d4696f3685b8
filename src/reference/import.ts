import { SYSTEM } from '../kernel/actor';
import type { DecisionContext } from '../kernel/decider';
import type { CorrelationId, RegionCode } from '../kernel/ids';
import { InvalidDocument } from '../kernel/invalid-document';
import type { CommandEnvelope, CommandResult } from '../kernel/ports/command-port';
import type { EventReader } from '../kernel/ports/event-store';
import { derivedId } from '../runtime/command-ids';
import type { Aggregate } from '../runtime/executor-aggregate';
import { contentHash } from './content-hash';
import {
  documentDecider,
  documentSchemas,
  type DocumentImported,
  type DocumentState,
  type ImportDocument,
} from './domain/document';
import { mismatchOf } from './domain/together';
import { located } from './files';
import { indexed, loadReference, readDocument, type StoredDocument, type StoredDocuments } from './load';
import {
  referenceNames,
  referenceStream,
  type ReadDocument,
  type ReferenceData,
  type ReferenceDocuments,
  type ReferenceName,
  type ReferenceSources,
} from './model';

type DocumentAggregate = Aggregate<DocumentState, ImportDocument, DocumentImported, DecisionContext>;

/** The part of the command executor that an import needs. */
export interface DocumentExecutor {
  execute(
    aggregate: DocumentAggregate,
    envelope: Omit<CommandEnvelope<ImportDocument>, 'command'>,
    command: ImportDocument,
  ): Promise<CommandResult>;
}

export interface ImportReference {
  readonly executor: DocumentExecutor;
  readonly reader: Pick<EventReader, 'readStream'>;
  readonly sources: ReferenceSources;
  /** Where the files lie, such as `deploy`. */
  readonly folder: string;
  readonly county: RegionCode;
}

export interface Imported {
  /** What is in force now. */
  readonly data: ReferenceData;
  /** The documents that came with a new version. */
  readonly imported: readonly ReferenceName[];
}

/** A document as the files say it, beside what the log has. */
interface Candidate {
  readonly name: ReferenceName;
  readonly read: ReadDocument;
  readonly contentHash: string;
  readonly stored: StoredDocument | undefined;
}

/**
 * Brings the files into force: each document whose content changed becomes the next version of its stream.
 * Nothing is written before all that changed is valid, on its own and together; a crash halfway is made good by the
 * next start. Unchanged files cost a read and a hash.
 * @throws InvalidDocument naming file, pointer and reason; and what the executor and the reader throw
 */
export async function importReferenceData(from: ImportReference): Promise<Imported> {
  const candidates = await Promise.all(referenceNames.map((name) => candidateOf(from, name)));
  const changed = candidates.filter(isChanged);
  if (changed.length === 0) return { data: indexed(from.sources, storedOf(candidates)), imported: [] };

  const documents = validated(from.sources, candidates);
  refuseMismatch(documents, candidates);
  for (const candidate of changed) await importDocument(from, candidate, documents[candidate.name]);
  return { data: await loadReference(from), imported: changed.map(({ name }) => name) };
}

async function candidateOf(
  { sources, folder, county, reader }: ImportReference,
  name: ReferenceName,
): Promise<Candidate> {
  const read = sources[name].read(folder, county);
  return {
    name,
    read,
    contentHash: contentHash(read.document),
    stored: await readDocument(reader, name, county),
  };
}

const isChanged = ({ contentHash: read, stored }: Candidate): boolean => read !== stored?.contentHash;

const storedOf = (candidates: readonly Candidate[]): StoredDocuments =>
  Object.fromEntries(candidates.map(({ name, stored }) => [name, stored])) as unknown as StoredDocuments;

/** What is in force already was judged when it came. */
const validated = (sources: ReferenceSources, candidates: readonly Candidate[]): ReferenceDocuments =>
  Object.fromEntries(
    candidates.map((candidate) => {
      const { name, read, stored } = candidate;
      if (stored && !isChanged(candidate)) return [name, stored.document];
      return [name, located(read.locate, () => sources[name].validate(read.document))];
    }),
  ) as unknown as ReferenceDocuments;

function refuseMismatch(documents: ReferenceDocuments, candidates: readonly Candidate[]): void {
  const mismatch = mismatchOf(documents);
  const candidate = candidates.find(({ name }) => name === mismatch?.name);
  if (!mismatch || !candidate) return;
  located(candidate.read.locate, () => {
    throw new InvalidDocument(mismatch.pointer, mismatch.reason);
  });
}

async function importDocument(
  { executor, county }: ImportReference,
  { name, contentHash: hash, stored }: Candidate,
  document: object,
): Promise<void> {
  const stream = referenceStream(name, county);
  // Named by what it follows as well: a document that returns to an earlier content is a new version.
  const commandId = derivedId('import-document', stream, String(stored?.version ?? 0), hash);
  await executor.execute(
    documentAggregate(name),
    { stream, commandId, correlationId: commandId as string as CorrelationId, actor: SYSTEM },
    { verb: 'importDocument', data: { contentHash: hash, document } },
  );
}

const documentAggregate = (category: ReferenceName): DocumentAggregate => ({
  category,
  decider: documentDecider,
  schemas: documentSchemas,
  context: (now, actor) => ({ now, actor, versions: {} }),
});

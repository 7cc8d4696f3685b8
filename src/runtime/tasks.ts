import type { InForce } from '../kernel/aggregate';
import type { AppealId, AttachmentId, CitizenId, KeyId } from '../kernel/ids';
import type { CommandPort } from '../kernel/ports/command-port';
import type { EventReader } from '../kernel/ports/event-store';
import type { NoticeChannels } from '../kernel/ports/notice-channel';
import type { Sealed } from '../kernel/sealed';
import type { CommandExecutor } from './executor';
import type { Progress } from './progress/progress';
import type { ReadSide } from './read-side';

/** What an erasure destroys, by name. */
export interface Erasure {
  readonly citizen: CitizenId;
  readonly ground: string;
  readonly appeals: readonly { readonly appeal: AppealId; readonly parties: readonly string[] }[];
  readonly keys: readonly KeyId[];
  readonly attachments: readonly AttachmentId[];
}

/** How it is destroyed; each is durable when it resolves, and harmless the second time. */
export interface Erases {
  /** Into the list of erasures, which outlives the data folder. */
  note(erasure: Erasure): Promise<void>;
  citizen(id: CitizenId): Promise<void>;
  key(id: KeyId): Promise<void>;
  /** Its bytes, and whatever was made of them. */
  attachment(id: AttachmentId): Promise<void>;
  /** Overwrites what was freed. @throws Error where that cannot be done now */
  purge(): Promise<void>;
}

/** All of it; harmless the second time. */
export async function destroy(
  { citizen, keys, attachments }: Pick<Erasure, 'citizen' | 'keys' | 'attachments'>,
  erases: Pick<Erases, 'citizen' | 'key' | 'attachment'>,
): Promise<void> {
  // The citizen before the keys: with the keys, other nodes hear that they have to forget.
  await erases.citizen(citizen);
  for (const key of keys) await erases.key(key);
  for (const attachment of attachments) await erases.attachment(attachment);
}

/** What a task is done with. */
export interface TaskPorts extends CommandPort {
  readonly reader: Pick<EventReader, 'newest' | 'readStream'>;
  /** For what is decided by what is opened at that moment; everything else is sent. */
  readonly executor: Pick<CommandExecutor, 'execute' | 'load'>;
  readonly progress: Pick<Progress, 'waitFor'>;
  readonly readSide: ReadSide;
  /** Those that follow the appeals. */
  readonly projections: readonly string[];
  readonly erases: Erases;
  /** What this node decides by. */
  readonly inForce: () => InForce;
  /** Nothing once the key was destroyed. @throws PrimaryDataUnavailable */
  readonly seal: <T>(key: KeyId, value: T) => Promise<Sealed<T> | undefined>;
  /** Nothing once the key was destroyed. @throws PrimaryDataUnavailable */
  readonly open: <T>(sealed: Sealed<T>) => Promise<T | undefined>;
  /** Those that this node is configured with. */
  readonly channels: NoticeChannels;
  /** Of whatever goes out, as CloudEvents name it. */
  readonly source: string;
}

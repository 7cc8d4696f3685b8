import type { Identities, IdentityReveals } from '../../access';
import type { Actor } from '../../kernel/actor';
import type { CitizenId } from '../../kernel/ids';
import type { Versions } from '../../kernel/event';
import type { Citizen, NumberBlocks } from '../../kernel/ports/primary-data';
import type { Clock } from '../../kernel/ports/clock';
import type { EventReader } from '../../kernel/ports/event-store';
import type { CitizenMark, Sealer } from '../../privacy';
import type { ReferenceData } from '../../reference';
import type { CommandExecutor } from '../../runtime/executor';
import type { AttachmentRef } from '../domain/values';
import type { ReadTablesSource } from '../read-models/tables';

/** Finds a citizen again by a mark, or makes one with a key of their own. */
export interface Citizens {
  /** Durable when it resolves. @throws PrimaryDataUnavailable */
  of(mark: CitizenMark, value: string): Promise<Citizen>;
  /** One mark more of a citizen; where it is somebody's already it stays theirs. Durable when it resolves. @throws PrimaryDataUnavailable */
  also(mark: CitizenMark, value: string, citizen: Citizen): Promise<void>;
  /** Whoever is known by that mark already. */
  known(mark: CitizenMark, value: string): Promise<Citizen | undefined>;
  /** Who that citizen is in what was reported in confidence. */
  pseudonymOf(citizen: CitizenId): CitizenId;
}

export interface AppealAttachments {
  /** What an upload's reference stands for, in the same order. @throws DomainError `attachment/ref-invalid` */
  resolve(refs: readonly string[], by: Actor): Promise<readonly AttachmentRef[]>;
}

/** All that the appeal's commands and queries need of the outside. */
export interface AppealPorts {
  readonly executor: Pick<CommandExecutor, 'execute' | 'load'>;
  /** The log, for the history as stored. */
  readonly log: Pick<EventReader, 'readStream'>;
  readonly clock: Pick<Clock, 'now'>;
  /** The county's reference data as it is in force at this moment. */
  readonly inForce: () => ReferenceData;
  /** What named things when something was decided by these versions. */
  readonly inForceAt: (versions: Versions) => Promise<Pick<ReferenceData, 'directory' | 'catalogue'>>;
  readonly sealer: Pick<Sealer, 'newKey' | 'seal' | 'sealUnder' | 'open'>;
  readonly citizens: Citizens;
  readonly numbers: NumberBlocks;
  readonly attachments: AppealAttachments;
  readonly reveals: Pick<IdentityReveals, 'reveal'>;
  readonly identities: Pick<Identities, 'standingOf'>;
  readonly readTables: ReadTablesSource;
  /** Makes the secret that opens an anonymous appeal. */
  readonly anonymousSecret: Uint8Array;
}

export const APPEAL_PORTS = Symbol('AppealPorts');

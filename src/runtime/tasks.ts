import type { InForce } from '../kernel/aggregate';
import type { KeyId } from '../kernel/ids';
import type { CommandPort } from '../kernel/ports/command-port';
import type { EventReader } from '../kernel/ports/event-store';
import type { Sealed } from '../kernel/sealed';
import type { Progress } from './progress/progress';
import type { ReadSide } from './read-side';

/** What a task is done with. */
export interface TaskPorts extends CommandPort {
  readonly reader: Pick<EventReader, 'newest' | 'readStream'>;
  readonly progress: Pick<Progress, 'waitFor'>;
  readonly readSide: ReadSide;
  /** What this node decides by. */
  readonly inForce: () => InForce;
  /** Nothing once the key was destroyed. @throws PrimaryDataUnavailable */
  readonly seal: <T>(key: KeyId, value: T) => Promise<Sealed<T> | undefined>;
}

import type { InForce } from '../kernel/aggregate';
import type { CommandPort } from '../kernel/ports/command-port';
import type { EventReader } from '../kernel/ports/event-store';
import type { Progress } from './progress/progress';
import type { ReadSide } from './read-side';

/** What a task is done with. */
export interface TaskPorts extends CommandPort {
  readonly reader: Pick<EventReader, 'newest'>;
  readonly progress: Pick<Progress, 'waitFor'>;
  readonly readSide: ReadSide;
  /** What this node decides by. */
  readonly inForce: () => InForce;
}

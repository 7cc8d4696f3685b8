import { SetMetadata } from '@nestjs/common';
import type { Position } from '../../kernel/ids';

/** How far the read models are. Built over the projection runners' progress by the composition root. */
export interface FreshnessPort {
  /**
   * Resolves as soon as the read model has applied everything up to `position`.
   * `late`: the time is over; `parked`: something at or before the position is parked and may not show.
   */
  waitFor(readModel: string, position: Position, timeoutMs: number): Promise<'fresh' | 'late' | 'parked'>;
  /** Epoch of the log that positions belong to. */
  epoch(): Promise<string>;
}

export const FRESHNESS = Symbol('FreshnessPort');

export const READ_MODELS = Symbol('read-models');
/** Which read models this route shows: `Suqiu-Min-Position` waits for them. */
export const ReadsFrom = (...readModels: readonly string[]) => SetMetadata(READ_MODELS, readModels);

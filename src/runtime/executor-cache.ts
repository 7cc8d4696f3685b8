import type { StreamName } from '../kernel/ids';
import type { History } from './executor-history';

interface Entry {
  readonly aggregate: object;
  readonly history: History<unknown>;
}

/**
 * Folded streams, least recently used out first, bounded by the events that they stand for. A history is taken
 * out while a command runs on it and put back only when the log has confirmed it, so a failure forgets it.
 */
export class HistoryCache {
  private readonly entries = new Map<StreamName, Entry>();
  private events = 0;

  /** @param capacity in events, summed over the streams */
  constructor(private readonly capacity: number) {}

  take<State>(aggregate: object, stream: StreamName): History<State> | undefined {
    const entry = this.entries.get(stream);
    if (!entry) return undefined;
    this.forget(stream, entry);
    // The same aggregate put it in, so its state is of the same type.
    return entry.aggregate === aggregate ? (entry.history as History<State>) : undefined;
  }

  /** Only from within the stream's queue, so nothing stands there: whoever runs has taken it. */
  put(aggregate: object, history: History<unknown>): void {
    this.entries.set(history.stream, { aggregate, history });
    this.events += weightOf(history);
    for (const [stream, entry] of this.entries) {
      if (this.events <= this.capacity) return;
      this.forget(stream, entry);
    }
  }

  private forget(stream: StreamName, entry: Entry): void {
    this.entries.delete(stream);
    this.events -= weightOf(entry.history);
  }
}

const weightOf = (history: History<unknown>): number => history.revision + 2;

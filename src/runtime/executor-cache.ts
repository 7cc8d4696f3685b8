import type { StreamName } from '../kernel/ids';
import type { History } from './executor-history';

/**
 * Folded streams, least recently used out first, bounded by the events that they stand for. A history is taken
 * out while a command runs on it and put back only when the log has confirmed it, so a failure forgets it.
 */
export class HistoryCache {
  private readonly entries = new Map<StreamName, History<unknown>>();
  private events = 0;

  /** @param capacity in events, summed over the streams */
  constructor(private readonly capacity: number) {}

  take<State>(stream: StreamName): History<State> | undefined {
    const history = this.entries.get(stream);
    if (history) this.forget(history);
    // A stream's name begins with its category, and a category has one kind of state.
    return history as History<State> | undefined;
  }

  /** Only from within the stream's queue, so nothing stands there: whoever runs has taken it. */
  put(history: History<unknown>): void {
    this.entries.set(history.stream, history);
    this.events += weightOf(history);
    for (const oldest of this.entries.values()) {
      if (this.events <= this.capacity) return;
      this.forget(oldest);
    }
  }

  private forget(history: History<unknown>): void {
    this.entries.delete(history.stream);
    this.events -= weightOf(history);
  }
}

const weightOf = (history: History<unknown>): number => history.revision + 2;

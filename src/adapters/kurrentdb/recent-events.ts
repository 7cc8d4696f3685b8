import type { StoredEvent } from '../../kernel/event';
import type { Position } from '../../kernel/ids';

const MOST_EVENTS = 2_000;
const MOST_TEXT = 8_000_000;

/**
 * The newest events as the subscription brings them, without a gap: what several runners are about to read, at the
 * moment at which they are told to.
 */
export class RecentEvents {
  private events: StoredEvent[] = [];
  private text = 0;

  /** @param from everything of ours after this position comes through `add` */
  constructor(private from: Position) {}

  get last(): Position {
    return this.events.at(-1)?.position ?? this.from;
  }

  add(event: StoredEvent): void {
    this.events.push(event);
    this.text += event.data.length + event.metadata.length;
    if (this.events.length > MOST_EVENTS || this.text > MOST_TEXT) this.forgetHalf();
  }

  /** The events after a position, if it is within what is known. */
  after(position: Position, maxCount: number): readonly StoredEvent[] | undefined {
    if (position < this.from || position > this.last) return undefined;
    let [low, high] = [0, this.events.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.events[middle] as StoredEvent).position <= position) low = middle + 1;
      else high = middle;
    }
    return this.events.slice(low, low + maxCount);
  }

  private forgetHalf(): void {
    const forgotten = this.events.splice(0, Math.ceil(this.events.length / 2));
    this.from = forgotten.at(-1)?.position ?? this.from;
    this.text = this.events.reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 0);
  }
}

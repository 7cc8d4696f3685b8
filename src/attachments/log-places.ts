import type { StoredEvent } from '../kernel/event';
import { BEFORE_ALL, type Position } from '../kernel/ids';
import type { EventReader } from '../kernel/ports/event-store';
import type { LogPlace } from '../kernel/ports/upload-ledger';

interface Marked extends Pick<EventReader, 'epoch'> {
  newest(): Promise<Pick<StoredEvent, 'id' | 'position'> | undefined>;
  eventAt(position: Position): Promise<Pick<StoredEvent, 'id'> | undefined>;
}

/** Where the log stands, and whether it still is the log that stood there. */
export class LogPlaces {
  constructor(private readonly log: Marked) {}

  async now(): Promise<LogPlace> {
    const [epoch, newest] = [await this.log.epoch(), await this.log.newest()];
    return { epoch, position: newest?.position ?? BEFORE_ALL, event: newest?.id };
  }

  /** False for another log, and for one that was set back to before this place, however far it went on since. */
  async holds({ epoch, position, event }: LogPlace): Promise<boolean> {
    if (epoch !== (await this.log.epoch())) return false;
    return event === undefined || (await this.log.eventAt(position))?.id === event;
  }
}

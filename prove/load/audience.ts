import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Caller } from '../../test/kit/api/caller';
import { eventually } from '../../test/kit/eventually';
import { Listening, type Heard } from '../../test/kit/listening';

/** One window of somebody, with all it was told since it was opened first, whatever became of its connections. */
export class Window {
  private past: Heard[] = [];
  private constructor(
    private readonly url: string,
    readonly owner: string,
    private readonly caller: Caller,
    private now: Listening,
  ) {}

  /** @param after the position to listen from; what happens from now on where left out */
  static async of(url: string, owner: string, caller: Caller, after?: string): Promise<Window> {
    const events = `${url}/api/v1/events`;
    return new Window(events, owner, caller, await opened(events, caller, after));
  }

  get lastId(): string {
    return this.now.lastId;
  }

  get heard(): readonly Heard[] {
    return [...this.past, ...this.now.heard].filter(({ event }) => event === 'appeal');
  }

  /** The connection is gone between two bytes, and the browser comes again with what it heard last. */
  async drop(): Promise<void> {
    this.now.leave();
    const { lastId } = this.now;
    // What the connection had brought when it went counts as heard; the rest must come again.
    this.past = [...this.past, ...this.now.heard];
    this.now = await opened(this.url, this.caller, lastId);
  }

  leave(): void {
    this.now.leave();
  }
}

/** Asked again while the window that went is still counted. @throws Error after ten seconds */
const opened = (url: string, { credentials }: Caller, after?: string): Promise<Listening> =>
  eventually(
    () => Listening.to(url, credentials, after),
    ({ status }) => status === 200,
  );

/** Windows go and come again by chance until it is over. @returns how many times */
export async function dropping(windows: readonly Window[], isOver: () => boolean): Promise<number> {
  let drops = 0;
  while (!isOver()) {
    const some = new Set(Array.from({ length: 5 }, () => windows[randomInt(windows.length)]!));
    await Promise.all([...some].map((window) => window.drop()));
    drops += some.size;
    await pause(20);
  }
  return drops;
}

/** What `id` says of the place in the log, on a log whose positions are numbers. */
const positionOf = ({ id }: Heard): number => Number(Buffer.from(id, 'base64url').toString().split('@')[0]);

/** The event, as the log names it. */
export const nameOf = ({ data }: Heard): string => `${String(data['appeal'])} ${String(data['revision'])}`;

/** Told twice, or after what comes later in the log. */
export const outOfOrder = (heard: readonly Heard[]): number =>
  heard.filter((each, at) => at > 0 && positionOf(each) <= positionOf(heard[at - 1]!)).length;

import type { Caller } from '../../test/kit/api/caller';
import type { Client } from '../../test/kit/api/client';
import { eventually } from '../../test/kit/eventually';
import type { Print, Style } from './print';

const MINUTE = 60_000;

/** Where the stories are played: the people, the clock that they share, and what there is to say about it. */
export class Stage {
  /** What was not as told, a sentence each. */
  readonly faults: string[] = [];
  private story = '';

  constructor(
    /** The service's data folder. */
    readonly folder: string,
    readonly people: Client,
    readonly auditor: Caller,
    readonly print: Print,
    readonly style: Style,
  ) {}

  /** One story; whatever goes wrong in it is said, and the next one is played all the same. */
  async tell(title: string, play: (stage: Stage) => Promise<void>): Promise<void> {
    this.story = title;
    this.print('');
    this.print(this.style.bold(`■ ${title}`));
    try {
      await play(this);
    } catch (error) {
      this.fault(error instanceof Error ? error.message : String(error));
    }
  }

  says(remark: string): void {
    this.print(`  ${remark}`);
  }

  fault(sentence: string): void {
    this.faults.push(`${this.story}：${sentence}`);
    this.print(this.style.bad(`  ✗ ${sentence}`));
  }

  /** The story's time, RFC 3339. */
  now(): Promise<string> {
    return this.people.clock();
  }

  /** Time passes. */
  async minutes(count: number): Promise<void> {
    await this.people.clock({ now: new Date(Date.parse(await this.now()) + count * MINUTE).toISOString() });
  }

  /** The day goes on to this time; never back. @param time RFC 3339 */
  async at(time: string): Promise<void> {
    if (Date.parse(time) > Date.parse(await this.now())) await this.people.clock({ now: time });
  }

  /** Waits, within a bound. @throws Error saying what did not come */
  until<T>(what: string, ask: () => Promise<T>, isSo: (answer: T) => boolean): Promise<T> {
    return eventually(ask, isSo).catch((error: unknown) => {
      throw new Error(`${what}，没有等到：${error instanceof Error ? error.message : String(error)}`);
    });
  }
}

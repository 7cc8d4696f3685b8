import type { Caller } from './api';
import type { People } from './people';
import type { Print, Style } from './print';

const MINUTE = 60_000;
const WAIT_MS = 10_000;
const PAUSE_MS = 20;

/** Where the stories are played: the people, the clock that they share, and what there is to say about it. */
export class Stage {
  /** What was not as told, a sentence each. */
  readonly faults: string[] = [];
  private story = '';

  constructor(
    readonly people: People,
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
  async now(): Promise<string> {
    return (await this.people.nobody().get<{ readonly now: string }>('/dev/clock')).now;
  }

  /** Time passes. */
  async minutes(count: number): Promise<void> {
    await this.set(new Date(Date.parse(await this.now()) + count * MINUTE).toISOString());
  }

  /** The day goes on to this time; never back. @param time RFC 3339 */
  async at(time: string): Promise<void> {
    if (Date.parse(time) > Date.parse(await this.now())) await this.set(time);
  }

  /** Asks until the answer satisfies, within a bound. @throws Error saying what did not come */
  async until<T>(what: string, ask: () => Promise<T>, satisfies: (answer: T) => boolean): Promise<T> {
    const end = Date.now() + WAIT_MS;
    for (;;) {
      const answer = await ask();
      if (satisfies(answer)) return answer;
      if (Date.now() > end) throw new Error(`${what}，等了 ${WAIT_MS / 1000} 秒没有等到`);
      await new Promise((resume) => setTimeout(resume, PAUSE_MS));
    }
  }

  private async set(now: string): Promise<void> {
    await this.people.nobody().post('/dev/clock', { now });
  }
}

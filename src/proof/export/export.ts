import type { StoredEvent } from '../../kernel/event';
import type { RegionCode, Revision, StreamName } from '../../kernel/ids';
import type { Job } from '../../kernel/job';
import type { JobPorts } from '../../runtime/jobs';
import { readHeads } from '../following/series';
import { HeadsAtHand, type LogReader } from '../heads-at-hand';
import { closingLine, eventLine, headLine, openingLine, shapesLine } from './lines';
import type { ExportInput, ExportPlan } from './plan';

export const EXPORT = 'export';

const PAGE = 1000;
/** Of what is handed on at once. */
const TOGETHER_CHARACTERS = 256 * 1024;

type PlanOf<Kind> = Extract<ExportPlan, Kind>;

/**
 * Reads an export line by line, in one order however often it is begun: a part that was had before is left out, and
 * what follows it is what would have followed. Nothing of it is held but a page.
 */
export class Export {
  /** Of the event that comes next. */
  private n = 0;

  constructor(
    private readonly reader: LogReader,
    private readonly county: RegionCode,
    private readonly heads: HeadsAtHand,
    private readonly input: ExportInput,
  ) {}

  async *chunks(): AsyncGenerator<string> {
    let chunk = '';
    for await (const lines of this.lines()) {
      chunk += lines;
      if (chunk.length < TOGETHER_CHARACTERS) continue;
      yield chunk;
      chunk = '';
    }
    if (chunk !== '') yield chunk;
  }

  private async *lines(): AsyncGenerator<string> {
    const { plan, had } = this.input;
    if (had === 0) {
      yield openingLine(this.county, this.input);
      yield shapesLine();
    }
    if ('appeal' in plan) yield* this.ofAppeal(plan);
    else yield* this.ofPeriod(plan);
    yield closingLine(this.n);
  }

  private async *ofAppeal(plan: PlanOf<{ streams: unknown }>): AsyncGenerator<string> {
    const { had } = this.input;
    if (had === 0) yield* this.headsOf(plan, await this.headsUsed(plan));
    for await (const event of this.eventsOf(plan)) {
      const n = this.n++;
      if (n < had) continue;
      yield eventLine(event, n, await this.inclusionIn(plan, event));
    }
  }

  /** What of an appeal the heads of the export do not cover comes without a proof. */
  private async inclusionIn({ heads }: ExportPlan, { position }: StoredEvent) {
    const inclusion = await this.heads.inclusionOf(position);
    return inclusion !== undefined && inclusion.head < heads ? inclusion : undefined;
  }

  private async headsUsed(plan: PlanOf<{ streams: unknown }>): Promise<readonly number[]> {
    const used = new Set([...this.heads.handOvers, plan.heads - 1]);
    for await (const { position } of this.eventsOf(plan))
      used.add((await this.heads.covering(position)) ?? -1);
    return [...used];
  }

  private async *eventsOf({ streams }: PlanOf<{ streams: unknown }>): AsyncGenerator<StoredEvent> {
    for (const [stream, length] of Object.entries(streams))
      for (let from = 0; from < length;) {
        const page = await this.reader.readStream(
          stream as StreamName,
          from as Revision,
          Math.min(PAGE, length - from),
        );
        yield* page;
        const last = page.at(-1);
        if (last === undefined) break;
        from = last.revision + 1;
      }
  }

  /** Those of the export among these, in order. */
  private async *headsOf({ heads }: ExportPlan, numbers: readonly number[]): AsyncGenerator<string> {
    for (const number of [...new Set(numbers)].sort((a, b) => a - b))
      if (number >= 0 && number < heads) yield await this.headLineOf(number, heads);
  }

  private async headLineOf(number: number, heads: number): Promise<string> {
    const [head] = await readHeads(this.reader, this.county, number, 1);
    return head === undefined ? '' : headLine(head, this.heads.tree.inclusion(number, heads));
  }

  /** Each head before its events. Those that handed over before, and the newest, which vouches for all, stand aside. */
  private async *ofPeriod(plan: PlanOf<{ first: number }>): AsyncGenerator<string> {
    const { first, last, heads } = plan;
    const { had } = this.input;
    if (had === 0) {
      const aside = [...this.heads.handOvers.filter((number) => number < first || number > last)];
      yield* this.headsOf(plan, last === heads - 1 ? aside : [...aside, heads - 1]);
    }
    let number = first;
    // Heads of which the caller has every event.
    for (; number <= last; number++) {
      const { events = 0 } = this.heads.at(number) ?? {};
      if (this.n + events > had || had === 0) break;
      this.n += events;
    }
    yield* this.walk(number, last, heads);
  }

  /** Put together page by page: a line handed on alone costs more on its way than it did to read. */
  private async *walk(from: number, last: number, heads: number): AsyncGenerator<string> {
    const { had } = this.input;
    let after = await this.heads.endOf(from - 1);
    let page: readonly StoredEvent[] = [];
    let [at, text] = [0, ''];
    for (let number = from; number <= last; number++) {
      // Its own line is what follows the event before.
      if (this.n >= had) text += await this.headLineOf(number, heads);
      const { events = 0 } = this.heads.at(number) ?? {};
      for (let left = events; left > 0; left--) {
        if (at === page.length) {
          yield text;
          [text, at] = ['', 0];
          page = await this.reader.readAll(after, PAGE);
        }
        const event = page[at++];
        if (event === undefined) return;
        after = event.position;
        const n = this.n++;
        if (n >= had) text += eventLine(event, n);
      }
    }
    yield text;
  }
}

/** In a thread of its own: most of it is reading and writing texts. */
export const exportJob: Job<JobPorts> = {
  name: EXPORT,
  async *run(input, { reader, county }) {
    const heads = await new HeadsAtHand(reader, county).look();
    for await (const text of new Export(reader, county, heads, input as ExportInput).chunks()) yield { text };
  },
};

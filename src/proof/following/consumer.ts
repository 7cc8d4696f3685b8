import { ClockDisputed } from '../../kernel/ports/clock';
import { BEFORE_ALL, type Position, type Revision, type StreamName } from '../../kernel/ids';
import type { EventReader } from '../../kernel/ports/event-store';
import { millisOf } from '../../kernel/time';
import { standingAt } from '../../runtime/follower/checkpoints';
import type { Consumer, Held } from '../../runtime/follower/consumer';
import type { Halt } from '../../runtime/follower/lane';
import { hashAsStored } from '../../runtime/chain';
import type { KeeperPorts } from '../../runtime/runners/keepers';
import type { Head } from '../domain/heads';
import { Gathering } from './gathering';
import { HeadsLane } from './lane';
import { readSeries } from './series';
import { HeadSigning } from './signing';
import { Witnessing } from './witnessing';

const MINUTE_MS = 60_000;

/** What there is between the last head and the next. */
interface Open {
  readonly lane: HeadsLane;
  readonly gathering: Gathering;
  readonly signing: HeadSigning;
  readonly witnesses: readonly Witnessing[];
}

/**
 * Signs the log: each event is covered by one head, in log order, and each head is stored once and witnessed at least
 * once, in order. Where it stands is in the log itself, in the last head. Signing and witnesses hold up nobody: while
 * neither is possible the log goes on, and they catch up.
 */
export class HeadsConsumer implements Consumer {
  readonly kind = 'heads';
  private held: Held | undefined;
  private now: Open | undefined;

  constructor(
    readonly name: string,
    private readonly ports: KeeperPorts,
  ) {}

  get lanes(): readonly HeadsLane[] {
    return this.now === undefined ? [] : [this.now.lane];
  }

  get isPaused(): boolean {
    return this.now?.signing.isFull ?? false;
  }

  async open(held: Held): Promise<Halt | undefined> {
    this.held = held;
    return this.begin();
  }

  close(): void {
    this.now?.signing.end();
    this.now = undefined;
  }

  async tend(halt: Halt | undefined): Promise<number> {
    if (this.now === undefined || halt !== undefined) return Infinity;
    if (this.now.signing.isOvertaken) await this.beginAgain();
    const { signing, witnesses } = this.now;
    if (witnesses.some(({ isUnsaved }) => isUnsaved))
      await this.held?.transaction(async (tx) => {
        for (const witness of witnesses) await witness.save(tx);
      });
    const ripe = this.cutWhenOld(this.now);
    return Math.min(ripe, signing.go(), ...witnesses.map((witness) => witness.go()));
  }

  async drain(): Promise<void> {
    const { signing, witnesses } = this.now ?? {};
    let timer: NodeJS.Timeout | undefined;
    const bound = new Promise<void>((over) => {
      timer = setTimeout(over, this.ports.context.limits.stopWait);
    });
    const under = Promise.all([signing, ...(witnesses ?? [])].map(async (each) => each?.drain()));
    await Promise.race([under, bound]);
    clearTimeout(timer);
  }

  /** Looks at the log again; nothing is signed anew that is signed. */
  async rebuild(): Promise<void> {
    await this.beginAgain();
    this.held?.goesOn();
  }

  status() {
    const { signing, witnesses = [] } = this.now ?? {};
    const trouble = [
      signing?.failure,
      ...witnesses.map((witness) => witness.trouble),
      this.unwitnessed,
    ].filter((each) => each !== undefined);
    return trouble.length === 0 ? {} : { trouble: trouble.join('; ') };
  }

  /** Whoever has the key could sign another past, and nobody could tell. */
  private get unwitnessed(): string | undefined {
    const { signing, witnesses = [] } = this.now ?? {};
    if (signing === undefined || signing.signed === 0 || witnesses.length > 0) return undefined;
    return `signed heads (${signing.signed}) that no witness has: set WITNESS_FILE, WITNESS_URLS or WITNESS_TOPIC`;
  }

  private async beginAgain(): Promise<void> {
    this.close();
    const halt = await this.begin();
    if (halt !== undefined) throw new Error(halt.error);
  }

  private async begin(): Promise<Halt | undefined> {
    const { context, county, heads, wake } = this.ports;
    const { reader } = context;
    const series = await readSeries(reader, county);
    const after = series.last === undefined ? BEFORE_ALL : await positionOf(reader, series.last);
    const signing = new HeadSigning(this.ports, series);
    const gathering = new Gathering(heads.events);
    const setup = { runner: this.name, county, series, reader, wake };
    const witnesses = heads.witnesses.map((witness) => new Witnessing(witness, context, setup));
    for (const witness of witnesses) await witness.load(context.database);
    const standing = await standingAt(reader, after ?? BEFORE_ALL);
    const lane = new HeadsLane(standing, gathering, (cut) => signing.due(cut));
    this.now = { lane, gathering, signing, witnesses };
    return after === undefined ? { state: 'store-changed', error: lost(series.last) } : undefined;
  }

  /** @returns in how many milliseconds the oldest event will have waited long enough */
  private cutWhenOld({ lane, gathering, signing }: Open): number {
    if (gathering.since === undefined || !lane.atHead || signing.isFull) return Infinity;
    const now = this.clockNow();
    if (now === undefined) return Infinity;
    const left = millisOf(gathering.since) + this.ports.heads.minutes * MINUTE_MS - now;
    if (left > 0) return left;
    const cut = gathering.cut();
    if (cut !== undefined) signing.due(cut);
    return Infinity;
  }

  private clockNow(): number | undefined {
    try {
      return millisOf(this.ports.context.clock.now());
    } catch (error) {
      if (error instanceof ClockDisputed) return undefined;
      throw error;
    }
  }
}

/** Of the last event that the head covers; `undefined` where the log holds it no more as it was. */
async function positionOf(
  reader: Pick<EventReader, 'readStream'>,
  { last: { stream, revision, hash } }: Head,
): Promise<Position | undefined> {
  const [stored] = await reader.readStream(stream as StreamName, revision as Revision, 1);
  return stored !== undefined && stored.revision === revision && hashAsStored(stored) === hash
    ? stored.position
    : undefined;
}

const lost = (head: Head | undefined): string =>
  `the log no longer holds ${head?.last.stream} ${head?.last.revision} as head ${head?.number} has it: let an auditor ` +
  'look at it, restore the right log, then rebuild';

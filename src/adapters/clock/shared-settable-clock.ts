import type { SettableClock } from '../../kernel/ports/clock';
import { instantOf, millisOf, type Instant, type Milliseconds } from '../../kernel/time';
import { Listeners } from './listeners';
import { waitOf } from './longest-wait';

/** Real time in milliseconds from an origin that all threads of the process share. */
export type RealTime = () => number;

const sinceBoot: RealTime = () => Number(process.hrtime.bigint()) / 1e6;

/** Virtual time runs on from `virtual` (milliseconds since 1970) since `real`, `speed` times as fast. */
interface Setting {
  readonly virtual: number;
  readonly real: number;
  readonly speed: number;
}

/**
 * One time for all threads of the process. The setting lies in shared memory under a sequence lock, so a reader
 * never waits for long and never sees half of a change. Other threads see a new setting at once, but their
 * listeners are called only when somebody pokes their clock.
 */
export class SharedSettableClock implements SettableClock {
  private readonly listeners = new Listeners();
  private readonly cells: BigInt64Array;
  private seen: number;

  /** @param startAt the present when absent */
  static create(startAt?: Instant, speed = 1, real: RealTime = sinceBoot): SharedSettableClock {
    const clock = new SharedSettableClock(new SharedArrayBuffer(BYTES), real);
    clock.set(startAt ?? instantOf(Date.now()), speed);
    return clock;
  }

  /** The clock behind a buffer that another thread handed over. */
  static attach(buffer: SharedArrayBuffer, real: RealTime = sinceBoot): SharedSettableClock {
    return new SharedSettableClock(buffer, real);
  }

  private constructor(
    readonly buffer: SharedArrayBuffer,
    private readonly real: RealTime,
  ) {
    this.cells = new BigInt64Array(buffer);
    this.seen = sequenceOf(this.cells);
  }

  now(): Instant {
    return instantOf(Math.floor(virtualAt(readSetting(this.cells), this.real())));
  }

  realDelayUntil(instant: Instant): Milliseconds {
    const setting = readSetting(this.cells);
    const ahead = millisOf(instant) - virtualAt(setting, this.real());
    // A clock that stands still comes to nothing by itself: wait until it is changed, or look again.
    return waitOf(ahead <= 0 ? 0 : ahead / setting.speed);
  }

  get speed(): number {
    return readSetting(this.cells).speed;
  }

  /** @throws RangeError for a speed that is negative or no number, or an instant that is none */
  set(now: Instant | undefined, speed: number | undefined): void {
    if (speed !== undefined && !(speed >= 0 && speed <= FASTEST)) {
      throw new RangeError(`speed must be from 0 to ${FASTEST}, not ${speed}`);
    }
    const virtual = now === undefined ? undefined : millisOf(now);
    if (Number.isNaN(virtual)) throw new RangeError(`${now} is no instant`);
    changeSetting(this.cells, (old) => {
      const real = this.real();
      return { virtual: virtual ?? virtualAt(old, real), real, speed: speed ?? old.speed };
    });
    this.poke();
  }

  onChanged(listener: () => void): () => void {
    return this.listeners.add(listener);
  }

  /** Calls the listeners of this thread if the clock was changed, here or elsewhere, since they were last called. */
  poke(): void {
    const sequence = sequenceOf(this.cells);
    if (sequence === this.seen) return;
    this.seen = sequence;
    this.listeners.call();
  }
}

const virtualAt = ({ virtual, real, speed }: Setting, now: number): number => virtual + (now - real) * speed;

const FASTEST = 1_000_000;

// Memory: [sequence, virtual, real, speed], the numbers in thousandths, which a double holds exactly. Odd sequence: somebody is writing.
// All by `Atomics`, because plain reads may be moved past the sequence's second reading on some processors.
const BYTES = 4 * BigInt64Array.BYTES_PER_ELEMENT;
const SEQUENCE = 0;
const VIRTUAL = 1;
const REAL = 2;
const SPEED = 3;

const store = (cells: BigInt64Array, at: number, value: number) =>
  Atomics.store(cells, at, BigInt(Math.round(value * 1000)));
const load = (cells: BigInt64Array, at: number): number => Number(Atomics.load(cells, at)) / 1000;

const sequenceOf = (cells: BigInt64Array): number => Number(Atomics.load(cells, SEQUENCE));

function readSetting(cells: BigInt64Array): Setting {
  for (;;) {
    const before = Atomics.load(cells, SEQUENCE);
    const setting = { virtual: load(cells, VIRTUAL), real: load(cells, REAL), speed: load(cells, SPEED) };
    if (before % 2n === 0n && Atomics.load(cells, SEQUENCE) === before) return setting;
  }
}

function changeSetting(cells: BigInt64Array, change: (old: Setting) => Setting): void {
  for (;;) {
    const old = readSetting(cells);
    const setting = change(old);
    const sequence = Atomics.load(cells, SEQUENCE);
    if (sequence % 2n !== 0n) continue;
    if (Atomics.compareExchange(cells, SEQUENCE, sequence, sequence + 1n) !== sequence) continue;
    store(cells, VIRTUAL, setting.virtual);
    store(cells, REAL, setting.real);
    store(cells, SPEED, setting.speed);
    Atomics.store(cells, SEQUENCE, sequence + 2n);
    return;
  }
}

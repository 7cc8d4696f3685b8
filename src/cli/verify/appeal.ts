import { rootByInclusion } from '../../proof/merkle';
import { isMoved, placeOf, type Evidence } from './event';
import { MARK, type ReadHead } from './heads';
import { Broken, Unreadable } from './verdict';

const FIRST = '0'.repeat(64);

interface Proof {
  readonly head: number;
  readonly index: number;
  readonly path: readonly string[];
}

/** Whole streams, one after the other: of each all events from the first, each with its way to a head. */
export class AppealJudge {
  private readonly heads = new Map<number, ReadHead>();
  private readonly waiting: string[];
  private next = 0;
  private prevHash = FIRST;
  /** The first of this stream that came without a proof. */
  private bare: Evidence | undefined;
  private elsewhere: number | undefined;
  events = 0;
  uncovered = 0;

  /** @param streams how many events of each the export says that it has */
  constructor(private readonly streams: Readonly<Record<string, number>>) {
    this.waiting = Object.keys(streams);
  }

  know(head: ReadHead): void {
    this.heads.set(head.number, head);
  }

  /** @throws Broken */
  take(event: Evidence, line: Readonly<Record<string, unknown>>): void {
    while (this.waiting[0] !== event.stream) {
      if (!this.waiting.includes(event.stream))
        throw new Broken('inserted', placeOf(event), 'it is of another stream');
      this.leave();
    }
    this.judge(event, proofIn(line));
    this.next++;
    this.events++;
    this.prevHash = event.hash;
  }

  /** @throws Broken */
  end(): void {
    while (this.waiting.length > 0) this.leave();
    if (this.elsewhere !== undefined)
      throw new Broken(
        'elsewhere',
        { head: this.elsewhere },
        `another event under head ${this.elsewhere} is not as it was signed: export the whole log to see which`,
      );
  }

  /** The stream that came is over. */
  private leave(): void {
    const stream = this.waiting.shift() ?? '';
    const told = this.streams[stream] ?? 0;
    if (this.next < told)
      throw new Broken('truncated', { stream, revision: this.next }, 'the export says that there are more');
    this.next = 0;
    this.prevHash = FIRST;
    this.bare = undefined;
  }

  private judge(event: Evidence, proof: Proof | undefined): void {
    const { stream, revision, told } = event;
    if (revision > this.next && (event.isSound || !isMoved(event)))
      throw new Broken('deleted', { stream, revision: this.next }, 'it is gone');
    if (revision < this.next) throw new Broken('inserted', placeOf(event), 'there are two of this revision');
    if (!event.isSound)
      throw isMoved(event)
        ? new Broken('reordered', placeOf(event), 'it was written for another revision')
        : new Broken('edited', placeOf(event), 'its content does not fit its hash');
    if (proof === undefined) {
      this.uncovered++;
      this.bare ??= event;
    } else this.judgeProof(event, proof);
    if (told.prevHash !== this.prevHash)
      throw new Broken('edited', { stream, revision: revision - 1 }, 'the next event saw another');
  }

  private judgeProof(event: Evidence, { head: number, index, path }: Proof): void {
    const head = this.heads.get(number);
    if (head === undefined) throw new Broken('head', { head: number }, `head ${number} is not there`);
    if (this.bare !== undefined)
      throw new Broken('inserted', placeOf(this.bare), 'no head covers it, and later ones are covered');
    const mark = event.hash.slice(0, MARK);
    const signed = head.marks.slice(index * MARK, (index + 1) * MARK);
    const place = placeOf(event, { head: number, number: head.first + index });
    if (signed !== mark && !marksOf(head).includes(mark))
      throw new Broken('edited', place, 'it was written anew, hash and all');
    const root = rootByInclusion({
      entry: Buffer.from(event.hash, 'hex'),
      ...{ index, size: head.events },
      path: path.map((hash) => Buffer.from(hash, 'hex')),
    });
    if (root?.toString('hex') !== head.root) this.elsewhere ??= number;
  }
}

const marksOf = ({ marks, events }: ReadHead): readonly string[] =>
  Array.from({ length: events }, (_, at) => marks.slice(at * MARK, (at + 1) * MARK));

function proofIn({ head, index, path }: Readonly<Record<string, unknown>>): Proof | undefined {
  if (head === undefined) return undefined;
  if (typeof head !== 'number' || typeof index !== 'number' || !Array.isArray(path))
    throw new Unreadable('the proof of an event lacks what a proof has');
  return { head, index, path: path.map(String) };
}

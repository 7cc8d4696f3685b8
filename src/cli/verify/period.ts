import { MerkleTree } from '../../proof/merkle';
import { isMoved, placeOf, type Evidence } from './event';
import { MARK, type ReadHead } from './heads';
import { Broken, type Place } from './verdict';

const markOf = ({ hash }: Pick<Evidence, 'hash'>): string => hash.slice(0, MARK);

/** Whole heads, one after the other: of each all events, in the order of the log. */
export class PeriodJudge {
  /** Where each stream stands: revision and hash of its last event. */
  private readonly chains = new Map<string, { readonly revision: number; readonly hash: string }>();
  private head: ReadHead | undefined;
  private facts: Evidence[] = [];
  /** An event that is gone: the one that came after it in its stream tells which it was. */
  private gone: Gone | undefined;
  events = 0;

  /** @throws Broken of the head before */
  begin(head: ReadHead): void {
    this.leave();
    this.head = head;
  }

  /** @throws Broken */
  take(event: Evidence): void {
    const { head, gone } = this;
    this.events++;
    if (gone !== undefined) {
      if (event.told.prevHash.startsWith(gone.mark)) throw gone.of(event);
      return;
    }
    if (head === undefined || this.facts.length >= head.events)
      throw new Broken('inserted', placeOf(event), 'there are more events than its head covers');
    this.facts.push(event);
  }

  /** @throws Broken */
  end(): void {
    this.leave();
    if (this.gone !== undefined) throw this.gone.of(undefined);
  }

  /** Judges what came under the head. */
  private leave(): void {
    const { head, facts } = this;
    this.head = undefined;
    this.facts = [];
    if (head !== undefined && this.gone === undefined) this.judge(head, facts);
  }

  private judge(head: ReadHead, facts: readonly Evidence[]): void {
    const tree = new MerkleTree();
    for (let index = 0; index < head.events; index++) {
      const mark = head.marks.slice(index * MARK, (index + 1) * MARK);
      const event = facts[index];
      const number = head.first + index;
      if (event === undefined)
        throw new Broken('truncated', { number, head: head.number }, `the log ends before event ${number}`);
      if (markOf(event) !== mark) {
        const found = notTheOne(head, facts, index, mark);
        if (found instanceof Broken) throw found;
        this.gone = found;
        return;
      }
      this.judgeChain(event, number, head.number);
      tree.append(Buffer.from(event.hash, 'hex'));
    }
    if (tree.root().toString('hex') !== head.root)
      throw new Broken(
        'edited',
        { head: head.number },
        `an event under head ${head.number} is not as it was signed`,
      );
  }

  private judgeChain(event: Evidence, number: number, head: number): void {
    if (!event.isSound)
      throw new Broken(
        'edited',
        placeOf(event, { number, head }),
        'it is not as its hash says, and was signed so',
      );
    const { stream, revision, told, hash } = event;
    const before = this.chains.get(stream);
    if (before !== undefined && revision !== before.revision + 1)
      throw new Broken(
        'deleted',
        { stream, revision: before.revision + 1, head },
        'it was gone when it was signed',
      );
    if (before !== undefined && told.prevHash !== before.hash)
      throw new Broken('edited', { stream, revision: before.revision, head }, 'the next event saw another');
    this.chains.set(stream, { revision, hash });
  }
}

class Gone {
  constructor(
    readonly mark: string,
    private readonly place: Place,
  ) {}

  /** @param next in its stream */
  of(next: Evidence | undefined): Broken {
    const where = next === undefined ? {} : { stream: next.stream, revision: next.revision - 1 };
    return new Broken(
      'deleted',
      { ...where, ...this.place },
      `event ${this.place.number} of the log is gone`,
    );
  }
}

/** Names what stands where another event was signed. */
function notTheOne(head: ReadHead, facts: readonly Evidence[], index: number, mark: string): Broken | Gone {
  const event = facts[index] as Evidence;
  const number = head.first + index;
  const place = placeOf(event, { number, head: head.number });
  const marks = new Set(
    Array.from({ length: head.events }, (_, at) => head.marks.slice(at * MARK, (at + 1) * MARK)),
  );
  const isThere = facts.some((other) => markOf(other) === mark);
  const isSigned = marks.has(markOf(event));
  if (isThere && isSigned) return new Broken('reordered', place, 'the order of the log was changed');
  if (isThere) return new Broken('inserted', place, 'it was not in the log when that was signed');
  if (isSigned) {
    const gone = new Gone(mark, { number, head: head.number });
    const next = facts.find(({ told }) => told.prevHash.startsWith(mark));
    return next === undefined ? gone : gone.of(next);
  }
  if (!event.isSound && isMoved(event))
    return new Broken('reordered', place, 'it was written for another revision');
  return new Broken(
    'edited',
    place,
    event.isSound ? 'it was written anew, hash and all' : 'its content does not fit its hash',
  );
}

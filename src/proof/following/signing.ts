import { createHash } from 'node:crypto';
import { SYSTEM } from '../../kernel/actor';
import type { CommandId, CorrelationId, PersonId } from '../../kernel/ids';
import type { CommandEnvelope } from '../../kernel/ports/command-port';
import type { HeadSigner, HandOver } from '../../kernel/ports/witness';
import { Retry } from '../../runtime/follower/retry';
import type { KeeperPorts } from '../../runtime/runners/keepers';
import { messageOf } from '../../runtime/runners/status';
import { uuidOf } from '../../runtime/uuid';
import { headIn, headsStream, type SignHead } from '../domain/heads';
import type { Cut } from './gathering';
import { readHeads, type Series } from './series';

/** Cuts that wait to be signed before no more of the log is read. */
const WAITING = 8;

/** The log holds another head than the one that was to follow: somebody else signs, or did. */
class Overtaken extends Error {
  override readonly name = 'Overtaken';
}

/**
 * Signs what is due and stores it, one head at a time, each once: a head goes to the executor under an id that follows
 * from what it covers, which takes it only after the head before it, and counts here once it was read back.
 */
export class HeadSigning {
  private readonly waiting: Cut[] = [];
  private readonly retry: Retry;
  private under: Promise<void> | undefined;
  private tryAgainAt = 0;
  private signer: HeadSigner | undefined;
  /** Another owner may sign now: what was due is not any more. */
  private isOver = false;
  /** Why nothing is signed. */
  failure: string | undefined;
  /** The log is to be looked at again, from the last head on. */
  isOvertaken = false;

  constructor(
    private readonly ports: Pick<KeeperPorts, 'context' | 'commands' | 'county' | 'heads' | 'wake'>,
    private readonly series: Series,
  ) {
    this.retry = new Retry(ports.context.limits);
  }

  get isFull(): boolean {
    return this.waiting.length >= WAITING;
  }

  /** So many heads are in the log. */
  get signed(): number {
    return this.series.size;
  }

  due(cut: Cut): void {
    this.waiting.push(cut);
  }

  end(): void {
    this.isOver = true;
  }

  /** Begins with the next one. @returns in how many milliseconds to ask again */
  go(): number {
    const [cut] = this.waiting;
    if (cut === undefined || this.under !== undefined || this.isOvertaken) return Infinity;
    const wait = this.tryAgainAt - performance.now();
    if (wait > 0) return wait;
    this.under = this.sign(cut)
      .then(
        () => this.succeeded(),
        (error: unknown) => this.failed(error),
      )
      .finally(() => {
        this.under = undefined;
        this.ports.wake();
      });
    return Infinity;
  }

  async drain(): Promise<void> {
    await this.under;
  }

  private succeeded(): void {
    this.waiting.shift();
    this.failure = undefined;
    this.retry.succeeded();
  }

  private failed(error: unknown): void {
    if (this.isOver) return;
    if (error instanceof Overtaken) this.isOvertaken = true;
    this.tryAgainAt = performance.now() + this.retry.failed();
    this.failure = `head ${this.series.size} is not signed: ${messageOf(error)}`;
    this.ports.context.log.error(
      { runner: 'heads', error: messageOf(error) },
      'head not signed; trying again',
    );
  }

  private async sign(cut: Cut): Promise<void> {
    const { context, commands, county, heads } = this.ports;
    const signer = (this.signer ??= await heads.signer());
    const handOver = await this.handOverTo(signer);
    const signedAt = context.clock.now();
    const text = this.series.next(cut, { county, key: signer.key, signedAt, handOver });
    if (this.isOver) return;
    const outcome = await commands.send(this.envelope(text, signer.sign(text)));
    if (outcome.kind !== 'done') throw new Error(outcome.kind === 'refused' ? outcome.code : outcome.reason);
    await this.takeIn(headIn(text).root);
  }

  private async handOverTo(signer: HeadSigner): Promise<HandOver | undefined> {
    const before = this.series.last?.key;
    return before === undefined || before === signer.key ? undefined : signer.handOver(before);
  }

  private envelope(text: string, signature: string): CommandEnvelope<SignHead> {
    const { number, first, events, root } = headIn(text);
    const stream = headsStream(this.ports.county);
    const told = `${stream} ${number} ${first} ${events} ${root}`;
    const id = uuidOf(createHash('sha256').update(told).digest('hex'));
    return {
      stream,
      command: { verb: 'signHead', data: { text, signature } },
      commandId: id as CommandId,
      correlationId: id as CorrelationId,
      actor: { ...SYSTEM, id: 'heads' as PersonId },
    };
  }

  /** What the log holds counts: an earlier try may have stored it, or another owner another. */
  private async takeIn(root: string): Promise<void> {
    const { context, county } = this.ports;
    const [stored] = await readHeads(context.reader, county, this.series.size, 1);
    if (stored === undefined) throw new Error('it cannot be read back yet');
    const head = headIn(stored.text);
    if (head.root !== root || !this.series.follows(head)) throw new Overtaken('another node signed it');
    this.series.add(head);
  }
}

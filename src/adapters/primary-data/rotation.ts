import { setTimeout as pause } from 'node:timers/promises';
import type { KeyId } from '../../kernel/ids';
import type { MasterKeyRotation } from '../../kernel/ports/primary-data';
import type { Wrapping } from './wrapping';

const PAGE = 500;
/** Whoever waits for an answer goes first. */
const BREATH_MS = 5;
const ROOT = 'root' as KeyId;

export interface WrappedRow {
  readonly id: string;
  readonly wrapped: Buffer;
}
export interface RewrappedRow extends WrappedRow {
  /** Changed meanwhile, it is left as it is. */
  readonly was: Buffer;
}

/** The wrapped keys and what is noted beside them. */
export interface RotatingStore {
  /** Under which master key its keys were written, when it was opened. */
  readonly keyCheck: string;
  /** Whether this master key was the one, and is no more. */
  isRetired(check: string): Promise<boolean>;
  page(after: string, count: number): Promise<readonly WrappedRow[]>;
  replace(rows: readonly RewrappedRow[]): Promise<void>;
  /** The first that was kept stands for all. */
  keepRoot(wrapped: string): Promise<string>;
  /** In one transaction: from now on this is the key, and the other one opens nothing here again. */
  finish(now: { readonly keyCheck: string; readonly retired: string; readonly root: string }): Promise<void>;
}

/**
 * Wraps every key anew under the present master key, while all are read. Guarantee: what it did is kept page by page, so
 * that whoever is killed goes on, and it counts as done only after a whole pass has found nothing to do.
 */
export class Rotation implements MasterKeyRotation {
  private isDone: boolean;
  /** The other key was never the one: nodes are told of it before they get it as the present one. */
  private isToCome = false;
  /** A whole pass of this start has found nothing to do: what another node added meanwhile is wrapped anew, too. */
  private hasPassed = false;
  private done = 0;
  private isStopped = false;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: RotatingStore,
    private readonly wrapping: Wrapping,
  ) {
    this.isDone = store.keyCheck === wrapping.check;
  }

  get isWrittenUnderOther(): boolean {
    return !this.isDone;
  }

  async root(first: Buffer): Promise<Buffer> {
    const kept = await this.store.keepRoot(
      this.wrapping.wrap({ id: ROOT, secret: first }).toString('base64'),
    );
    return this.wrapping.unwrap(ROOT, Buffer.from(kept, 'base64')).secret;
  }

  begin(root: Buffer, onFailed: (error: unknown) => void): void {
    // Also where it was done: a node that still had the other key may have added some since.
    if (this.wrapping.otherCheck === undefined) return;
    this.running = this.rotate(root).catch(onFailed);
  }

  standing(): string | undefined {
    if (this.wrapping.otherCheck === undefined) return undefined;
    if (this.isToCome)
      return 'keys open under SUQIU_MASTER_KEY_OTHER as well: once each node knows both, exchange the two';
    return this.hasPassed
      ? 'all keys lie under the present master key: SUQIU_MASTER_KEY_OTHER is needed no more once each node runs with the present one'
      : `keys are being wrapped anew under the present master key: ${this.done} so far, and the other one is still needed`;
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    await this.running;
  }

  private async rotate(root: Buffer): Promise<void> {
    const retired = this.wrapping.otherCheck;
    if (retired === undefined) return;
    // Else a start under the key that is to come would be refused.
    this.isToCome = this.isDone && !(await this.store.isRetired(retired));
    while ((await this.pass()) > 0) if (this.isStopped) return;
    if (this.isStopped || this.isToCome) return;
    await this.store.finish({
      keyCheck: this.wrapping.check,
      retired,
      root: this.wrapping.wrap({ id: ROOT, secret: root }).toString('base64'),
    });
    this.isDone = true;
    this.hasPassed = true;
  }

  /** @returns how many it wrapped anew */
  private async pass(): Promise<number> {
    let changed = 0;
    for (let after = ''; !this.isStopped;) {
      const page = await this.store.page(after, PAGE);
      const rows = page.flatMap(({ id, wrapped: was }): readonly RewrappedRow[] => {
        const wrapped = this.wrapping.rewrapped(id as KeyId, was);
        return wrapped === undefined ? [] : [{ id, was, wrapped }];
      });
      if (rows.length > 0) await this.store.replace(rows);
      changed += rows.length;
      this.done += rows.length;
      const last = page.at(-1);
      if (last === undefined) return changed;
      after = last.id;
      await pause(BREATH_MS, undefined, { ref: false });
    }
    return changed;
  }
}

/**
 * Whether these keys may be opened with what is at hand. @param known as noted beside the keys
 * @returns why not, in a sentence
 */
export function refusedKey(
  known: string,
  isRetired: boolean,
  { check, otherCheck }: Pick<Wrapping, 'check' | 'otherCheck'>,
): 'foreign' | 'retired' | undefined {
  if (known === check) return undefined;
  if (isRetired) return 'retired';
  return known === otherCheck ? undefined : 'foreign';
}

import { LeaseLost, type Lease, type Leases } from './leases';

/** Gets, renews and gives up the lease of one runner. */
export class LeaseKeeper {
  private held: Lease | undefined;
  private askAgainAt = 0;
  private renewedAt = -Infinity;
  private first = true;

  constructor(
    private readonly leases: Leases,
    private readonly name: string,
    private readonly askEvery: number,
    private readonly takeOver: boolean,
  ) {}

  /** @throws LeaseLost when somebody else has it */
  required(): Lease {
    if (!this.held) throw new LeaseLost(this.name);
    return this.held;
  }

  /**
   * The lease, asked for again no more often than `askEvery` milliseconds while another owner has it; nothing only where one
   * does. @throws what the database throws; it is then asked at the next call
   */
  async ensure(): Promise<Lease | undefined> {
    if (this.held || performance.now() < this.askAgainAt) return this.held;
    const held = await this.leases.acquire(this.name, this.takeOver && this.first);
    this.askAgainAt = performance.now() + this.askEvery;
    this.held = held;
    this.first = false;
    return held;
  }

  /** Another owner has it: wait for that one's to run out. */
  lost(): void {
    this.held = undefined;
    this.askAgainAt = performance.now() + this.askEvery;
  }

  /** A transaction that wrote under it is committed, and has renewed it. @param from when it began, by this process */
  worked(from: number): void {
    this.renewedAt = from;
  }

  /**
   * Where work has not done so lately. False when it turned out to be lost. A database that fails says nothing about
   * the lease.
   */
  async renew(): Promise<boolean> {
    const { held } = this;
    if (!held || performance.now() - this.renewedAt < this.askEvery || (await this.leases.renew(held)))
      return true;
    if (this.held === held) this.lost();
    return false;
  }

  async giveUp(): Promise<void> {
    const { held } = this;
    this.held = undefined;
    if (held) await this.leases.giveUp(held);
  }
}

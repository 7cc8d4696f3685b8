/**
 * How many windows of one person may be open. Who comes again after their connection went is waited for: the old one may
 * be counted a moment longer, and a browser that is refused does not try again by itself.
 */
export class Places {
  private readonly taken = new Map<string, number>();
  private readonly waiting = new Map<string, (() => void)[]>();

  constructor(
    private readonly most: number,
    private readonly waitMs: number,
  ) {}

  /** @returns false where none has become free in time; a place that was taken is given back by `leave` */
  async take(person: string): Promise<boolean> {
    const held = this.taken.get(person) ?? 0;
    if (held >= this.most) return this.freed(person);
    this.taken.set(person, held + 1);
    return true;
  }

  leave(person: string): void {
    const [next, ...others] = this.waiting.get(person) ?? [];
    if (next !== undefined) {
      // Handed over: it stays taken.
      this.wait(person, others);
      next();
      return;
    }
    const left = (this.taken.get(person) ?? 1) - 1;
    if (left > 0) this.taken.set(person, left);
    else this.taken.delete(person);
  }

  private freed(person: string): Promise<boolean> {
    return new Promise((resolve) => {
      const mine = () => {
        clearTimeout(timer);
        resolve(true);
      };
      const timer = setTimeout(() => {
        this.wait(
          person,
          (this.waiting.get(person) ?? []).filter((other) => other !== mine),
        );
        resolve(false);
      }, this.waitMs);
      this.wait(person, [...(this.waiting.get(person) ?? []), mine]);
    });
  }

  private wait(person: string, all: readonly (() => void)[]): void {
    if (all.length > 0) this.waiting.set(person, [...all]);
    else this.waiting.delete(person);
  }
}

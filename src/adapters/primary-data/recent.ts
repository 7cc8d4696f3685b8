/**
 * The values used lately, up to a bound. Two generations: what was not asked for while the newer one filled up goes.
 * Cheaper than moving each value to the end of one list whenever it is used, and as good at keeping what is in use.
 */
export class Recent<Value> {
  private newer = new Map<string, Value>();
  private older = new Map<string, Value>();

  constructor(private readonly most: number) {}

  get(name: string): Value | undefined {
    const value = this.newer.get(name);
    if (value !== undefined) return value;
    const aged = this.older.get(name);
    if (aged !== undefined) this.set(name, aged);
    return aged;
  }

  set(name: string, value: Value): void {
    this.newer.set(name, value);
    // Else a `delete` would leave the earlier value behind.
    this.older.delete(name);
    if (this.newer.size * 2 <= this.most) return;
    this.older = this.newer;
    this.newer = new Map();
  }

  delete(name: string): void {
    this.newer.delete(name);
    this.older.delete(name);
  }

  clear(): void {
    this.newer.clear();
    this.older.clear();
  }
}

/** Who wants to know that the clock was changed. */
export class Listeners {
  private readonly all = new Set<() => void>();

  /** @returns what takes the listener off again */
  add(listener: () => void): () => void {
    // One of its own, so that a listener added twice is called twice and taken off one by one.
    const own = () => listener();
    this.all.add(own);
    return () => void this.all.delete(own);
  }

  call(): void {
    for (const listener of [...this.all]) listener();
  }
}

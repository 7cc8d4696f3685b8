const STEPS = 8;

/**
 * Waits for a word from outside, counting only milliseconds in which this process could have heard it: while its own
 * loop stands still (a start, a machine with other work) an answer lies there unread, and is not the other side's
 * silence. However long it stood, it counts as an eighth of the limit.
 */
export class Countdown {
  private left = STEPS;
  private readonly timer: NodeJS.Timeout;

  constructor(limit: number, over: () => void) {
    this.timer = setInterval(() => {
      this.left--;
      if (this.left > 0) return;
      this.stop();
      over();
    }, limit / STEPS);
  }

  /** From the beginning: there was a word. */
  refresh(): void {
    this.left = STEPS;
    this.timer.refresh();
  }

  stop(): void {
    clearInterval(this.timer);
  }
}

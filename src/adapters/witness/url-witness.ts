import type { SignedHead, Witness } from '../../kernel/ports/witness';
import { lineOf } from './file-witness';

const WITHIN_MS = 10_000;

/** Posts each head; whatever answers 2xx has it. At least once, in order. */
export class UrlWitness implements Witness {
  readonly name: string;

  constructor(private readonly url: string) {
    // Whoever reads health need not know what lets one in there.
    const { origin, pathname } = new URL(url);
    this.name = `${origin}${pathname}`;
  }

  async witness(heads: readonly SignedHead[]): Promise<void> {
    for (const head of heads) {
      const answer = await fetch(this.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: lineOf(head),
        signal: AbortSignal.timeout(WITHIN_MS),
      });
      await answer.body?.cancel();
      if (!answer.ok) throw new Error(`it answered ${answer.status}`);
    }
  }
}

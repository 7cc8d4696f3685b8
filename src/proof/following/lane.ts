import { instantOf } from '../../kernel/time';
import { hashAsStored } from '../../runtime/chain';
import type { Standing } from '../../runtime/follower/checkpoints';
import { Lane, type Plan } from '../../runtime/follower/lane';
import type { LogEntry } from '../../runtime/follower/log-entry';
import type { Cut, Gathering, Leaf } from './gathering';

const GENERATION = 1;

/** Gathers what no head covers yet. Begins after the last head, so that nothing of it need be kept but the heads. */
export class HeadsLane extends Lane {
  constructor(
    standing: Standing,
    private readonly gathering: Gathering,
    private readonly onDue: (cut: Cut) => void,
  ) {
    super(GENERATION, standing);
  }

  async plan(entries: readonly LogEntry[]): Promise<Plan> {
    const leaves = entries.map(leafOf);
    return {
      passed: entries.at(-1),
      parked: [],
      adopt: () => {
        for (const leaf of leaves) {
          const cut = this.gathering.add(leaf);
          if (cut !== undefined) this.onDue(cut);
        }
      },
    };
  }

  async release(): Promise<void> {
    throw new Error('heads set nothing aside');
  }
}

/** What the log says is signed, also where it contradicts itself: a verifier names that event. */
function leafOf(entry: LogEntry): Leaf {
  const { stored } = entry;
  try {
    const { metadata } = entry;
    return { stored, hash: hashAsStored(stored, metadata), occurredAt: metadata.occurredAt };
  } catch {
    return { stored, hash: hashAsStored(stored), occurredAt: instantOf(0) };
  }
}

import { SYSTEM } from '../../kernel/actor';
import { BEFORE_ALL, appealOf, type StreamName } from '../../kernel/ids';
import type { Job, JobLine } from '../../kernel/job';
import { addMillis, type Instant } from '../../kernel/time';
import { isSuperseded, loadReference, referenceSources, type ReferenceData } from '../../reference';
import type { JobPorts } from '../../runtime/jobs';
import { appealAggregate } from '../application/aggregate';
import { eventsOfAppeal, everyAppeal } from './every-appeal';
import type { Finding } from './finding';
import { judge, type Judged } from './judge';

export const DEADLINE_PROOF = 'deadline-proof';

export interface ProofInput {
  /** What fell due within this time may still be on its way. */
  readonly graceSeconds: number;
}

/** After a start or a publication, runners work off what waited; longer than this, something is wrong. */
export const GRACE_SECONDS = 300;

/** How far it has come. */
export interface ProofCounts {
  readonly appeals: number;
  readonly events: number;
  readonly deadlines: number;
  readonly misses: number;
  readonly findings: number;
}

export type ProofLine =
  | ({ readonly line: 'finding' } & Finding)
  | ({ readonly line: 'progress'; readonly position: number; readonly of: number } & ProofCounts)
  | ({ readonly line: 'done'; readonly at: Instant } & ProofCounts);

const TELL_EVERY = 5_000;

/**
 * Judges every appeal of the log, by no read model: where one begins, its stream is read as a whole. So what it holds
 * is one page and one appeal, however long the log is.
 */
export const deadlineProof: Job<JobPorts> = {
  name: DEADLINE_PROOF,
  async *run(input, ports): AsyncGenerator<ProofLine & JobLine> {
    const { graceSeconds } = input as ProofInput;
    const head = (await ports.reader.newest())?.position ?? BEFORE_ALL;
    let inForce = await rulesOf(ports);
    let counts: ProofCounts = { appeals: 0, events: 0, deadlines: 0, misses: 0, findings: 0 };
    for await (const found of everyAppeal(ports.reader, head)) {
      if (found.kind === 'page') {
        // What is published meanwhile counts from the next page on.
        if (await isSuperseded(ports, inForce)) inForce = await rulesOf(ports);
        continue;
      }
      const { stream, position } = found.first;
      const { judged, events } = await judgeStream(stream, inForce, ports, graceSeconds);
      for (const finding of judged.findings) yield { line: 'finding', ...finding };
      counts = added(counts, judged, events);
      if (counts.appeals % TELL_EVERY === 0) yield { line: 'progress', position, of: head, ...counts };
    }
    yield { line: 'done', at: ports.now(), ...counts };
  },
};

const rulesOf = ({ reader, county, now }: JobPorts): Promise<ReferenceData> =>
  loadReference({ reader, county, now, sources: referenceSources });

const added = (counts: ProofCounts, judged: Judged, events: number): ProofCounts => ({
  appeals: counts.appeals + 1,
  events: counts.events + events,
  deadlines: counts.deadlines + judged.deadlines,
  misses: counts.misses + judged.misses,
  findings: counts.findings + judged.findings.length,
});

async function judgeStream(
  stream: StreamName,
  inForce: ReferenceData,
  { reader, now }: JobPorts,
  graceSeconds: number,
): Promise<{ readonly judged: Judged; readonly events: number }> {
  const at = now();
  try {
    const events = await eventsOfAppeal(reader, stream);
    const context = appealAggregate.context(at, SYSTEM, inForce);
    return { judged: judge(events, context, addMillis(at, -1000 * graceSeconds)), events: events.length };
  } catch (error) {
    if (!(error instanceof Error) || error.name === 'StoreUnavailable') throw error;
    const unreadable: Finding = { kind: 'unreadable', appeal: appealOf(stream) };
    return { judged: { findings: [unreadable], deadlines: 0, misses: 0 }, events: 0 };
  }
}

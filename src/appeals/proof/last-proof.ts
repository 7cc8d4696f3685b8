import type { FeatureHealth } from '../../kernel/feature-health';
import type { Recorded } from '../../kernel/event';
import type { RegionCode } from '../../kernel/ids';
import type { EventReader } from '../../kernel/ports/event-store';
import { inCountyTime } from '../../kernel/county-time';
import { readOn } from '../../runtime/read-on';
import { proofSchemas, proofStream, type DeadlinesProven } from './record';

const PAGE = 100;

/** The newest recorded proof; what was read before is not read again. */
export class LastProof {
  private next = 0;
  private last: Recorded<DeadlinesProven> | undefined;

  constructor(
    private readonly reader: Pick<EventReader, 'readStream'>,
    private readonly county: RegionCode,
  ) {}

  /** @throws DomainError `store/unavailable` */
  async read(): Promise<Recorded<DeadlinesProven> | undefined> {
    for (;;) {
      const stream = proofStream(this.county);
      const page = await readOn<DeadlinesProven>(this.reader, proofSchemas, stream, this.next, PAGE);
      const last = page.at(-1);
      if (last !== undefined) {
        this.last = last;
        this.next = last.revision + 1;
      }
      if (page.length < PAGE) return this.last;
    }
  }
}

/** A finding keeps no request away: whoever reads readiness has to look at it. */
export const proofHealth: FeatureHealth = {
  name: 'deadlines',
  reading: ({ reader, county }) => {
    const last = new LastProof(reader, county);
    return async () => {
      const proven = await last.read();
      if (proven === undefined)
        return { state: 'ok', detail: 'not proven yet: the first proof runs at night' };
      const { findings, appeals } = proven.event.data;
      const at = inCountyTime(proven.metadata.occurredAt);
      return findings === 0
        ? { state: 'ok', detail: `proven ${at}, ${appeals} appeals` }
        : { state: 'warn', detail: `${findings} findings at ${at}: GET /api/v1/operations/deadline-proof` };
    };
  },
};

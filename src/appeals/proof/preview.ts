import { setImmediate as nextTurn } from 'node:timers/promises';
import { SYSTEM } from '../../kernel/actor';
import { appealStream } from '../../kernel/ids';
import type { Job, JobLine } from '../../kernel/job';
import { latest } from '../../kernel/time';
import { loadReference, PREVIEW, referenceSources, type Proposed } from '../../reference';
import { catchUp, emptyHistory } from '../../runtime/executor-history';
import type { JobPorts } from '../../runtime/jobs';
import { appealAggregate } from '../application/aggregate';
import { liveTables } from '../application/live-tables';
import type { AppealContext } from '../domain/context';
import type { AppealEvent } from '../domain/events';
import { changesOf } from '../domain/time/recount-deadlines';
import { appealsRunning, type AppealRange } from '../read-models/queue/running';

const PAGE = 200;
const MOST_ROWS = 100;
const TELL_EVERY = 2_000;
const ALL: AppealRange = { after: '', before: 'g' };

/**
 * What a version would make of the deadlines that run: the events that publishing it would record, counted, and the
 * first of them. As the appeals stand now, also when the version would come later.
 */
export const previewRules: Job<JobPorts> = {
  name: PREVIEW,
  async *run(input, ports): AsyncGenerator<JobLine> {
    const proposed = input as Proposed;
    const now = latest(ports.now(), proposed.effectiveAt ?? ports.now());
    const from = { reader: ports.reader, county: ports.county, sources: referenceSources };
    const inForce = await loadReference({ ...from, now: () => now, proposed });
    const context = appealAggregate.context(now, SYSTEM, inForce);
    const counts = { open: 0, appeals: 0, deadlines: 0, later: 0, sooner: 0, overdue: 0 };
    const tables = await liveTables(ports.readSide);
    for (let range = ALL; ;) {
      const page = await appealsRunning(tables, range, PAGE);
      for (const appeal of page) {
        const changes = await changesBy(context, appealStream(appeal), ports);
        counts.open++;
        if (changes.length > 0) counts.appeals++;
        for (const { deadline, kind, was, dueAt, causes } of changes) {
          counts.deadlines++;
          if (dueAt > was) counts.later++;
          if (dueAt < was) counts.sooner++;
          if (dueAt <= now) counts.overdue++;
          if (counts.deadlines <= MOST_ROWS)
            yield { line: 'change', appeal, deadline, kind, was, dueAt, causes };
        }
        if (counts.open % TELL_EVERY === 0) yield { line: 'progress', ...counts };
      }
      const last = page.at(-1);
      if (last === undefined || page.length < PAGE) break;
      range = { ...range, after: last };
      await nextTurn();
    }
    yield { line: 'done', ...counts };
  },
};

async function changesBy(
  context: AppealContext,
  stream: ReturnType<typeof appealStream>,
  { reader }: JobPorts,
) {
  const { state } = await catchUp(
    reader,
    appealAggregate,
    emptyHistory(stream, appealAggregate.decider.initial),
  );
  if (state.status === 'none') return [];
  return changesOf(state, context).flatMap((event: AppealEvent) =>
    event.type === 'DeadlineChanged' ? [event.data] : [],
  );
}

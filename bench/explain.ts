import { happened, replayed } from '../src/appeals/simulation/replay';
import { clockEvent } from '../src/appeals/views/deadlines';
import type { DeadlineId } from '../src/kernel/ids';
import { explainDeadline } from '../src/sla';
import { hanyin } from '../test/kit/appeal-context';
import { asRecorded } from '../test/kit/appeal-life';
import { leftAlone } from '../test/kit/left-alone';
import { measured, type Measure } from '../test/kit/measured';

const TICKS = { short: 10, long: 400 } as const;

/** How many explanations a second one core gives, of an appeal of a few events and of one that was left alone for a year. */
const explain: Measure = async function* (options) {
  const millis = options.number('millis', 3_000);
  for (const [name, ticks] of Object.entries(TICKS)) {
    const world = leftAlone('neighbour-dispute', 'routine', ticks);
    const events = asRecorded(world.log);
    const history = events.map(clockEvent);
    const id = '1/whole/-/1' as DeadlineId;
    const rate = perSecond(millis, () => explainDeadline(id, history, world.now, hanyin));
    yield measured(`explain: ${name} appeal`, events.length, 'events');
    yield measured(`explain: explanations of the ${name} one`, rate, '/s', '>= 100');
    const played = perSecond(millis, () => [
      happened(events, world.now),
      replayed(events, hanyin, world.now),
    ]);
    yield measured(`explain: events of the ${name} one played once more`, played * events.length, 'events/s');
  }
};
export default explain;

function perSecond(millis: number, work: () => unknown): number {
  const startedAt = performance.now();
  let times = 0;
  while (performance.now() - startedAt < millis) {
    work();
    times++;
  }
  return times / ((performance.now() - startedAt) / 1000);
}

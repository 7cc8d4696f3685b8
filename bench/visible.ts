import { measured, type Measure } from '../test/kit/measured';
import { freshFolder, removeFolder } from '../test/kit/service';
import { issuerOf } from '../test/kit/tokens';
import { Load } from './load/load';
import { scenarioTokens } from './load/tokens';
import { refuseSick, startBenchService } from './support/bench-service';
import { percentile } from './support/statistics';

const CONNECTIONS = 32;

/** From the answer to a report until its reporter's list shows it, at half of what the service can take. */
const visible: Measure = async function* (options) {
  const seconds = options.number('seconds', 20);
  const folder = freshFolder();
  const tokens = await scenarioTokens(await issuerOf(folder));
  const service = await startBenchService(folder);
  const load = await Load.start();
  try {
    const plan = { scenario: 'visible', url: service.url, connections: CONNECTIONS, tokens } as const;
    await load.run({ ...plan, seconds: 10 });
    const most = await load.run({ ...plan, seconds: 10 });
    const half = await load.run({ ...plan, seconds, rate: most.perSecond / 2 });
    await refuseSick(service.url);
    yield measured('visible: reports with a look at the list, at most', most.perSecond, '1/s');
    yield measured('visible: half of it', half.perSecond, '1/s');
    yield measured('visible: append to list, median', percentile(half.samples, 0.5), 'ms');
    yield measured(
      'visible: append to list, p99 at half load',
      percentile(half.samples, 0.99),
      'ms',
      '<= 100',
    );
  } finally {
    await Promise.all([load.stop(), service.stop()]);
    removeFolder(folder);
  }
};

export default visible;

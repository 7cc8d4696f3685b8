import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { measured, type Measure } from '../test/kit/measured';
import { withStandIn } from '../test/kit/back-end';
import { FaultProxy, type Line } from '../test/kit/kurrentdb/fault-proxy';
import type { AppendFault, ReadFault } from '../test/kit/kurrentdb/faults';
import { StandIn } from '../test/kit/kurrentdb/stand-in';
import { freshFolder, removeFolder } from '../test/kit/service';
import { on } from './load/back-ends';
import { Ledger } from './load/ledger';
import { acknowledges, wentOn } from './load/outage';
import { everyday, play } from './load/stories';
import { startWorld } from './load/world';

const CALLERS = 12;
/** So many calls fail alike. */
const IN_A_ROW = 6;

interface Ground {
  readonly server: StandIn;
  readonly proxy: FaultProxy;
}
interface Fault {
  readonly name: string;
  readonly begin: (on: Ground) => unknown;
  readonly end?: (on: Ground) => unknown;
}

const inAppends = (fault: AppendFault): Fault => ({
  name: `append ${fault}`,
  begin: ({ server }) =>
    server.tell({ do: 'fail-appends', faults: Array.from({ length: IN_A_ROW }, () => fault) }),
  end: ({ server }) => server.tell({ do: 'recover' }),
});
const inReads = (fault: ReadFault): Fault => ({
  name: `read ${fault}`,
  begin: ({ server }) =>
    server.tell({ do: 'fail-reads', faults: Array.from({ length: IN_A_ROW }, () => fault) }),
  end: ({ server }) => server.tell({ do: 'recover' }),
});
const inLine = (line: Line): Fault => ({
  name: `line ${line}`,
  begin: ({ proxy }) => proxy.set(line),
  end: ({ proxy }) => proxy.set('open'),
});
const inSubscription = (how: 'stalled' | 'dropped'): Fault => ({
  name: `subscription ${how}`,
  begin: ({ server }) => server.tell({ do: 'live', how }),
  end: ({ server }) => server.tell({ do: 'live', how: 'flowing' }),
});

const faults: readonly Fault[] = [
  ...(['answer-lost', 'stored-silence', 'silence', 'stored-late', 'not-ready', 'broken'] as const).map(
    inAppends,
  ),
  ...(['half-then-broken', 'half-then-silence', 'not-ready'] as const).map(inReads),
  ...(['stalled', 'mute', 'slow', 'refusing'] as const).map(inLine),
  { name: 'line dropped', begin: ({ proxy }) => proxy.drop() },
  { name: 'line cut in an answer', begin: ({ proxy }) => proxy.cutAnswersAfter(700) },
  { name: 'line dead for who is on it', begin: ({ proxy }) => proxy.setOnThese('stalled') },
  ...(['stalled', 'dropped'] as const).map(inSubscription),
  {
    name: 'server without a leader',
    begin: ({ server }) => server.tell({ do: 'lead', node: undefined }),
    end: ({ server }) => server.tell({ do: 'lead', node: 0 }),
  },
  { name: 'server frozen', begin: ({ server }) => server.freeze(), end: ({ server }) => server.thaw() },
  { name: 'server killed', begin: ({ server }) => server.kill(), end: ({ server }) => server.restart() },
];

/**
 * Every fault that the line and the server before it can be told to have, one after the other, under load. Nothing
 * that was acknowledged is lost and nothing is doubled. `--rounds 1 --seconds 1.5` of each
 */
const kurrentFlaky: Measure = async function* (options) {
  const rounds = options.number('rounds', 1);
  const seconds = options.number('seconds', 1.5);
  const logFolder = freshFolder();
  const server = await StandIn.start({ file: join(logFolder, 'log') });
  const proxy = await FaultProxy.before('127.0.0.1', server.ports[0]!);
  const folder = freshFolder();
  withStandIn(folder, server);
  const env = { KURRENTDB_URL: `esdb://127.0.0.1:${proxy.port}?tls=false` };
  yield* on({ eventStore: 'kurrentdb' }, async function* () {
    let world = await startWorld({ folder, env });
    const ledger = new Ledger();
    let over = false;
    let came = 0;
    try {
      const playing = play({ ...world, ledger, isOver: () => over }, CALLERS, everyday);
      for (let round = 0; round < rounds; round++)
        for (const { name, begin, end } of faults) {
          await acknowledges(ledger, 10).catch((error: unknown) => {
            throw new Error(`it did not come back before: ${name}`, { cause: error });
          });
          await begin({ server, proxy });
          await pause(seconds * 1_000);
          await end?.({ server, proxy });
          came++;
        }
      await acknowledges(ledger, 20);
      over = true;
      await playing;
      yield measured('kurrent-flaky: faults under load', came, 'faults', `= ${rounds * faults.length}`);
      world = yield* wentOn('kurrent-flaky', world, ledger);
    } finally {
      over = true;
      await world.service.kill();
      await proxy.close();
      removeFolder(folder);
      removeFolder(logFolder);
    }
  });
};
export default kurrentFlaky;

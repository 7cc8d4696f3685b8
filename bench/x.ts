import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { openSqliteEventStore } from '../src/adapters/eventstore/sqlite/event-store';
import { SystemClock } from '../src/adapters/clock/system-clock';
import { CommandExecutor } from '../src/runtime/executor';
import { freshFolder } from '../test/support/service';
import { progress, seedHandled } from './seed/handled-appeals';
import { perSecond } from './support/slice';
import * as inspector from 'node:inspector';
import { writeFileSync } from 'node:fs';
async function main() {
  const folder = freshFolder();
  const file = join(folder, 'events.db');
  const handled = await seedHandled(file, 7000, 10);
  const store = await openSqliteEventStore({ file });
  const executor = new CommandExecutor({
    store,
    clock: new SystemClock(),
    ...(process.env.CACHE ? { cachedEvents: 200000 } : {}),
  });
  let at = 0;
  const next = () => {
    const stream = handled.streams[at++ % 7000]!;
    const commandId = randomUUID() as never;
    return () =>
      executor.execute(
        handled.aggregate,
        { stream, commandId, correlationId: commandId, actor: handled.officer },
        progress(),
      );
  };
  console.log(await perSecond(64, 2, next));
  const s = new inspector.Session();
  s.connect();
  await new Promise((r) => s.post('Profiler.enable', () => s.post('Profiler.start', r as never)));
  console.log(await perSecond(64, 4, next));
  s.post('Profiler.stop', (_e, { profile }) => {
    writeFileSync('/tmp/prof/p.cpuprofile', JSON.stringify(profile));
    process.exit(0);
  });
}
void main();

import { randomBytes } from 'node:crypto';
import { openSqliteEventStore } from '../../src/adapters/sqlite/event-store/event-store';
import type { AppealAggregate } from '../../src/appeals/application/aggregate';
import { appealAggregate } from '../../src/appeals/application/aggregate';
import { SystemClock } from '../../src/adapters/clock/system-clock';
import type { Command } from '../../src/appeals/domain/commands';
import type { Actor } from '../../src/kernel/actor';
import {
  NO_STREAM,
  type AppealNumber,
  type CitizenId,
  type KeyId,
  type PersonId,
  type StreamName,
} from '../../src/kernel/ids';
import type { EventStore } from '../../src/kernel/ports/event-store';
import type { DataKey } from '../../src/kernel/ports/primary-data';
import { addMillis, instantOf } from '../../src/kernel/time';
import type { ReferenceData } from '../../src/reference';
import { CommandExecutor } from '../../src/runtime/executor';
import { liveAppeal } from './appeal-life';
import { importHanyin, sealing } from './world';
import { BulkLog } from './bulk-log';
import type { SeededEvent } from './appeal-play';

/** Appeals in the hands of one officer, with as many events as asked for. */
export interface Handled {
  readonly aggregate: AppealAggregate;
  readonly reference: ReferenceData;
  readonly officer: Actor;
  readonly streams: readonly StreamName[];
  /** All events of the first stream. */
  readonly sample: readonly SeededEvent[];
}

const MINUTE = 60_000;
const key: DataKey = { id: 'a-key-of-an-appeal-01' as KeyId, secret: randomBytes(32) };
const citizen = { phone: '13915000001', id: 'a-citizen' as CitizenId, key };

/** The next thing that happens on such an appeal: the officer notes how far it is. */
export const progress = (): Command => ({
  verb: 'recordProgress',
  data: {
    note: sealing.seal(key, '供电所已到现场，正在更换受损电杆。'),
    attachments: [],
    visibleTo: 'everyone',
  },
});

/** Writes such appeals into a new log. @param events of each; at least the six that bring it to `handling` */
export async function seedHandled(file: string, appeals: number, events: number): Promise<Handled> {
  const store = await openSqliteEventStore({ file });
  const reference = await imported(store);
  await store.close();
  const log = new BulkLog(file);
  const handled = await played(reference, appeals, events, async (wave) => log.write(wave));
  log.close();
  return handled;
}

/** The same by appends to a store that is open. */
export async function appendHandled(store: EventStore, appeals: number, events: number): Promise<Handled> {
  return played(await imported(store), appeals, events, async (wave) => {
    const streams = [...new Set(wave.map(({ stream }) => stream as StreamName))];
    await Promise.all(
      streams.map((stream) =>
        store.append(
          stream,
          NO_STREAM,
          wave.filter((event) => event.stream === stream),
        ),
      ),
    );
  });
}

const imported = (store: EventStore): Promise<ReferenceData> =>
  importHanyin(new CommandExecutor({ store, clock: new SystemClock() }), store);

async function played(
  reference: ReferenceData,
  appeals: number,
  events: number,
  write: (wave: readonly SeededEvent[]) => Promise<void>,
): Promise<Handled> {
  const aggregate = appealAggregate;
  const reportedAt = addMillis(instantOf(Date.now()), -60 * MINUTE);
  const streams: StreamName[] = [];
  let officer: Actor | undefined;
  let sample: readonly SeededEvent[] = [];
  let wave: SeededEvent[] = [];
  for (let ordinal = 0; ordinal < appeals; ordinal++) {
    const number = `610921-20260101-${ordinal}` as AppealNumber;
    const plan = { ordinal, number, key, citizen, reportedAt, ends: 'handling' } as const;
    const play = liveAppeal(plan, { aggregate, reference, sealer: sealing });
    officer ??= { id: 'officer-ent-power' as PersonId, role: 'officer', ...unitOf(play.events) };
    for (let minute = 10; play.events.length < events; minute++)
      play.act(progress(), officer, addMillis(reportedAt, minute * MINUTE * (50 / events)));
    const [first] = play.events;
    if (!first) throw new Error('an appeal without events');
    streams.push(first.stream as StreamName);
    if (sample.length === 0) sample = play.events;
    wave.push(...play.events);
    if (wave.length > 2000 || ordinal === appeals - 1) {
      await write(wave);
      wave = [];
    }
  }
  if (!officer) throw new Error('no appeals were asked for');
  return { aggregate, reference, officer, streams, sample };
}

/** Unit and region of the officer who accepted. */
function unitOf(events: readonly SeededEvent[]): Pick<Actor, 'unit' | 'region'> {
  const accepted = events.find(({ type }) => type === 'AppealAccepted');
  const { actor } = JSON.parse(accepted?.metadata ?? '{}') as { readonly actor?: Actor };
  if (!actor) throw new Error('nobody accepted the appeal');
  return { unit: actor.unit, region: actor.region };
}

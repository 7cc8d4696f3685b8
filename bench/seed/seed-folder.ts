import { openSqliteEventStore } from '../../src/adapters/sqlite/event-store/event-store';
import { lockDataFolder } from '../../src/adapters/files/data-folder';
import { loadMasterKey } from '../../src/adapters/files/master-key';
import { appealAggregate } from '../../src/appeals/application/aggregate';
import type { AppealNumber } from '../../src/kernel/ids';
import type { Clock } from '../../src/kernel/ports/clock';
import { addMillis, instantOf, type Instant, type Milliseconds } from '../../src/kernel/time';
import { deriveSecrets } from '../../src/privacy';
import type { ReferenceData } from '../../src/reference';
import { CommandExecutor } from '../../src/runtime/executor';
import { dayOf } from '../../src/sla';
import { phoneOf } from '../load/tokens';
import { logOf } from '../support/bench-service';
import { liveAppeal, type LifePlan } from './appeal-life';
import { BulkLog } from './bulk-log';
import { BulkPrimary } from './bulk-primary';
import { COUNTY, importHanyin, sealing } from './world';
import { filesIn } from '../../src/app/embedded/files';

const DAY = 86_400_000;
/** Appeals whose events are put in order together and written in one transaction. */
const WAVE = 200;
const OPEN_SHARE = 0.1;

export interface Seeded {
  readonly appeals: number;
  readonly events: number;
  readonly seconds: number;
}

/**
 * A data folder as a county of that many appeals would have it; unless told, nine in ten are over, the rest of the last day
 * and with their holders. The runners catch up when the service starts on it.
 * @throws Error when the folder is in use
 */
export async function seedFolder(
  folder: string,
  appeals: number,
  times: Times = timesOf(appeals),
): Promise<Seeded> {
  const startedAt = performance.now();
  const lock = lockDataFolder(folder);
  try {
    const secrets = deriveSecrets(await loadMasterKey({ file: filesIn(folder).masterKey }));
    const reference = await importedAt(addMillis(times.first, -DAY), logOf(folder));
    const primary = await BulkPrimary.open(filesIn(folder).primary, secrets);
    const log = new BulkLog(logOf(folder));
    const events = writeLives(appeals, times, reference, primary, log);
    log.close();
    primary.close();
    return { appeals, events, seconds: (performance.now() - startedAt) / 1000 };
  } finally {
    lock.release();
  }
}

export interface Times {
  readonly first: Instant;
  reportedAt(ordinal: number): Instant;
  ends(ordinal: number): LifePlan['ends'];
  readonly service?: LifePlan['service'];
}

/** Over the last 300 days; those that are open over the last 20 hours, so that nothing of theirs is due yet. */
function timesOf(appeals: number): Times {
  const now = Date.now();
  const over = Math.ceil(appeals * (1 - OPEN_SHARE));
  const first = now - 300 * DAY;
  const spread = (from: number, to: number, index: number, count: number) =>
    instantOf(Math.floor(from + ((to - from) * index) / Math.max(count, 1)));
  return {
    first: instantOf(first),
    ends: (ordinal) => (ordinal >= over ? 'handling' : 'closed'),
    reportedAt: (ordinal) =>
      ordinal < over
        ? spread(first, now - 2 * DAY, ordinal, over)
        : spread(now - 0.8 * DAY, now - DAY / 100, ordinal - over, appeals - over),
  };
}

function writeLives(
  appeals: number,
  times: Times,
  reference: ReferenceData,
  primary: BulkPrimary,
  log: BulkLog,
): number {
  const citizens = primary.addCitizens(
    Array.from({ length: Math.max(200, Math.ceil(appeals / 5)) }, (_, index) => phoneOf(index)),
  );
  const aggregate = appealAggregate;
  const numbers = new Map<string, number>();
  let events = 0;
  for (let from = 0; from < appeals; from += WAVE) {
    const wave = Math.min(WAVE, appeals - from);
    const keys = primary.newKeys(wave);
    const written = keys.flatMap((key, index) => {
      const ordinal = from + index;
      const reportedAt = times.reportedAt(ordinal);
      const citizen = citizens[ordinal % citizens.length];
      if (!citizen) throw new Error('a seed without citizens');
      const plan = {
        ordinal,
        number: nextNumber(numbers, reportedAt),
        key,
        citizen,
        reportedAt,
        ends: times.ends(ordinal),
        service: times.service,
      };
      return liveAppeal(plan, { aggregate, reference, sealer: sealing }).events;
    });
    log.write(written);
    events += written.length;
  }
  primary.reserveNumbers(numbers, COUNTY);
  return events;
}

function nextNumber(numbers: Map<string, number>, at: Instant): AppealNumber {
  const day = dayOf(at);
  const sequence = (numbers.get(day) ?? 0) + 1;
  numbers.set(day, sequence);
  return `${COUNTY}-${day.replaceAll('-', '')}-${String(sequence).padStart(4, '0')}` as AppealNumber;
}

/** The county's reference data, in force before the first appeal. */
async function importedAt(now: Instant, file: string): Promise<ReferenceData> {
  const store = await openSqliteEventStore({ file });
  const clock: Clock = {
    now: () => now,
    realDelayUntil: () => 0 as Milliseconds,
    onChanged: () => () => undefined,
  };
  try {
    return await importHanyin(new CommandExecutor({ store, clock }), store);
  } finally {
    await store.close();
  }
}

import type { Config } from '../config/config';
import type { FreshnessPort, HealthCheck, RunnerOperations } from '../edge';
import { borneCheck, borneOnceWell, calendarReading, clockCheck, pingCheck, RunnerCheck } from '../edge';
import { DomainError } from '../kernel/domain-error';
import type { PrimaryData } from '../kernel/ports/primary-data';
import type { RunnerStatus } from '../runtime/runners/status';
import { dayOf } from '../sla';
import type { Engine } from './engine';
import { relayNames } from './relays';

/** What an operator does to the runners, wherever they run. */
export function operationsOf({ runners, progress }: Engine): RunnerOperations {
  const statusOf = (name: string): RunnerStatus => {
    const status = progress.all().find((runner) => runner.name === name);
    if (!status) throw new DomainError('runner/not-found', { runner: name });
    return status;
  };
  const operate = (verb: 'rebuild' | 'accept' | 'discard') => async (runner: string) => {
    statusOf(runner);
    await runners.operate({ verb, runner });
  };
  return {
    list: async () => {
      await runners.look?.();
      return progress.all();
    },
    release: async (runner, key) => {
      const { parked } = statusOf(runner);
      for (const each of key === undefined ? parked.map((one) => one.key) : [key])
        await runners.operate({ verb: 'release', runner, key: each });
    },
    rebuild: operate('rebuild'),
    accept: operate('accept'),
    discard: operate('discard'),
  };
}

export const freshnessOf = ({ profile: { events }, progress }: Engine): FreshnessPort => ({
  epoch: () => events.epoch(),
  waitFor: async (readModel, position, timeoutMs) => {
    if (!(await progress.waitFor(readModel, position, timeoutMs))) return 'late';
    const status = progress.all().find(({ name }) => name === readModel);
    return status?.parked.some((parked) => parked.position <= position) ? 'parked' : 'fresh';
  },
});

/** What must hold before requests are sent here. */
export function healthChecksOf({
  config: { county, erasures, environment },
  profile,
  reference,
  runners,
  composition,
  progress,
}: Engine): readonly HealthCheck[] {
  const { events, primary, clock, messaging, masterKeys } = profile;
  const now = () => clock.clock.now();
  const runnerCheck = runnerChecksOf(progress);
  // Of nodes that share their runners none is better off than another: once the lists are there, all stay in service.
  const ofRunner = (name: string) =>
    profile.exclusive ? runnerCheck(name) : borneOnceWell(runnerCheck(name));
  return [
    ...storeChecksOf(events, primary),
    ...masterKeyChecksOf(masterKeys),
    privacyCheck({ ...erasures, environment }, primary),
    clockCheck(now),
    {
      name: 'calendar',
      read: async () => calendarReading(dayOf(now()), reference.current().calendar.document.horizon),
    },
    {
      name: 'runners',
      read: async () =>
        runners.down === undefined
          ? { name: 'runners', state: 'ok' }
          : { name: 'runners', state: 'fail', detail: runners.down },
    },
    ...composition.health.map(({ name, reading }): HealthCheck => {
      const read = reading({ reader: events, county });
      return { name, read: async () => ({ name, ...(await read()) }) };
    }),
    ...composition.runners.map(ofRunner),
    // Nobody who calls here waits for a head.
    ...composition.keepers.map(({ name }) => borneCheck(runnerCheck(name))),
    ...(messaging === undefined
      ? []
      : [
          borneCheck(
            pingCheck(
              'messaging',
              async () => undefined,
              () => messaging.trouble(),
            ),
          ),
        ]),
    // Nobody who calls here waits for what others are told.
    ...relayNames(composition, messaging).map((name) => borneCheck(runnerCheck(name))),
  ];
}

/** Of keys that are lent alone: one that lies in a file is there, or nothing has started. */
const masterKeyChecksOf = ({ present, other }: Engine['profile']['masterKeys']): readonly HealthCheck[] =>
  [present, other]
    .filter((lending) => lending !== undefined)
    .filter(({ isLent }) => isLent)
    .map(({ trouble }) => ({
      name: 'master key',
      read: async () => {
        const found = trouble();
        return { name: 'master key', state: found?.state ?? 'ok', detail: found?.detail };
      },
    }));

/** What a county has promised: how long what is kept of people, and how far a new master key has come. */
const privacyCheck = (
  {
    retentionDays,
    backupDays,
    file,
    isElsewhere,
    environment,
  }: Config['erasures'] & Pick<Config, 'environment'>,
  { rotation }: PrimaryData,
): HealthCheck => ({
  name: 'privacy',
  read: async () => ({
    name: 'privacy',
    state: environment === 'production' && !isElsewhere ? 'warn' : 'ok',
    detail: [
      `appeals are kept for ${retentionDays} days after they are closed, and backups for ${backupDays}`,
      isElsewhere
        ? `what was erased is noted in ${file}`
        : 'what was erased is noted in the data folder, which a restore replaces: set ERASURES_FILE',
      rotation.standing(),
    ]
      .filter((each) => each !== undefined)
      .join('; '),
  }),
});

/** A node of runners is ready while it could run them: that another has the lease is as it should be. */
export function runnerHealthOf({ profile, composition, progress }: Engine): readonly HealthCheck[] {
  const { events, primary, clock, messaging, masterKeys } = profile;
  const standby = (check: HealthCheck): HealthCheck => ({
    name: check.name,
    read: async () => {
      const status = progress.all().find(({ name }) => check.name === `runner ${name}`);
      if (status?.state === 'waiting-for-lease') return { name: check.name, state: 'ok', detail: STANDBY };
      if (status?.state === 'unknown-event')
        return { name: check.name, state: 'warn', detail: status.error ?? status.state };
      return check.read();
    },
  });
  const names = [
    ...composition.runners,
    ...composition.keepers.map(({ name }) => name),
    ...relayNames(composition, messaging),
  ];
  return [
    ...storeChecksOf(events, primary),
    ...masterKeyChecksOf(masterKeys),
    clockCheck(() => clock.clock.now()),
    ...names.map((name) => standby(runnerChecksOf(progress)(name))),
  ];
}

const STANDBY = 'another node runs it';

const runnerChecksOf = (progress: Engine['progress']) => (name: string) =>
  new RunnerCheck(`runner ${name}`, () => {
    const status = progress.all().find((runner) => runner.name === name);
    return status && { ...status, parked: status.parked.length };
  });

const storeChecksOf = (
  events: Engine['profile']['events'],
  primary: Engine['profile']['primary'],
): readonly HealthCheck[] => [
  pingCheck(
    'event store',
    () => events.newest(),
    () => events.trouble?.(),
  ),
  pingCheck(
    'primary data',
    () => primary.citizens.find('readiness'),
    () => primary.trouble?.(),
  ),
];

import { RealServer } from '../../test/kit/real-server';

/** What the services of a proof run on, as the configuration names it. */
export interface BackEnds {
  readonly eventStore?: 'sqlite' | 'kurrentdb' | 'postgres' | undefined;
  readonly database?: 'sqlite' | 'postgres' | undefined;
  /** The connection to PostgreSQL, where it is chosen. */
  readonly postgres?: string | undefined;
  /** The address of the brokers; nobody outside is told anything without. */
  readonly kafka?: string | undefined;
}

const NAMES = {
  eventStore: 'SUQIU_TEST_EVENT_STORE',
  database: 'SUQIU_TEST_DATABASE',
  postgres: 'SUQIU_TEST_POSTGRES',
  kafka: 'SUQIU_TEST_KAFKA',
} as const;

/** For the services that start while the work runs. */
export async function* on<T>(backEnds: BackEnds, work: () => AsyncIterable<T>): AsyncIterable<T> {
  const before = { ...process.env };
  for (const [part, name] of Object.entries(NAMES)) {
    const told = backEnds[part as keyof BackEnds];
    if (told !== undefined) process.env[name] = told;
  }
  if (backEnds.kafka !== undefined) process.env['SUQIU_TEST_MESSAGING'] = 'kafka';
  try {
    yield* work();
  } finally {
    for (const name of [...Object.values(NAMES), 'SUQIU_TEST_MESSAGING'])
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
  }
}

/** What an operator would write before the command: `DATABASE=postgres EVENT_STORE=kurrentdb npm run prove -- kill`. */
export async function chosenByConfiguration(): Promise<void> {
  const { DATABASE, EVENT_STORE, SUQIU_TEST_POSTGRES } = process.env;
  if (DATABASE) process.env[NAMES.database] = DATABASE;
  if (EVENT_STORE) process.env[NAMES.eventStore] = EVENT_STORE;
  if ([DATABASE, EVENT_STORE].includes('postgres') && !SUQIU_TEST_POSTGRES)
    process.env[NAMES.postgres] = (await RealServer.start('postgres')).address;
}

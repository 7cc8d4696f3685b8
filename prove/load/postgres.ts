import { RealServer } from '../../test/kit/real-server';

/** The server in SUQIU_TEST_POSTGRES, else one of its own for as long as the work lasts. */
export async function* withPostgres<T>(work: () => AsyncIterable<T>): AsyncGenerator<T> {
  if (process.env['SUQIU_TEST_POSTGRES']) return yield* work();
  const server = await RealServer.start('postgres', 'max_connections = 300');
  process.env['SUQIU_TEST_POSTGRES'] = server.address;
  try {
    yield* work();
  } finally {
    delete process.env['SUQIU_TEST_POSTGRES'];
    await server.wipe();
  }
}

import { randomBytes } from 'node:crypto';
import { broker, describeOnKafka } from '../kit/kafka/broker-under-test';
import { onPostgres, postgresUnderTest } from '../kit/postgres/server-under-test';
import { freshFolder, removeFolder, startService } from '../kit/service';

/** What it wrote to whoever started it, without the lines of its log. */
async function refusal(env: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const folder = freshFolder();
  try {
    const service = await startService({ folder, env });
    await service.kill();
    throw new Error('it started');
  } catch (error) {
    const [first = '', ...lines] = String((error as Error).message)
      .trim()
      .split('\n');
    expect(first).toBe('exited with 1 before listening:');
    return lines.filter((line) => !line.startsWith('{'));
  } finally {
    removeFolder(folder);
  }
}

const postgres = (change: (url: URL) => void) => {
  const url = new URL(postgresUnderTest() ?? 'postgres://localhost');
  change(url);
  return { EVENT_STORE: 'postgres', POSTGRES_URL: url.toString() };
};

describe('a start whose settings do not hold ends with one sentence', () => {
  it.each([
    [
      'a PostgreSQL that is not there',
      { DATABASE: 'postgres', POSTGRES_URL: 'postgres://suqiu:secret@127.0.0.1:1/suqiu' },
      /^PostgreSQL at 127\.0\.0\.1:1\/suqiu cannot be reached: start it, or set POSTGRES_URL right/,
    ],
    [
      'a KurrentDB that is not there',
      { EVENT_STORE: 'kurrentdb', KURRENTDB_URL: 'esdb://suqiu:secret@127.0.0.1:1?tls=false' },
      /^the event store at 127\.0\.0\.1:1\?tls=false cannot be opened: start the server, or set KURRENTDB_URL right/,
    ],
    [
      'a certificate of KurrentDB that is not there',
      { EVENT_STORE: 'kurrentdb', KURRENTDB_URL: 'esdb://127.0.0.1:1?tls=true&tlsCaFile=/none.pem' },
      /cannot be opened: .*Failed to load certificate file/,
    ],
    [
      'brokers that are not there',
      { MESSAGING: 'kafka', KAFKA_BROKERS: '127.0.0.1:1' },
      /^KAFKA_BROKERS 127\.0\.0\.1:1 cannot be reached .*: start them, or set MESSAGING=in-process$/,
    ],
  ])('%s', async (_what, env, sentence) => {
    const lines = await refusal(env);
    expect(lines).toEqual([expect.stringMatching(sentence)]);
    expect(lines.join()).not.toContain('secret');
  });

  it.each([
    [
      'half a certificate',
      { EVENT_STORE: 'kurrentdb', KURRENTDB_URL: 'esdb://h:1?userCertFile=/c.pem' },
      'userKeyFile',
    ],
    [
      'half a certificate',
      { DATABASE: 'postgres', POSTGRES_URL: 'postgres://h/d?sslkey=/k.pem' },
      'sslcert and sslkey',
    ],
    [
      'a user without a password',
      { MESSAGING: 'kafka', KAFKA_BROKERS: 'h:1', KAFKA_USER: 'suqiu' },
      'KAFKA_PASSWORD',
    ],
    ['nodes on files', { ROLE: 'api' }, 'ROLE=api should come with EVENT_STORE=postgres or kurrentdb'],
    [
      'a key of nothing but zeros in production',
      {
        NODE_ENV: 'production',
        TOKEN_EMBEDDED_IN_PRODUCTION: 'true',
        HEAD_KEY_FILE: '/etc/suqiu/head-key.pem',
        SUQIU_MASTER_KEY: Buffer.alloc(32).toString('base64'),
      },
      'SUQIU_MASTER_KEY should be random in production',
    ],
    [
      'no key in production',
      {
        ...{ NODE_ENV: 'production', TOKEN_EMBEDDED_IN_PRODUCTION: 'true' },
        HEAD_KEY_FILE: '/etc/suqiu/head-key.pem',
      },
      'SUQIU_MASTER_KEY should be set in production',
    ],
    [
      'a plain line to the brokers in production',
      {
        ...{
          NODE_ENV: 'production',
          TOKEN_EMBEDDED_IN_PRODUCTION: 'true',
          MESSAGING: 'kafka',
          KAFKA_BROKERS: 'h:1',
        },
        HEAD_KEY_FILE: '/etc/suqiu/head-key.pem',
        SUQIU_MASTER_KEY: randomBytes(32).toString('base64'),
      },
      'KAFKA_TLS should be true in production',
    ],
  ])('%s', async (_what, env, sentence) => {
    const lines = await refusal(env);
    expect(lines).toEqual(['the configuration does not hold:', expect.stringContaining(sentence)]);
  });
});

onPostgres('a start on a PostgreSQL that does not let it in ends with one sentence', () => {
  it.each([
    [
      'a wrong password',
      (url: URL) => void (url.password = 'guessed'),
      /refuses the password: set POSTGRES_URL right/,
    ],
    ['no such database', (url: URL) => void (url.pathname = '/none'), /has no such database: create it/],
    [
      'TLS that the server does not speak',
      (url: URL) => url.searchParams.set('sslmode', 'verify-full'),
      /cannot be used over TLS: set up the server's certificate, or sslmode and sslrootcert in POSTGRES_URL/,
    ],
    [
      'a certificate that is not there',
      (url: URL) => {
        url.searchParams.set('sslmode', 'verify-full');
        url.searchParams.set('sslrootcert', '/none.pem');
      },
      /a certificate or key in POSTGRES_URL cannot be read/,
    ],
  ])('%s', async (_what, change, sentence) => {
    const lines = await refusal(postgres(change));
    expect(lines).toEqual([expect.stringMatching(sentence)]);
    expect(lines.join()).not.toContain('guessed');
  });
});

describeOnKafka('a start on brokers that are not as it needs them ends with one sentence', () => {
  const env = { MESSAGING: 'kafka', KAFKA_BROKERS: broker ?? '' };

  it('TLS that they do not speak', async () => {
    expect(await refusal({ ...env, KAFKA_TLS: 'true' })).toEqual([
      expect.stringMatching(/^KAFKA_BROKERS .* cannot be reached/),
    ]);
  });

  it('a user whom they do not ask for', async () => {
    const lines = await refusal({ ...env, KAFKA_USER: 'suqiu', KAFKA_PASSWORD: 'secret' });
    expect(lines).toEqual([expect.stringMatching(/^KAFKA_BROKERS .* cannot be reached/)]);
  });
});

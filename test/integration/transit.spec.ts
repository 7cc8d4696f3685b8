import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TransitMasterKey } from '../../src/adapters/transit/master-key';
import type { TransitSettings } from '../../src/adapters/transit/settings';
import { MasterKeyUnavailable } from '../../src/kernel/ports/master-key';
import { placeInMemory } from '../kit/transit/places';
import { TransitStandIn } from '../kit/transit/stand-in';
import { temporaryFolder } from '../kit/temporary-folder';

let server: TransitStandIn;
beforeEach(async () => (server = await TransitStandIn.start()));
afterEach(() => server.stop());

const settings = (change: Partial<TransitSettings> = {}) => ({
  ...{ address: server.address, mount: 'transit', key: 'suqiu', lentForMs: 60_000 },
  ...{ token: { given: server.token }, timeoutMs: 500, ...change },
});

const log: string[] = [];
const sourceOf = (change: Partial<TransitSettings> = {}, place = placeInMemory()) =>
  new TransitMasterKey(settings(change), place, (message) => log.push(message));

/** What a start would end with. */
const refusal = async (source: TransitMasterKey): Promise<Error> =>
  source.ask().then(
    () => {
      throw new Error('it gave a key');
    },
    (error: unknown) => error as Error,
  );

describe('a master key that a transit engine wraps', () => {
  it.each([
    [
      'a token that it does not know',
      { token: { given: 'another' } },
      /refuses the token for transit\/decrypt\/suqiu: renew TRANSIT_TOKEN/,
    ],
    [
      'a key that is not there',
      { key: 'none' },
      /has no key none in transit: make it \(bao write -f transit\/keys\/none\)/,
    ],
    [
      'a mount that is not there',
      { mount: 'elsewhere' },
      /has no transit engine at elsewhere: set TRANSIT_MOUNT/,
    ],
    [
      'a namespace that is not there',
      { namespace: 'hanyin' },
      /no transit engine at transit in the namespace hanyin/,
    ],
    [
      'a file of the token that is not there',
      { token: { file: '/none/token' } },
      /TRANSIT_TOKEN_FILE \/none\/token cannot be read \(ENOENT\)/,
    ],
  ] as const)('waits for somebody at %s, and makes no key', async (_what, change, sentence) => {
    const place = placeInMemory();
    const error = await refusal(sourceOf(change, place));
    expect(error.message).toMatch(sentence);
    expect(error).not.toBeInstanceOf(MasterKeyUnavailable);
    expect(error.message.split('\n')).toHaveLength(1);
    expect(place.now()).toBeUndefined();
    expect(server.keys.size).toBe(1);
  });

  it.each([
    ['sealed', /is sealed, where the master key is kept: unseal it/, 3],
    ['silent', /cannot be reached, where the master key is kept \(it does not answer in time\)/, 3],
    ['garbage', /answers what no transit engine answers/, 3],
    ['endless', /cannot be reached, where the master key is kept \(its answer does not end\)/, 3],
    ['failing', /answers 500, where the master key is kept \(internal error\): look at its log/, 3],
    ['elsewhere', /sends requests elsewhere: set TRANSIT_ADDRESS to the active server/, 1],
  ] as const)(
    'says in a sentence that the server is %s, after a bounded number of tries',
    async (fault, sentence, tries) => {
      server.fault = fault;
      expect((await refusal(sourceOf())).message).toMatch(sentence);
      expect(server.asked).toHaveLength(tries);
    },
  );

  it('says that nothing answers at the address', async () => {
    await server.stop();
    const error = await refusal(sourceOf());
    expect(error.message).toMatch(
      /cannot be reached, where the master key is kept \(ECONNREFUSED\): start it/,
    );
    server = await TransitStandIn.start();
  });

  it('never says the token', async () => {
    server.fault = 'failing';
    expect((await refusal(sourceOf())).message).not.toContain(server.token);
  });

  it('reads the file of the token again at each asking', async () => {
    const file = join(temporaryFolder(), 'token');
    writeFileSync(file, 'of yesterday\n');
    const source = sourceOf({ token: { file } });
    expect((await refusal(source)).message).toContain('refuses the token');
    writeFileSync(file, `${server.token}\n`);
    expect(await source.ask()).toHaveLength(32);
    writeFileSync(file, '');
    expect((await refusal(source)).message).toBe(`TRANSIT_TOKEN_FILE ${file} is empty: put the token there`);
  });

  it('is wrapped anew under the newest version of its key at a start, after which older ones may be closed', async () => {
    const place = placeInMemory();
    const key = await sourceOf({}, place).ask();
    const before = place.now();
    server.rotate('suqiu');
    expect(await sourceOf({}, place).ask()).toEqual(key);
    expect([before, place.now()].map((wrapped) => wrapped?.slice(0, 9))).toEqual(['vault:v1:', 'vault:v2:']);
    server.keys.get('suqiu')!.minDecryption = 2;
    expect(await sourceOf({}, place).ask()).toEqual(key);
  });

  it('says what to do where the version that wraps it was closed before', async () => {
    const place = placeInMemory();
    await sourceOf({}, place).ask();
    server.rotate('suqiu');
    server.keys.get('suqiu')!.minDecryption = 2;
    expect((await refusal(sourceOf({}, place))).message).toMatch(
      /older than its min_decryption_version: lower that/,
    );
  });

  it('says that another key of the same name did not wrap it', async () => {
    const place = placeInMemory();
    await sourceOf({}, place).ask();
    const other = await TransitStandIn.start();
    const error = await refusal(sourceOf({ address: other.address }, place));
    await other.stop();
    expect(error.message).toMatch(/is not the key that wrapped the master key: set TRANSIT_ADDRESS/);
  });

  it('opens all the same where it may not be wrapped anew', async () => {
    const place = placeInMemory();
    const key = await sourceOf({}, place).ask();
    log.length = 0;
    server.fault = 'failing';
    server.faultAfter = 1;
    expect(await sourceOf({}, place).ask()).toEqual(key);
    expect(log).toEqual(['the master key was not wrapped by the newest version of its key']);
  });
});

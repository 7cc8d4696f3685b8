import { randomBytes } from 'node:crypto';
import { LentKey } from '../../../src/adapters/primary-data/lent-key';
import { lend } from '../../../src/app/master-key';
import { MasterKeyUnavailable, type MasterKeySource } from '../../../src/kernel/ports/master-key';
import { eventually } from '../../kit/eventually';

const LENT_FOR_MS = 240;

class Service implements MasterKeySource {
  readonly place = 'a service';
  readonly lentForMs = LENT_FOR_MS;
  readonly master = randomBytes(32);
  fault: Error | undefined;
  asked = 0;

  async ask(): Promise<Buffer> {
    this.asked++;
    if (this.fault !== undefined) throw this.fault;
    return this.master;
  }
}

const isHeld = (key: LentKey): boolean => {
  try {
    return key.secret().length === 32;
  } catch (error) {
    if (error instanceof MasterKeyUnavailable) return false;
    throw error;
  }
};

describe('a master key that is lent', () => {
  const log: string[] = [];
  const lent = (service: Service) => lend(service, (message) => log.push(message));

  beforeEach(() => void log.splice(0));

  it('ends a start that cannot have it', async () => {
    const service = new Service();
    service.fault = new Error('refuses the token');
    await expect(lent(service)).rejects.toThrow('refuses the token');
  });

  it('stays as long as it is heard of', async () => {
    const service = new Service();
    const lending = await lent(service);
    await eventually(
      async () => service.asked,
      (asked) => asked > 5,
    );
    expect(isHeld(lending.key)).toBe(true);
    expect(lending.trouble()).toBeUndefined();
    lending.close();
    expect(isHeld(lending.key)).toBe(false);
  });

  it('is given back in its time, with what was opened by it, in every thread; and comes back by itself', async () => {
    const service = new Service();
    const lending = await lent(service);
    const inThread = LentKey.attach(lending.key.shared);
    let forgotten = 0;
    lending.key.onLost(() => forgotten++);
    service.fault = new MasterKeyUnavailable('is sealed');
    await eventually(
      async () => lending.trouble(),
      (trouble) => trouble !== undefined,
    );
    expect(lending.trouble()).toEqual({ state: 'warn', detail: expect.stringContaining('is sealed') });
    expect(isHeld(lending.key)).toBe(true);
    await eventually(
      async () => isHeld(inThread),
      (held) => !held,
    );
    expect(isHeld(lending.key)).toBe(false);
    await eventually(
      async () => forgotten,
      (times) => times === 1,
    );
    expect(new Uint8Array(lending.key.shared, 8).every((byte) => byte === 0)).toBe(true);
    expect(lending.trouble()).toEqual({
      state: 'fail',
      detail: 'nothing sealed can be read or written: is sealed',
    });
    service.fault = undefined;
    await eventually(
      async () => isHeld(inThread),
      (held) => held,
    );
    expect(lending.trouble()).toBeUndefined();
    expect(log).toEqual([
      'the master key cannot be asked for',
      'the master key is no longer lent: nothing sealed can be read',
      'the master key is lent again',
    ]);
    lending.close();
  });

  it('runs out by itself where whoever lends it is stuck', () => {
    const key = LentKey.create();
    key.lend(randomBytes(32), process.hrtime.bigint() - 1_000_000_000n, 999);
    expect(() => key.secret()).toThrow(MasterKeyUnavailable);
    expect(() => key.demand()).toThrow('no longer lent');
  });

  it('derives nothing else, unlike a key that is at hand for good', async () => {
    const service = new Service();
    const lending = await lent(service);
    expect(lending.first).not.toEqual(service.master);
    lending.close();
    const given = await lend({ place: 'the environment', ask: async () => service.master }, () => undefined);
    expect(given.first).toEqual(service.master);
    expect(isHeld(given.key)).toBe(true);
  });
});

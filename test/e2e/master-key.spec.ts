import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { backUp } from '../../src/app/embedded/backup';
import { masterKeyOfBackup } from '../../src/app/embedded/backup-key';
import type { MasterKeySettings } from '../../src/config/privacy';
import { restore } from '../../src/app/embedded/restore';
import { Refused, type Caller } from '../kit/api/caller';
import { Client } from '../kit/api/client';
import type { AppealAnswer } from '../kit/api/types';
import { databaseIsAFile } from '../kit/back-end';
import { eventually } from '../kit/eventually';
import { freshFolder, removeFolder, startService, type Service } from '../kit/service';
import { matter } from '../kit/stories';
import { TransitStandIn } from '../kit/transit/stand-in';

const WORDS = '电杆压断房梁，老母亲一人在家';
const HOTLINE = { channel: 'hotline', reporter: { name: '龚承祖', phone: '13891577731' } } as const;
const [old, fresh] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];

interface Ready {
  readonly status: number;
  readonly checks: readonly { readonly name: string; readonly state: string; readonly detail?: string }[];
}

/** A county whose master key comes into a key management service, is lent by it, and leaves it again. */
describe('a master key in a key management service', () => {
  const folder = freshFolder();
  const aside = freshFolder();
  let server: TransitStandIn;
  let service: Service;
  let client: Client;
  let desk: Caller;
  let appeal: AppealAnswer;

  const transit = () => ({
    ...{
      SUQIU_MASTER_KEY: 'transit',
      TRANSIT_ADDRESS: server.address,
      TRANSIT_TOKEN_FILE: join(aside, 'token'),
    },
    // On servers a start takes longer than a second, and the key would be taken back in the midst of it.
    TRANSIT_LENT_SECONDS: databaseIsAFile ? '1' : '5',
  });

  /** Where nobody waits for its end: on a busy machine a start alone takes longer than a second. */
  const lentForLong = { TRANSIT_LENT_SECONDS: '30' };

  async function begin(env: Readonly<Record<string, string>>): Promise<void> {
    service = await startService({ folder, env });
    client = await Client.of(service);
    desk = await client.as('dispatcher', 'centre-610921');
  }

  const readiness = async (): Promise<Ready> => {
    const answer = await fetch(`${service.url}/health/ready`);
    const { checks } = (await answer.json()) as Pick<Ready, 'checks'>;
    return { status: answer.status, checks };
  };
  const saidBy = async (name: string) => (await readiness()).checks.find((check) => check.name === name);
  const isMoved = () =>
    eventually(
      async () => (await saidBy('privacy'))?.detail ?? '',
      (detail) => detail.includes('all keys lie under the present master key'),
    );
  const code = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (error: unknown) => (error instanceof Refused ? error.problem.code : String(error)),
    );

  beforeAll(async () => {
    server = await TransitStandIn.start();
    writeFileSync(join(aside, 'token'), server.token);
  });

  afterAll(async () => {
    await service.stop();
    await server.stop();
    removeFolder(folder);
    rmSync(aside, { recursive: true, force: true });
  });

  it('is come to while the service serves, from a key that lay in the environment', async () => {
    await begin({ SUQIU_MASTER_KEY: old });
    appeal = await desk.reports(matter('infrastructure-power', WORDS, HOTLINE));
    await service.stop();
    await begin({ ...transit(), ...lentForLong, SUQIU_MASTER_KEY_OTHER: old });
    await isMoved();
    expect((await desk.sees(appeal)).words).toBe(WORDS);
    await service.stop();
    await begin(transit());
    expect((await desk.sees(appeal)).words).toBe(WORDS);
    expect(await saidBy('master key')).toMatchObject({ state: 'ok' });
  });

  it('that was revoked closes what is sealed within its time, says so, and opens it again by itself', async () => {
    writeFileSync(join(aside, 'token'), 'revoked');
    await eventually(readiness, ({ status }) => status === 503);
    expect(await saidBy('master key')).toEqual({
      ...{ name: 'master key', state: 'fail' },
      detail: expect.stringMatching(/nothing sealed can be read or written: .* refuses the token .*renew/),
    });
    expect(await code(desk.sees(appeal))).toBe('store/keys-unavailable');
    expect(await code(desk.reports(matter('infrastructure-power', WORDS, HOTLINE)))).toBe(
      'store/keys-unavailable',
    );
    writeFileSync(join(aside, 'token'), server.token);
    await eventually(readiness, ({ status }) => status === 200);
    expect((await desk.sees(appeal)).words).toBe(WORDS);
    expect((await desk.reports(matter('infrastructure-power', '路灯不亮', HOTLINE))).number).toBeDefined();
  });

  const onFiles = databaseIsAFile ? it : it.skip;
  onFiles(
    'lies wrapped in a backup, which a restore holds against the service, and leaves as it was',
    async () => {
      const settings = {
        kind: 'transit' as const,
        ...{ address: server.address, token: { given: server.token } },
        ...{ mount: 'transit', key: 'suqiu', namespace: undefined, caFile: undefined },
        ...{ timeoutMs: 2_000, lentForMs: 1_000 },
      } satisfies MasterKeySettings;
      const backup = join(aside, 'backup');
      await backUp(folder, backup, new Date());
      server.rotate('suqiu');
      const masterKey = await masterKeyOfBackup(settings, backup);
      expect(masterKey).toHaveLength(32);
      expect((await restore(backup, join(aside, 'restored'), { masterKey })).keyIsElsewhere).toBe(false);
      await expect(
        restore(backup, join(aside, 'foreign'), { masterKey: Buffer.from(old, 'base64') }),
      ).rejects.toThrow('is not the master key of');
      server.fault = 'sealed';
      expect(await masterKeyOfBackup(settings, backup)).toBeUndefined();
      server.fault = undefined;
    },
  );

  it('is left again for a key of one’s own, and opens nothing more', async () => {
    await service.stop();
    await begin({
      ...{ ...transit(), ...lentForLong },
      ...{ SUQIU_MASTER_KEY: fresh, SUQIU_MASTER_KEY_OTHER: 'transit' },
    });
    await isMoved();
    await service.stop();
    await begin({ SUQIU_MASTER_KEY: fresh });
    expect((await desk.sees(appeal)).words).toBe(WORDS);
    await service.stop();
    await expect(startService({ folder, env: transit() })).rejects.toThrow(
      'written under another master key',
    );
    await begin({ SUQIU_MASTER_KEY: fresh });
  });

  it('that cannot be had ends a start with a sentence', async () => {
    server.fault = 'sealed';
    const another = freshFolder();
    await expect(startService({ folder: another, env: transit() })).rejects.toThrow(
      'is sealed, where the master key is kept: unseal it',
    );
    server.fault = undefined;
    removeFolder(another);
  });
});

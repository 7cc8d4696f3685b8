import { TransitMasterKey } from '../../src/adapters/transit/master-key';
import { MasterKeyUnavailable } from '../../src/kernel/ports/master-key';
import { placeInMemory } from '../kit/transit/places';
import { describeOnOpenBao, OpenBao } from '../kit/transit/server-under-test';
import { describeMasterKeySource } from './master-key.contract';

const bao = new OpenBao();
const settingsOf = (key: string, token: string) => ({
  ...{ address: bao.address, mount: 'transit', key, caFile: bao.caFile },
  ...{ token: { given: token }, timeoutMs: 5_000, lentForMs: 60_000 },
});

describeOnOpenBao('the master key wrapped by OpenBao', () => {
  const sourceOf = (settings: ReturnType<typeof settingsOf>, place = placeInMemory()) =>
    new TransitMasterKey(settings, place, () => undefined);

  describe('by its contract', () => {
    describeMasterKeySource(async () => {
      const key = await bao.freshKey();
      const settings = settingsOf(key, await bao.tokenFor(key));
      const [here, there] = [placeInMemory(), placeInMemory()];
      return {
        open: () => sourceOf(settings, here),
        elsewhere: () => sourceOf(settings, there),
        seen: here.now,
      };
    });
  });

  it.each(['aes256-gcm96', 'chacha20-poly1305'])('takes a key of the type %s', async (type) => {
    const key = await bao.freshKey(type);
    const place = placeInMemory();
    const settings = settingsOf(key, await bao.tokenFor(key));
    expect(await sourceOf(settings, place).ask()).toEqual(await sourceOf(settings, place).ask());
  });

  it('says in a sentence what somebody must mend', async () => {
    const key = await bao.freshKey();
    const settings = settingsOf(key, await bao.tokenFor(key));
    const [signing, rsa] = [await bao.freshKey('ed25519'), await bao.freshKey('rsa-2048')];
    for (const [wrong, sentence] of [
      [{ token: { given: 'none' } }, /refuses the token for transit\/decrypt\//],
      [{ key: 'none', token: { given: bao.token } }, /has no key none in transit: make it/],
      [{ mount: 'none', token: { given: bao.token } }, /has no transit engine at none/],
      [{ namespace: 'none' }, /has no transit engine at transit in the namespace none/],
      [
        { key: signing, token: { given: bao.token } },
        /cannot be used \(.*not support.*\): let it be of the type aes256-gcm96/,
      ],
      [
        { key: rsa, token: { given: bao.token } },
        /cannot be used \(.*RSA.*\): let it be of the type aes256-gcm96/,
      ],
      [{ caFile: undefined }, /cannot be reached.*set TRANSIT_ADDRESS and TRANSIT_CA_FILE right/],
    ] as const)
      await expect(sourceOf({ ...settings, ...wrong } as typeof settings).ask()).rejects.toThrow(sentence);
  });

  it('follows its key to a new version, and opens while an older one is closed', async () => {
    const key = await bao.freshKey();
    const settings = settingsOf(key, await bao.tokenFor(key));
    const place = placeInMemory();
    const [before, asleep] = [sourceOf(settings, place), placeInMemory()];
    const secret = await before.ask();
    await asleep.keep(place.now()!);
    await bao.rotate(key);
    expect(await sourceOf(settings, place).ask()).toEqual(secret);
    expect(place.now()).toMatch(/^vault:v2:/);
    await bao.closeBefore(key, 2);
    expect(await sourceOf(settings, place).ask()).toEqual(secret);
    await expect(sourceOf(settings, asleep).ask()).rejects.toThrow('older than its min_decryption_version');
  });

  it('is refused once the token was revoked, and given again with another', async () => {
    const key = await bao.freshKey();
    const [first, second] = [await bao.tokenFor(key), await bao.tokenFor(key)];
    const place = placeInMemory();
    const secret = await sourceOf(settingsOf(key, first), place).ask();
    await bao.revoke(first);
    await expect(sourceOf(settingsOf(key, first), place).ask()).rejects.toThrow('refuses the token');
    expect(await sourceOf(settingsOf(key, second), place).ask()).toEqual(secret);
  });

  it('may be had later while the server is sealed', async () => {
    const key = await bao.freshKey();
    const source = sourceOf(settingsOf(key, await bao.tokenFor(key)));
    const secret = await source.ask();
    await bao.seal();
    const error: unknown = await source.ask().catch((thrown: unknown) => thrown);
    await bao.unseal();
    expect(error).toBeInstanceOf(MasterKeyUnavailable);
    expect(String(error)).toContain('is sealed, where the master key is kept: unseal it');
    expect(await source.ask()).toEqual(secret);
  });
});

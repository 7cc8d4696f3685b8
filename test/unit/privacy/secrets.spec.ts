import { deriveSecrets } from '../../../src/privacy/secrets';

describe('the secrets of a master key', () => {
  const masterKey = Buffer.alloc(32, 7);

  it('are 32 bytes each, and none is another or the master key', () => {
    const secrets = [
      masterKey,
      ...Object.values(deriveSecrets(masterKey) as unknown as Record<string, Buffer>),
    ];
    expect(new Set(secrets.map((secret) => secret.toString('hex'))).size).toBe(secrets.length);
    expect(secrets.every((secret) => secret.length === 32)).toBe(true);
  });

  it('are the same for the same master key for ever: a frozen sample', () => {
    expect(deriveSecrets(masterKey).wrap.toString('hex')).toBe(
      '0fe8dd03bac291b26696cc4f6c6d2d93241fc54bfa4c4b46f4c39e13e0ccc6f9',
    );
    expect(deriveSecrets(masterKey).citizenIndex.toString('hex')).toBe(
      'b41edb67a58e3a13a358a521c1f83a38935e21863f555669fde804f9315b6a59',
    );
    expect(deriveSecrets(masterKey).pseudonym.toString('hex')).toBe(
      '9007c74946f74fbcdf44f68ad9c2b79fa5d5b2fa6d67781217716325fab67ad8',
    );
  });

  it('need a master key of 32 bytes', () => {
    expect(() => deriveSecrets(Buffer.alloc(31))).toThrow('32 bytes, not 31');
  });
});

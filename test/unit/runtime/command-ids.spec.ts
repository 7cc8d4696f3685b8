import fc from 'fast-check';
import type { CommandId } from '../../../src/kernel/ids';
import {
  anonymousSecretOf,
  appealIdOf,
  bodyDigest,
  commandIdOf,
  derivedId,
  secretHash,
} from '../../../src/runtime/command-ids';

const secret = Buffer.alloc(32, 'hanyin');
const otherSecret = Buffer.alloc(32, 'ankang');
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const key = { caller: 'chen-guiying', route: 'POST /appeals', target: '', key: '2022-07-18-1' };

describe('a command id', () => {
  it('is the same for the same request, and shaped as a UUID', () => {
    expect(commandIdOf(secret, key)).toBe(commandIdOf(secret, { ...key }));
    expect(commandIdOf(secret, key)).toMatch(UUID);
  });

  it.each(['caller', 'route', 'target', 'key'] as const)('depends on the %s', (part) => {
    expect(commandIdOf(secret, { ...key, [part]: 'another' })).not.toBe(commandIdOf(secret, key));
  });

  it('depends on the secret', () => {
    expect(commandIdOf(otherSecret, key)).not.toBe(commandIdOf(secret, key));
  });
});

describe('a derived id', () => {
  it('is the same for the same parts only, wherever one part ends and the next begins', () => {
    const parts = fc.array(fc.string({ maxLength: 3 }), { maxLength: 4 });
    fc.assert(
      fc.property(parts, parts, (some, others) => {
        const same = JSON.stringify(some) === JSON.stringify(others);
        expect(derivedId(...some) === derivedId(...others)).toBe(same);
      }),
    );
    expect(derivedId('ab', 'c')).not.toBe(derivedId('a', 'bc'));
    expect(derivedId('routing', 'appeal-1', '0')).toMatch(UUID);
  });

  it('of an appeal follows from its report’s command', () => {
    const id = commandIdOf(secret, key);
    expect(appealIdOf(id)).toBe(appealIdOf(id));
    expect(appealIdOf(id)).toMatch(UUID);
    expect(appealIdOf(id)).not.toBe(appealIdOf('another' as CommandId));
    expect(appealIdOf(id)).not.toBe(id);
  });
});

describe('a body digest', () => {
  it('is blind to the order of members and to what is undefined', () => {
    expect(bodyDigest(secret, { words: '停电', place: '盘龙村', form: undefined })).toBe(
      bodyDigest(secret, { place: '盘龙村', words: '停电' }),
    );
  });

  it('tells bodies and secrets apart', () => {
    const digests = [
      bodyDigest(secret, { words: '停电' }),
      bodyDigest(otherSecret, { words: '停电' }),
      bodyDigest(secret, { words: '停水' }),
      bodyDigest(secret, ['停电']),
      bodyDigest(secret, undefined),
    ];
    expect(new Set(digests).size).toBe(digests.length);
  });
});

describe('an anonymous secret', () => {
  const id = commandIdOf(secret, key);

  it('has 160 bits in 32 signs that nobody mistakes for each other, the same for a repeated report', () => {
    expect(anonymousSecretOf(secret, id)).toMatch(/^[0-9A-HJKMNP-TV-Z]{32}$/);
    expect(anonymousSecretOf(secret, id)).toBe(anonymousSecretOf(secret, id));
    expect(anonymousSecretOf(otherSecret, id)).not.toBe(anonymousSecretOf(secret, id));
  });

  it('uses every bit of its bytes', () => {
    const signs = Array.from({ length: 200 }, (_, n) => anonymousSecretOf(secret, derivedId(String(n))));
    for (let at = 0; at < 32; at++) expect(new Set(signs.map((text) => text[at])).size).toBeGreaterThan(20);
  });

  it('opens however a person writes it', () => {
    const text = anonymousSecretOf(secret, id);
    const written = (text.match(/.{4}/g) ?? [])
      .join(' - ')
      .toLowerCase()
      .replaceAll('0', 'o')
      .replaceAll('1', 'l');
    expect(secretHash(written)).toBe(secretHash(text));
    expect(secretHash(text)).toMatch(/^[0-9a-f]{64}$/);
    expect(secretHash(`${text}Z`)).not.toBe(secretHash(text));
  });
});

import { randomBytes } from 'node:crypto';
import { citizenHash } from '../../../src/privacy/citizen-hash';

const secret = randomBytes(32);
const phone = (value: string) => citizenHash(secret, 'phone', value);

describe("a citizen's hash", () => {
  it.each([
    [
      '13809155678',
      [
        '+86 138 0915 5678',
        '+86-138-0915-5678',
        '0086 13809155678',
        '86 138-0915-5678',
        '１３８０９１５５６７８',
      ],
    ],
    [
      '0915-5212345',
      ['09155212345', '(0915) 5212345', '+86 915 521 2345', '+86（915）5212345', '+86 0915 5212345'],
    ],
    ['01062345678', ['+86 10 6234 5678', '010–62345678']],
    ['+44 20 7946 0958', ['+442079460958']],
  ])('is the same for %s however it is written', (number, others) => {
    for (const other of others) expect([other, phone(other)]).toEqual([other, phone(number)]);
  });

  it('differs for different numbers', () => {
    const numbers = [
      '13809155678',
      '13809155679',
      '8613809155678 1',
      '0915 5212345',
      '0916 5212345',
      '12345',
      '86123456',
    ];
    expect(new Set(numbers.map(phone)).size).toBe(numbers.length);
  });

  it('is the same for an ID number with a small or a large x', () => {
    expect(citizenHash(secret, 'id-number', '61092119800101123x')).toBe(
      citizenHash(secret, 'id-number', ' 610921 19800101 123X'),
    );
  });

  it('keeps kinds apart, and subjects as they are', () => {
    const kinds = (['phone', 'id-number', 'account'] as const).map((kind) =>
      citizenHash(secret, kind, '13809155678'),
    );
    expect(new Set(kinds).size).toBe(3);
    expect(citizenHash(secret, 'account', 'wang-x')).not.toBe(citizenHash(secret, 'account', 'WANG-X'));
  });

  it('says nothing without the secret', () => {
    expect(phone('13809155678')).toMatch(/^[0-9a-f]{64}$/);
    expect(citizenHash(randomBytes(32), 'phone', '13809155678')).not.toBe(phone('13809155678'));
  });
});

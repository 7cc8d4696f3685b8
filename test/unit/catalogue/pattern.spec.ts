import { isCheapPattern } from '../../../src/catalogue/pattern';

describe('a pattern of a form', () => {
  it.each([
    '^\\d{10,13}$',
    '^\\d{6}-\\d{8}-\\d+$',
    '^\\+?\\d[\\d -]{4,20}\\d$',
    '^(陕|川|渝)[A-Z][A-Z0-9]{5,6}$',
    '^[^@\\s]+$',
    '^(?:\\d{3}){4}$',
    '^\\p{L}{2,20}$',
    '^[\\]a-z]*$',
    '^(家里|田里)?停电$',
    '^$',
  ])('is taken when no text makes it slow: %s', (pattern) => {
    expect(isCheapPattern(pattern)).toBe(true);
    expect(() => new RegExp(pattern, 'u')).not.toThrow();
  });

  it.each([
    '^(a+)+$',
    '^(a|a)*$',
    '^(a|aa)+$',
    '^([a-z]+)*$',
    '^(.*a){20}$',
    '^(a?){50}a{50}$',
    `^${'a?'.repeat(40)}${'a'.repeat(40)}$`,
    '^(?:(?:a{1,2}){1,2})+$',
    '^\\d*\\d*$',
    '^\\w+\\s*\\w+$',
    '\\d+$',
    '^a|b+$|(c+)+$',
    '^(a)\\1+$',
    '^(?<n>a)\\k<n>$',
    '^(?=a+)a$',
    '^(?!a)b$',
    '^(?<=a)b$',
    '^(a',
    '^a)',
    '^[a',
    '^a{0,5000}b{0,5000}$',
  ])('is refused when one might, or when it cannot be told: %s', (pattern) => {
    expect(isCheapPattern(pattern)).toBe(false);
  });
});

import fc from 'fast-check';
// By path: the package exports itself to ES modules alone.
import reference from '../../../node_modules/canonicalize/lib/canonicalize.js';
import { canonicalText } from '../../../src/runtime/canonical';

describe('canonical text', () => {
  it('is what the reference implementation of RFC 8785 writes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary', maxDepth: 5 }), (value) => {
        expect(canonicalText(value)).toBe(reference(value));
      }),
      { numRuns: 500 },
    );
  });

  it('is the example of RFC 8785, 3.2.3', () => {
    const example = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    expect(Object.values(JSON.parse(canonicalText(example)) as object)).toHaveLength(7);
    expect([...canonicalText(example).matchAll(/"([A-Z][^"]+)"/g)].map(([, name]) => name)).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  it('orders keys that look like numbers as text', () => {
    expect(canonicalText({ 9: 'b', 10: 'a' })).toBe('{"10":"a","9":"b"}');
  });

  it('leaves out what is undefined, as JSON does', () => {
    expect(canonicalText({ 村: '盘龙村', 组: undefined, 户: [undefined, null] })).toBe(
      '{"户":[null,null],"村":"盘龙村"}',
    );
  });

  it.each([
    ['not a number', NaN],
    ['endless', { amount: Infinity }],
    ['half a character', { words: '\ud83d' }],
    ['half a character in a name', { '\ude00': 1 }],
    ['a function', [() => 1]],
    ['nothing', undefined],
    ['a bigint', { count: 1n }],
  ])('refuses %s', (_what, value) => {
    expect(() => canonicalText(value)).toThrow(TypeError);
  });
});

import { differences } from '../../../src/reference/domain/diff';

describe('what became of a document', () => {
  const rule = (kind: string, amount: number, urgency?: string) => ({
    ...{ kind, period: { unit: 'hours', amount } },
    ...(urgency === undefined ? {} : { urgency }),
  });

  it('is nothing when it is the same', () => {
    expect(differences({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] })).toEqual([]);
  });

  it('is told with the pointer of each value that is new, gone or other', () => {
    expect(differences({ a: 1, b: 2, 'c/d': [1, 2] }, { a: 1, b: 3, 'c/d': [1], e: {} })).toEqual([
      { pointer: '/b', was: 2, is: 3 },
      { pointer: '/c~1d/1', was: 2 },
      { pointer: '/e', is: {} },
    ]);
  });

  it('tells a rule that was put in front of others as one difference', () => {
    const was = { rules: [rule('respond', 2), rule('handle', 24)] };
    const is = { rules: [rule('respond', 1, 'critical'), rule('respond', 2), rule('handle', 48)] };
    expect(differences(was, is)).toEqual([
      { pointer: '/rules/0', is: rule('respond', 1, 'critical') },
      { pointer: '/rules/2/period/amount', was: 24, is: 48 },
    ]);
  });
});

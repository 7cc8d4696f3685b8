/** A reporter of Jest, which takes no TypeScript. */
const { broken } = jest.requireActual<{
  readonly broken: (seen: ReadonlySet<string>) => readonly string[];
}>('../../kit/promises.js');

const closed = 'respond.accept refuses with appeal/closed: no test saw it';
const number = 'Appeal number: no answer had it';

describe('what the API document names', () => {
  it('must have been seen by some test', () => {
    expect(broken(new Set())).toEqual(expect.arrayContaining([closed, number]));
    const seen = broken(new Set(['refused respond.accept appeal/closed', 'member views.show number']));
    expect(seen).not.toEqual(expect.arrayContaining([closed]));
    expect(seen).not.toEqual(expect.arrayContaining([number]));
  });

  it('may have been seen at the decider, but not of another act', () => {
    expect(broken(new Set(['decided accept appeal/closed']))).not.toContain(closed);
    expect(broken(new Set(['refused respond.assign appeal/closed']))).toContain(closed);
  });

  it('is excused where it cannot be seen, and excuses are only for what it names', () => {
    expect(broken(new Set()).filter((fault) => /command\/conflict|unseen\.json/.test(fault))).toEqual([]);
  });
});

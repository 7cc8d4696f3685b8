import exported from '../../../src/proof/event-shapes.json';
import { frozenShapes, shapesOfToday } from '../../../scripts/event-shapes';
import { reads } from '../../../scripts/shape-growth';

describe('the shapes of stored events', () => {
  const today = shapesOfToday();

  it('are those that are frozen: what was added is frozen by npm run event-shapes, what changed needs a version', () => {
    const frozen = frozenShapes();
    // Older versions stay frozen: such events lie in logs, and their upcasts have samples of their own.
    const current = Object.fromEntries(Object.entries(frozen).filter(([name]) => name in today));
    expect(today).toEqual(current);
  });

  it('are those that an export carries', () => {
    expect(exported).toEqual(frozenShapes());
  });

  it('leave out no type', () => {
    expect(Object.keys(today)).toEqual(expect.arrayContaining(['AppealReported@2', 'IdentityRevealed@2']));
    expect(JSON.stringify(today)).not.toMatch(/"(any|unknown|never|object)"/);
  });
});

describe('a shape', () => {
  const stored = { unit: 'string', ground: { oneOf: ['duty', 'place'] }, 'basis?': { box: 'string' } };

  it.each([
    ['itself', stored],
    ['one more member that may be left out', { ...stored, 'proposed?': 'string' }],
    ['one more choice', { ...stored, ground: { oneOf: ['duty', 'place', 'time'] } }],
    ['any text for a choice', { ...stored, ground: 'string' }],
    [
      'a member that may now be left out',
      { 'unit?': 'string', ground: stored.ground, 'basis?': { box: 'string' } },
    ],
  ])('is read as %s', (_, today) => expect(reads(today, stored)).toBe(true));

  it.each([
    ['without a member', { unit: 'string', ground: stored.ground }],
    ['with a member that must be there', { ...stored, proposed: 'string' }],
    [
      'with a member that must be there now',
      { unit: 'string', ground: stored.ground, basis: { box: 'string' } },
    ],
    ['with one choice less', { ...stored, ground: 'duty' }],
    ['with another kind', { ...stored, unit: 'number' }],
    ['with a list for one', { ...stored, unit: { listOf: 'string' } }],
    ['with another member inside', { ...stored, 'basis?': { box: 'number' } }],
  ])('is not read %s', (_, today) => expect(reads(today, stored)).toBe(false));

  it('of a number or a flag is not read as text', () => {
    expect(reads('string', 'number')).toBe(false);
    expect(reads('string', 'boolean')).toBe(false);
  });
});

import { requireStepUp } from '../../../src/edge/request/step-up';
import type { Instant } from '../../../src/kernel/time';

const signedInAt = '2026-07-01T08:00:00.000Z' as Instant;
const after = (seconds: number) => Date.parse(signedInAt) + seconds * 1000;

describe('what only whoever signed in a moment ago may', () => {
  it.each([
    [299, 'allowed'],
    [300, 'auth/step-up'],
  ])('%i seconds after signing in is %s', (seconds, verdict) => {
    const asked = () => requireStepUp({ authenticatedAt: signedInAt }, 5, after(seconds));
    if (verdict === 'allowed') expect(asked).not.toThrow();
    else expect(asked).toThrow(expect.objectContaining({ code: verdict, details: { maxAgeMinutes: 5 } }));
  });

  it('is refused to a token that says nothing of it', () => {
    expect(() => requireStepUp({}, 5, after(0))).toThrow(expect.objectContaining({ code: 'auth/step-up' }));
  });

  it('is everybody’s where it is turned off', () => {
    expect(() => requireStepUp({}, 0, after(0))).not.toThrow();
  });
});

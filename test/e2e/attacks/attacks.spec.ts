import { kinds } from './kinds';
import { startTarget, type Standing } from './target';

/** Some start services of their own, and other tests share the machine. */
const PLAYED_WITHIN_MS = 180_000;

let standing: Standing;
beforeAll(async () => {
  standing = await startTarget();
});
afterAll(() => standing.stop());

describe.each(kinds)('holds against $kind', ({ attacks }) => {
  it.each(attacks)(
    '$tries',
    async ({ play }) => {
      expect(await play(standing.target)).toBeUndefined();
    },
    PLAYED_WITHIN_MS,
  );
});

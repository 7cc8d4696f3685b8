import { kinds } from './kinds';
import { startTarget, type Standing } from './target';

let standing: Standing;
beforeAll(async () => {
  standing = await startTarget();
});
afterAll(() => standing.stop());

describe.each(kinds)('holds against $kind', ({ attacks }) => {
  it.each(attacks)('$tries', async ({ play }) => {
    expect(await play(standing.target)).toBeUndefined();
  });
});

import { Places } from '../../../src/appeals/live/places';

describe('windows of one person', () => {
  const places = () => new Places(2, 1_000);
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('are as many as there are places, and nobody takes those of another', async () => {
    const two = places();
    expect(await two.take('a')).toBe(true);
    expect(await two.take('a')).toBe(true);
    expect(await two.take('b')).toBe(true);
    const third = two.take('a');
    await jest.advanceTimersByTimeAsync(1_000);
    expect(await third).toBe(false);
  });

  it('take the place of the one that goes while they wait, in their order, and no place twice', async () => {
    const two = places();
    await two.take('a');
    await two.take('a');
    const [third, fourth] = [two.take('a'), two.take('a')];
    await jest.advanceTimersByTimeAsync(500);
    two.leave('a');
    expect(await third).toBe(true);
    await jest.advanceTimersByTimeAsync(500);
    expect(await fourth).toBe(false);
    two.leave('a');
    expect(await two.take('a')).toBe(true);
    const last = two.take('a');
    await jest.advanceTimersByTimeAsync(1_000);
    expect(await last).toBe(false);
  });

  it('are forgotten once all have gone', async () => {
    const two = places();
    for (let n = 0; n < 5; n++) {
      await two.take('a');
      two.leave('a');
    }
    expect([await two.take('a'), await two.take('a')]).toEqual([true, true]);
  });
});

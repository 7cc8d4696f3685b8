import {
  alikeCodes,
  alikeSentence,
  LIKELY,
  likenessOf,
  metresBetween,
  NEAR_METRES,
  type Likened,
} from '../../../src/appeals/duplicates/likeness';
import type { RegionCode, ServiceId } from '../../../src/kernel/ids';
import type { Instant } from '../../../src/kernel/time';

const WINDOW = 15 * 86_400_000;
const PANLONG = '610921102206' as RegionCode;
const NEXT_VILLAGE = '610921102207' as RegionCode;
const power = 'infrastructure-power' as ServiceId;
const words = (text: string): readonly string[] => text.split(' ');

const call = (change: Partial<Likened> = {}): Likened => ({
  ...{ region: PANLONG, service: power, at: '2026-07-01T11:20:00.000Z' as Instant },
  words: words('停电 全村 变压器'),
  ...change,
});
const likeness = (change: Partial<Likened>, of: Partial<Likened> = {}) =>
  likenessOf(call(of), call(change), WINDOW);
const codes = (...of: Parameters<typeof likeness>) => likeness(...of).reasons.map(({ code }) => code);

describe('how alike two reports are', () => {
  it('is likely the same matter: the same words of the same village within the hour', () => {
    const { score, reasons } = likeness({ at: '2026-07-01T11:50:00.000Z' as Instant });
    expect(score).toBe(95);
    expect(reasons).toEqual([
      { code: 'same-village' },
      { code: 'same-service' },
      { code: 'same-words', value: 100 },
      { code: 'soon', value: 0 },
    ]);
  });

  it('is not, when all that is the same is the kind of matter', () => {
    expect(likeness({ words: words('路灯 不亮') }).score).toBeLessThan(LIKELY);
    expect(codes({ words: words('路灯 不亮') })).not.toContain('same-words');
  });

  it('needs the same words, and more than an address, where somebody has called it another thing', () => {
    const other = { service: 'neighbour-dispute' as ServiceId };
    expect(likeness(other).score).toBe(65);
    const [quarrel, cut] = [words('地界 又挪 三组 院坝 邻居'), words('停电 电表 三组 院坝 邻居')];
    expect(likeness({ ...other, words: quarrel }, { words: cut }).score).toBeLessThan(LIKELY);
    expect(likeness({ service: undefined, words: quarrel }, { words: cut }).score).toBeGreaterThan(LIKELY);
  });

  it('is nothing at all in another village, whatever is said', () => {
    expect(likeness({ region: NEXT_VILLAGE })).toEqual({ score: 0, reasons: [] });
    const town = '610921102' as RegionCode;
    expect(likeness({ region: town }, { region: town }).score).toBe(0);
  });

  it('is of one place across the border of the village, where both points are near', () => {
    const [here, there] = [
      { latitude: 32.89, longitude: 108.51 },
      { latitude: 32.893, longitude: 108.51 },
    ];
    const near = likeness({ region: NEXT_VILLAGE, point: there }, { point: here });
    expect(near.reasons[0]).toEqual({ code: 'near', value: 334 });
    expect(near.score).toBeGreaterThan(LIKELY);
    const far = { latitude: 32.91, longitude: 108.51 };
    expect(metresBetween(here, far)).toBeGreaterThan(NEAR_METRES);
    expect(likeness({ region: NEXT_VILLAGE, point: far }, { point: here }).score).toBe(0);
  });

  it('is likelier in the same grid, and less the longer ago', () => {
    const grid = `${PANLONG}-01` as RegionCode;
    const [same, other] = [likeness({ region: grid }, { region: grid }), likeness({ region: grid })];
    expect(same.score - other.score).toBe(5);
    expect(codes({ region: grid }, { region: grid })).toContain('same-grid');
    const earlier = likeness({ at: '2026-06-20T11:20:00.000Z' as Instant });
    expect(earlier.score).toBeLessThan(likeness({}).score);
    expect(likeness({ at: '2026-06-01T11:20:00.000Z' as Instant }).score).toBe(0);
  });

  it('is likely without words only for the same service, soon; and never surer than 60', () => {
    const silent = { words: undefined };
    expect(likeness(silent, silent).score).toBe(54);
    expect(likeness({ ...silent, service: 'sanitation' as ServiceId }).score).toBeLessThan(LIKELY);
    expect(likeness({ ...silent, at: '2026-06-22T11:20:00.000Z' as Instant }).score).toBeLessThan(LIKELY);
    const grid = `${PANLONG}-01` as RegionCode;
    expect(likeness({ ...silent, region: grid }, { region: grid }).score).toBe(60);
  });

  it('does not grow by repeating a word, and is the same from either side', () => {
    const [one, other] = [call({ words: words('停电 停电 停电 村口') }), call()];
    expect(likenessOf(one, other, WINDOW)).toEqual(likenessOf(other, one, WINDOW));
    expect(likenessOf(one, other, WINDOW)).toEqual(
      likenessOf(call({ words: words('停电 村口') }), other, WINDOW),
    );
  });

  it('says each reason in both languages', () => {
    for (const code of alikeCodes) {
      const { zh, en } = alikeSentence({ code, value: 3 });
      expect([zh, en].every((sentence) => sentence.length > 0)).toBe(true);
    }
  });
});

import { JiebaSegmenter } from '../../../src/adapters/chinese/segmenter';

const segmenter = new JiebaSegmenter();
const finds = async (asked: string, text: string): Promise<boolean> => {
  const words = new Set(await segmenter.indexed(text));
  const wanted = await segmenter.asked(asked);
  return wanted.length > 0 && wanted.every(({ word }) => words.has(word));
};

describe('the words by which a text is found', () => {
  it.each([
    ['a word', '漏水', '自来水管漏水，路面结冰'],
    ['a word within a longer one', '水管', '自来水管漏水，路面结冰'],
    ['several words in one', '自来水漏水', '自来水管漏水，路面结冰'],
    ['what people say around it', '停电了吗', '家里停电，电表没有反应'],
    ['half of a name that no dictionary has', '桂英', '邻居张桂英家的墙倒了'],
    ['a village whose last sign goes with the next word', '盘龙村', '盘龙村村口的路灯坏了'],
    ['traditional signs', '髒亂', '垃圾堆得脏乱'],
    ['simplified for traditional', '脏乱', '垃圾堆得髒亂'],
    ['full width', '１０ＫＶ', '10kV线路断了'],
    ['a rare variant', '吉祥', '𠮷祥超市门口积水'],
    ['the rare variant itself', '𠮷祥', '吉祥超市门口积水'],
    ['a single sign that stands alone', '坏', '电表坏了'],
    ['a house number', '301', '2栋301室漏雨'],
  ])('%s: %s finds %s', async (_, asked, text) => {
    expect(await finds(asked, text)).toBe(true);
  });

  it.each([
    ['another word', '停电', '自来水管漏水'],
    ['one of two that is missing', '停电漏水', '自来水管漏水'],
    ['nothing but fillers and signs', '的了，！', '的了，！'],
  ])('%s: %s does not find %s', async (_, asked, text) => {
    expect(await finds(asked, text)).toBe(false);
  });

  it('weighs a word by the language at large: what is said of everything tells little', async () => {
    const weight = async (word: string) => (await segmenter.asked(word))[0]!.weight;
    expect(await weight('停电')).toBeGreaterThan(await weight('问题'));
    expect(await weight('没有的词辔')).toBeGreaterThan(0);
  });

  it('types the name of a place in letters', async () => {
    expect(await segmenter.inLetters('盘龙村')).toEqual(['plc', 'panlongcun']);
  });
});

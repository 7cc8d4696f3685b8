import { inEnglish, ofRuleInEnglish } from '../../../src/appeals/domain/rule-reasons';
import { deadlineWords } from '../../../src/appeals/domain/words';
import { detailIn } from '../../../src/appeals/views/told-in';
import { lived, lives } from '../../kit/appeal-life';
import fc from 'fast-check';

const CHINESE = /\p{Script=Han}/u;

describe('what a rule gives as its reason', () => {
  it('is told in English wherever it stands in a life, without a Chinese word', () => {
    const left = new Set<string>();
    for (const steps of fc.sample(lives, { numRuns: 60, seed: 7 }))
      for (const { event } of lived(steps).log) {
        const { reason } = event.data as { readonly reason?: unknown };
        if (typeof reason === 'string' && CHINESE.test(reason) && CHINESE.test(inEnglish(reason)))
          left.add(reason);
      }
    expect([...left]).toEqual([]);
  });

  it('says which deadline was missed', () => {
    for (const { zh, en } of Object.values(deadlineWords))
      expect(inEnglish(`${zh}超时`)).toBe(`the ${en} deadline was missed`);
    expect(ofRuleInEnglish('响应超时', ' (', ')')).toBe(' (the response deadline was missed)');
  });

  it('that no rule of today gives stays as it stands', () => {
    expect(inEnglish('以前的说法')).toBe('以前的说法');
  });

  it('is told so where it waits, too; what a person said stays in their words', () => {
    const waiting = (reason: unknown) => ({ queue: { unit: 'centre-610921', reason } }) as never;
    expect(detailIn(waiting('并单未成'), 'en').queue?.reason).toBe('The merge did not come about');
    expect(detailIn(waiting('并单未成'), 'zh').queue?.reason).toBe('并单未成');
    const sealed = { key: 'k', box: 'b' };
    expect(detailIn(waiting(sealed), 'en').queue?.reason).toEqual(sealed);
  });
});

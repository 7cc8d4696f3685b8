import { inEnglish, ofRuleInEnglish } from '../../../src/appeals/domain/rule-reasons';
import { deadlineWords } from '../../../src/appeals/domain/words';
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
});

import { compose } from '../../../src/app/composition';
import { features } from '../../../src/app/features';
import type { Feature } from '../../../src/kernel/feature';
import { visitAggregate, visitErrors } from '../../toy-feature/visit';
import { visitsFeature } from '../../toy-feature/feature';

describe('the features together', () => {
  it('know each category, runner, code and verb', () => {
    const house = compose([...features, visitsFeature]);
    expect(house.aggregates.get('visit')).toBe(visitAggregate);
    expect(house.runners).toEqual(expect.arrayContaining(['appeals', 'visits', 'routing', 'confirming']));
    expect(house.problems).toMatchObject(visitErrors);
    expect(house.verbs).toContain('planVisit');
    expect(house.verbs).not.toContain('confirmVisit');
  });

  it.each<readonly [string, Feature, string]>([
    [
      'an error code',
      { name: 'visits', errors: { 'appeal/closed': visitErrors['visit/already-planned'] } },
      'features appeals and visits both claim the error code appeal/closed: rename it in one of them',
    ],
    [
      'a code of the edge',
      { name: 'visits', errors: { 'request/invalid': visitErrors['visit/already-planned'] } },
      'features edge and visits both claim the error code request/invalid: rename it in one of them',
    ],
    [
      'a stream category',
      { name: 'visits', aggregates: [{ ...visitAggregate, category: 'access' }] },
      'features access and visits both claim the stream category access: rename it in one of them',
    ],
    [
      'a verb',
      { name: 'visits', verbs: [{ name: 'accept', by: 'person' }] },
      'features appeals and visits both claim the verb accept: rename it in one of them',
    ],
    [
      'a runner',
      { name: 'visits', sagas: (visitsFeature.sagas ?? []).map((saga) => ({ ...saga, name: 'appeals' })) },
      'features appeals and visits both claim the runner name appeals: rename it in one of them',
    ],
    [
      'a name',
      { name: 'appeals' },
      'features appeals and appeals both claim the name appeals: rename it in one of them',
    ],
  ])('refuse two that claim %s', (_what, feature, sentence) => {
    expect(() => compose([...features, feature])).toThrow(sentence);
  });
});

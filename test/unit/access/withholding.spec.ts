import type { AppealId, PersonId, UnitId } from '../../../src/kernel/ids';
import type { Instant } from '../../../src/kernel/time';
import type { Sealed } from '../../../src/kernel/sealed';
import { hidesLookUp } from '../../../src/access';
import { accessDecider, type AccessCommand, type AccessEvent } from '../../../src/access/domain/reveal';
import { specify } from '../../kit/given';

const NOW = '2026-07-01T02:00:00.000Z' as Instant;
const appeal = '0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a5b' as AppealId;
const reason = { key: 'k', box: 'x' } as unknown as Sealed<string>;
const until = '2026-07-31T02:00:00.000Z' as Instant;
const auditor = { id: 'auditor-610921' as PersonId, role: 'auditor' as const };
const withheld = (withholding: number): AccessEvent => ({
  type: 'LooksWithheld',
  data: { appeal, withholding, until, unit: undefined, reason },
});
const ended: AccessEvent = { type: 'WithholdingEnded', data: { appeal, withholding: 1, reason } };
const withhold = (changes: object = {}): AccessCommand => ({
  verb: 'withholdLooks',
  data: { appeal, until, reason, atMostDays: 90, ...changes },
});
const end = (withholding: number): AccessCommand => ({
  verb: 'endWithholding',
  data: { appeal, withholding, reason },
});

const { given } = specify(accessDecider, { now: NOW, actor: auditor, versions: {} });

describe('withholding who looked', () => {
  it('is for a time, counted from 1 in each appeal', () => {
    given().when(withhold()).then(withheld(1));
    given(withheld(1)).when(withhold()).then(withheld(2));
  });

  it.each([
    ['that has passed', NOW],
    ['beyond the longest', '2026-09-29T02:00:00.001Z'],
  ])('is refused until a time %s', (_, late) => {
    given()
      .when(withhold({ until: late }))
      .thenRefused('looks/until-out-of-bounds');
  });

  it('ends before its time where somebody says so, once', () => {
    given(withheld(1)).when(end(1)).then(ended);
    given(withheld(1), ended).when(end(1)).thenRefused('looks/not-withheld');
    given(withheld(1)).when(end(1), { now: until }).thenRefused('looks/not-withheld');
    given(withheld(1)).when(end(2)).thenRefused('looks/no-withholding');
  });

  it('hides the look-ups of a unit, else those that may be about the appeal; never those of whoever decided it', () => {
    const [own, other] = ['auditor-610921', 'officer-dept-discipline'] as [PersonId, PersonId];
    const unit = 'dept-discipline' as UnitId;
    const [here, there] = ['here', 'there'] as unknown as [AppealId, AppealId];
    const everybody = { by: own, appeal: here };
    expect(hidesLookUp(everybody, { person: other, unit })).toBe(true);
    expect(hidesLookUp(everybody, { person: other, unit, forAppeal: here })).toBe(true);
    expect(hidesLookUp(everybody, { person: other, unit, forAppeal: there })).toBe(false);
    expect(hidesLookUp({ ...everybody, unit }, { person: other, unit, forAppeal: there })).toBe(true);
    expect(hidesLookUp({ ...everybody, unit }, { person: other, unit: 'centre-610921' })).toBe(false);
    expect(hidesLookUp(everybody, { person: own, unit: null })).toBe(false);
  });
});

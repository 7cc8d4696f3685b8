import { custodyOf } from '../../../src/appeals/views/custody';
import type { DeadlineId } from '../../../src/kernel/ids';
import { COUNTY_CENTRE, PUXI_CENTRE, event, minutesLater, reported, routed, sealed, told } from './story';

describe('the custody ledger, of pauses', () => {
  it('counts a question and a suspension that overlap once, and what ends by itself for nobody', () => {
    const ledger = custodyOf(
      told(
        reported(),
        { event: routed(), after: 0 },
        { event: event('InformationRequested', { unit: PUXI_CENTRE, question: sealed('在哪') }), after: 10 },
        {
          event: event('HandlingSuspended', {
            ...{ by: COUNTY_CENTRE, unit: PUXI_CENTRE, reason: sealed('鉴定'), until: minutesLater(50) },
          }),
          after: 20,
        },
        { event: event('InformationLapsed', { deadline: '1/information/-/1' as DeadlineId }), after: 40 },
        {
          event: event('DeadlineMissed', {
            ...{ deadline: '1/suspension/-/1' as DeadlineId, kind: 'suspension', owner: PUXI_CENTRE },
            dueAt: minutesLater(50),
          }),
          after: 50,
        },
        { event: event('HandlingResumed', { status: 'handling' }), after: 50 },
      ),
      minutesLater(60),
    );
    expect(ledger.spells).toMatchObject([{ unit: PUXI_CENTRE, minutes: 60, pausedMinutes: 40, missed: [] }]);
    expect(ledger.units).toMatchObject([{ unit: PUXI_CENTRE, misses: 0 }]);
  });
});

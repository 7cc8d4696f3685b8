import type { Appeal } from '../../../src/appeals/domain/appeal';
import { deadlineId } from '../../../src/sla';
import { START, PUXI_CENTRE, as, countyDispatcher, reporter, villageOfficer } from '../../kit/appeal-context';
import { OTHER, ask, by, handling, hoursLater, sealed, told } from '../../kit/appeal-story';

const WHOLE = deadlineId(1, 'whole', '-', 1);
const HANDLE = deadlineId(1, 'handle', '-', 1);

describe('a lead that waits for its reporter', () => {
  it('has no more left when it runs on than what it takes in had', () => {
    const waits = told(
      ...handling,
      by(villageOfficer, 'requestInformation', { question: sealed('界桩在哪里') }, hoursLater(1)),
    );
    // Both had an hour and a half to go at half past twelve, in the noon break.
    const left = (['handle', 'whole'] as const).map((kind) => ({
      ...{ kind, dueAt: hoursLater(6), owner: PUXI_CENTRE },
    }));
    const absorbed = waits.when(
      ask('absorb', { source: OTHER, left }),
      as(countyDispatcher, hoursLater(2.5)),
    );
    absorbed.thenMatching({
      type: 'AppealAbsorbed',
      data: { clocks: { changed: [{ id: WHOLE }, { id: HANDLE }], paused: [WHOLE, HANDLE] } },
    });
    const { clocks } = absorbed.state as Appeal;
    expect([clocks[HANDLE]!.status, clocks[HANDLE]!.pausedAt]).toEqual(['paused', hoursLater(2.5)]);
    // Paused for an hour of office time more: due at five instead of four.
    const answered = absorbed.when(
      ask('supplyInformation', { answer: sealed('在渠边'), attachments: [] }),
      as(reporter, hoursLater(5.5)),
    );
    expect((answered.state as Appeal).clocks[HANDLE]!.deadline.dueAt).toBe(hoursLater(7));
  });

  it('hides no lateness either: it is missed as soon as it runs on', () => {
    const late = told(
      ...handling,
      by(villageOfficer, 'requestInformation', { question: sealed('界桩在哪里') }),
      by(
        countyDispatcher,
        'absorb',
        { source: OTHER, left: [{ kind: 'whole', dueAt: START, owner: PUXI_CENTRE }] },
        hoursLater(1),
      ),
    ).when(
      ask('supplyInformation', { answer: sealed('在渠边'), attachments: [] }),
      as(reporter, hoursLater(1.5)),
    );
    late.thenMatching(
      { type: 'InformationSupplied' },
      { type: 'DeadlineMissed', data: { deadline: WHOLE, chargedTo: PUXI_CENTRE } },
    );
  });
});

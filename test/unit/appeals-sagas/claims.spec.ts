import type { AppealEvent } from '../../../src/appeals/domain/events';
import { claimsSaga } from '../../../src/appeals/sagas/claims';
import { appealStream, type DeadlineId } from '../../../src/kernel/ids';
import { event, POLE, PUXI_CENTRE, reported, sealed, told } from '../appeals-views/story';
import { play } from './play';

const accused = { unit: PUXI_CENTRE };
const ID = `1/accusation/${PUXI_CENTRE}/1` as DeadlineId;
const deadline = { id: ID, kind: 'accusation' } as never;
const named = event('AccusedNamed', { accused });
const giveTime = { kind: 'send', to: appealStream(POLE), command: { verb: 'giveClaimsTime', data: {} } };

const after = (...lines: readonly AppealEvent[]) => {
  const saga = play(claimsSaga, POLE);
  const effects = saga.events(told(...lines));
  return { effects, isForgotten: saga.isForgotten() };
};

describe('claims that an older build recorded', () => {
  it('are given time, named in the report or later', () => {
    expect(after(reported(), named)).toEqual({ effects: [giveTime], isForgotten: false });
    expect(after(reported({ accused: [accused] })).effects).toEqual([giveTime]);
  });

  it('are left alone once they have it, and once they are decided', () => {
    const given = event('ClaimsGivenTime', { claims: [accused], clocks: { started: [deadline] } });
    const dismissed = event('AccusedDismissed', {
      accused,
      by: PUXI_CENTRE,
      reason: sealed('经核实不成立'),
    });
    const confirmed = event('AccusedConfirmed', { accused, by: PUXI_CENTRE });
    for (const end of [given, dismissed, confirmed])
      expect(after(reported(), named, end)).toEqual({ effects: [], isForgotten: true });
  });

  it('are no others: what this build records of a claim has its time', () => {
    const timed = event('AccusedNamed', { accused, clocks: { started: [deadline] } });
    expect(after(reported(), timed)).toEqual({ effects: [], isForgotten: true });
  });
});

import {
  PANLONG_CENTRE,
  PUXI_CENTRE,
  as,
  countyDispatcher,
  dispatcherOf,
  officerOf,
  townDispatcher,
  townOfficer,
  villageOfficer,
} from '../../kit/appeal-context';
import { ask, by, hoursLater, reported, routed, sealed, told } from '../../kit/appeal-story';
import { unitId } from '../../kit/hanyin';
import type { UnitId } from '../../../src/kernel/ids';

const request = { ground: sealed('地界在邻村'), basis: sealed('派单目录 §3.2') };
const refusing = { granted: false, reason: sealed('已核对') };
const returning = ask('requestReturn', request);

describe('who may still return it', () => {
  it('is nobody after two returns of a round, however it comes to whom', () => {
    const twice = [
      by(villageOfficer, 'requestReturn', request),
      by(townDispatcher, 'decideReturn', refusing),
      by(villageOfficer, 'requestReturn', request),
      by(countyDispatcher, 'decideReturn', refusing),
    ] as const;
    const recalled = told(
      reported(),
      routed,
      ...twice,
      by(countyDispatcher, 'recall', { reason: sealed('由镇里办') }),
      by(countyDispatcher, 'route', { unit: PUXI_CENTRE, reason: sealed('由镇里办') }),
    );
    expect(recalled.state).toMatchObject({ held: { unit: PUXI_CENTRE } });
    recalled.when(returning, as(townOfficer)).thenRefused('appeal/routing-final');
    const escalated = told(
      reported(),
      routed,
      ...twice,
      by(townDispatcher, 'escalate', { reason: sealed('村里办不了') }),
    );
    expect(escalated.state).toMatchObject({ held: { unit: PUXI_CENTRE } });
    escalated.when(returning, as(townOfficer)).thenRefused('appeal/routing-final');
  });

  it('is whoever it was handed to, for a whole window from then on', () => {
    const sibling = unitId('centre-610921102200');
    const move = by(
      dispatcherOf(PANLONG_CENTRE),
      'transfer',
      { unit: sibling, reason: sealed('两村交界') },
      hoursLater(25),
    );
    const returnedAfter = (story: ReturnType<typeof told>, unit: UnitId, hours: number) =>
      story.when(returning, as(officerOf(unit), hoursLater(hours))).refused?.code;
    const kept = told(reported(), routed);
    const transferred = told(reported(), routed, move);
    expect(returnedAfter(kept, PANLONG_CENTRE, 33)).toBe('appeal/return-window-over');
    expect(returnedAfter(transferred, sibling, 33)).toBeUndefined();
    expect(returnedAfter(transferred, sibling, 57)).toBe('appeal/return-window-over');
  });
});

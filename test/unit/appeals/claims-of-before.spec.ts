import type { Appeal } from '../../../src/appeals/domain/appeal';
import { owed } from '../../../src/appeals/domain/clocks';
import type { AppealEvent } from '../../../src/appeals/domain/events';
import { SYSTEM } from '../../../src/kernel/actor';
import type { AppealState } from '../../../src/appeals/domain/appeal';
import { CHENGGUAN_CENTRE, DISCIPLINE, as, given, officerOf, reporter } from '../../kit/appeal-context';
import {
  ask,
  by,
  daysLater,
  handling,
  rating,
  resolved,
  sealed,
  told,
  type Telling,
} from '../../kit/appeal-story';
import { unitId } from '../../kit/hanyin';

const OF_CHENGGUAN = `1/accusation/${CHENGGUAN_CENTRE}/1`;
const naming = (unit: string) => by(reporter, 'nameAccused', { accused: { unit: unitId(unit) } });
const giveTime = ask('giveClaimsTime', {});
const confirming = ask('confirmAccused', { accused: { unit: CHENGGUAN_CENTRE } });

/** As an older build recorded it: a claim started no clock. */
const older = (event: AppealEvent): AppealEvent => {
  const { clocks } = event.data;
  const started = clocks?.started?.filter(({ kind }) => kind !== 'accusation');
  return { ...event, data: { ...event.data, clocks: clocks && { ...clocks, started } } } as AppealEvent;
};
const recorded = (first: Telling, ...rest: readonly Telling[]) =>
  given(
    ...[first, ...rest].flatMap((_, upTo) =>
      told(first, ...rest.slice(0, upTo)).events.map((event) => ({
        event: older(event),
        actor: [first, ...rest][upTo]?.actor,
      })),
    ),
  );
const waiting = (state: AppealState) =>
  owed(state as Appeal, 'accusation').map(({ deadline: { id, owner, startedAt } }) => [id, owner, startedAt]);

describe('a claim that was recorded before there was a time for it', () => {
  const named = recorded(...handling, naming(CHENGGUAN_CENTRE));

  it('is given one, counted from now and not from the claim, and told to nobody but who oversees claims', () => {
    expect(waiting(named.state)).toEqual([]);
    const later = daysLater(60);
    const timed = named.when(giveTime, as(SYSTEM, later));
    expect(timed.events.at(-1)).toMatchObject({
      type: 'ClaimsGivenTime',
      data: { claims: [{ unit: CHENGGUAN_CENTRE }] },
    });
    expect(waiting(timed.state)).toEqual([[OF_CHENGGUAN, DISCIPLINE, later]]);
    timed
      .when(confirming, as(officerOf(DISCIPLINE), later))
      .thenMatching({ type: 'AccusedConfirmed', data: { clocks: { met: [OF_CHENGGUAN] } } });
  });

  it('is given one once, however often it is asked', () => {
    named.when(giveTime, as(SYSTEM)).when(giveTime, as(SYSTEM)).then();
  });

  it('is given one after the matter is closed, too', () => {
    const closed = recorded(
      ...handling,
      naming(CHENGGUAN_CENTRE),
      resolved(),
      by(reporter, 'rate', rating(5)),
    );
    expect(waiting(closed.when(giveTime, as(SYSTEM)).state)).toHaveLength(1);
  });

  it('needs none once it is decided, nor beside one that has its time', () => {
    named
      .when(confirming, as(officerOf(DISCIPLINE)))
      .when(giveTime, as(SYSTEM))
      .then();
    const dismissing = ask('dismissAccused', {
      accused: { unit: CHENGGUAN_CENTRE },
      reason: sealed('经核实不成立'),
    });
    named
      .when(dismissing, as(officerOf(DISCIPLINE)))
      .when(giveTime, as(SYSTEM))
      .then();
    const other = named.when(ask('nameAccused', { accused: { unit: DISCIPLINE } }), as(reporter));
    expect(waiting(other.state)).toHaveLength(1);
    expect(waiting(other.when(giveTime, as(SYSTEM)).state)).toHaveLength(2);
  });

  it('is given one by nobody but the system', () => {
    named.when(giveTime, as(officerOf(DISCIPLINE))).thenRefused('appeal/system-only');
  });
});

import { inheritanceOf } from '../../../src/appeals/domain/time/inherit';
import type { AppealContext } from '../../../src/appeals/domain/context';
import type { Actor } from '../../../src/kernel/actor';
import { SYSTEM } from '../../../src/kernel/actor';
import type { DeadlineId, PersonId, UnitId } from '../../../src/kernel/ids';
import {
  PANLONG_CENTRE,
  PUXI_CENTRE,
  as,
  directory,
  given,
  hanyin,
  reporter,
  supervisor,
  townDispatcher,
  villageOfficer,
} from '../../kit/appeal-context';
import {
  ask,
  by,
  handling,
  hoursLater,
  reported,
  resolved,
  routed,
  sealed,
  told,
} from '../../kit/appeal-story';
import { PANLONG, PUXI, QINCAIGOU, hanyinMerged, region, unitId } from '../../kit/hanyin';

const NEXT = unitId(`centre-${QINCAIGOU}`);
const merged = hanyinMerged();
const givenUp = hanyinMerged('nobody');
const officerOf = (unit: UnitId): Actor => {
  const { id, role, region: area } = directory.person(`officer-${unit}` as PersonId)!;
  return { id, role, unit, region: area };
};
const since = (who: Actor, inForce = merged, now = hoursLater(1)): Partial<AppealContext> => ({
  ...as(who, now),
  directory: inForce,
});
const come = ask('recountDeadlines', { document: 'directory', version: 2 });
const standing = (outcome: { readonly state: ReturnType<typeof told>['state'] }) => {
  if (outcome.state.status === 'none') throw new Error('nothing was reported');
  return outcome.state;
};

describe('what a village that is gone had in hand', () => {
  it('given handling · when it is merged · then its successor holds it, at the place’s new code, once', () => {
    const outcome = told(...handling).when(come, since(SYSTEM));
    outcome.thenMatching({
      type: 'AppealInherited',
      data: {
        heirs: [{ from: PANLONG_CENTRE, to: NEXT }],
        holder: { from: PANLONG_CENTRE, to: NEXT, tier: 'village' },
        place: { from: PANLONG, to: QINCAIGOU },
      },
    });
    const appeal = standing(outcome);
    expect(appeal).toMatchObject({ status: 'handling', place: QINCAIGOU, held: { unit: NEXT } });
    expect(appeal.assignee).toBeUndefined();
    const owners = Object.values(appeal.clocks).filter(({ endedAt }) => endedAt === undefined);
    expect(new Set(owners.map(({ deadline }) => deadline.owner))).toEqual(new Set([NEXT]));
    outcome.when(come, since(SYSTEM)).then();
  });

  it('its successor acts at once, and what runs is due as before', () => {
    const before = standing(told(...handling));
    const HANDLE = '1/handle/-/1' as DeadlineId;
    const outcome = told(...handling).when(resolved().command, since(officerOf(NEXT)));
    outcome.thenMatching({ type: 'AppealInherited' }, { type: 'AppealResolved', data: { unit: NEXT } });
    expect(standing(outcome).clocks[HANDLE]?.deadline.dueAt).toBe(before.clocks[HANDLE]?.deadline.dueAt);
  });

  it('what it missed is its own', () => {
    const late = hoursLater(24 * 60);
    const outcome = told(reported(), routed).when(come, since(SYSTEM, merged, late));
    const [first] = outcome.events;
    expect(first).toMatchObject({ type: 'DeadlineMissed', data: { owner: PANLONG_CENTRE } });
    expect(outcome.events.at(-1)).toMatchObject({ type: 'AppealInherited' });
  });

  it('a deadline that stands still goes on standing still', () => {
    const asked = told(
      ...handling,
      by(villageOfficer, 'requestInformation', { question: sealed('哪块地？') }),
    );
    const WHOLE = '1/whole/-/1' as DeadlineId;
    const { clocks } = standing(asked.when(come, since(SYSTEM)));
    expect(clocks[WHOLE]).toMatchObject({ status: 'paused', deadline: { owner: NEXT } });
  });

  it('what was answered and waits for confirmation is its successor’s answer, which nobody of it follows up', () => {
    const waiting = told(...handling, resolved({ outcome: 'explained' }));
    const { round } = standing(waiting.when(come, since(SYSTEM)));
    expect(round.resolution?.unit).toBe(NEXT);
    expect(round.heldBy).toEqual(expect.arrayContaining([PANLONG_CENTRE, NEXT]));
  });

  it('supervised, its successor owes the answer, and nothing else holds the close', () => {
    const opened = told(...handling, by(supervisor, 'openSupervision', { reason: sealed('久拖未决') }));
    const answered = opened.when(
      ask('answerSupervision', { answer: sealed('三日内办结'), attachments: [] }),
      since(officerOf(NEXT)),
    );
    const {
      clocks,
      supervisions: { hand },
    } = standing(answered);
    expect(hand?.unit).toBe(NEXT);
    const owing = Object.values(clocks).filter(
      ({ deadline, endedAt }) => deadline.kind === 'supervise' && endedAt === undefined,
    );
    expect(owing.map(({ deadline }) => deadline.owner)).toEqual([hand?.by]);
  });

  it('whom the appeal names inherits nothing', () => {
    const named = told(...handling, by(reporter, 'nameAccused', { accused: { unit: NEXT } }));
    named.when(come, since(SYSTEM)).thenMatching({
      type: 'AppealInherited',
      data: { holder: { to: hanyin.directory.countyCentre().id } },
    });
  });
});

describe('a village that was given up, and nobody named', () => {
  it('its town holds it, whose dispatcher hands it to the village that took it over, in one act', () => {
    const outcome = told(...handling).when(
      ask('transfer', { unit: NEXT, reason: sealed('并村') }),
      since(townDispatcher, givenUp),
    );
    outcome.thenMatching(
      {
        type: 'AppealInherited',
        data: {
          holder: { from: PANLONG_CENTRE, to: PUXI_CENTRE, tier: 'town' },
          place: { from: PANLONG, to: PUXI },
        },
      },
      { type: 'AppealTransferred', data: { from: PUXI_CENTRE, to: NEXT } },
    );
    outcome
      .when(
        ask('transfer', { unit: unitId('centre-610921103'), reason: sealed('再转') }),
        since(townDispatcher, givenUp),
      )
      .thenRefused('appeal/not-sibling');
  });

  it('when the village is listed again, its town hands it back', () => {
    const inherited = told(...handling).when(come, since(SYSTEM, givenUp));
    inherited
      .when(
        ask('transfer', { unit: PANLONG_CENTRE, reason: sealed('误删，退回') }),
        as(townDispatcher, hoursLater(2)),
      )
      .thenMatching({ type: 'AppealTransferred', data: { from: PUXI_CENTRE, to: PANLONG_CENTRE } });
  });

  it('what the town held itself it hands to no village', () => {
    const held = told(reported(), routed, by(townDispatcher, 'escalate', { reason: sealed('由镇里办') }));
    held
      .when(ask('transfer', { unit: NEXT, reason: sealed('并村') }), since(townDispatcher, givenUp))
      .thenRefused(
        'appeal/not-sibling',
        ...inheritanceOf(standing(held), { ...hanyin, ...since(SYSTEM, givenUp) }),
      );
  });
});

describe('a report for a code that is listed no more', () => {
  const reporting = (inForce = merged, place = PANLONG) =>
    given().when(reported({ place: { region: place } }).command, { ...as(reporter), directory: inForce });

  it('is taken, kept as it was written, and lies where the place lies now', () => {
    const { events, state } = reporting();
    expect(events[0]).toMatchObject({ type: 'AppealReported', data: { place: { region: PANLONG } } });
    expect(events[1]).toMatchObject({
      type: 'AppealInherited',
      data: { heirs: [], place: { from: PANLONG, to: QINCAIGOU } },
    });
    expect(state).toMatchObject({ place: QINCAIGOU });
    expect(reporting(givenUp).state).toMatchObject({ place: PUXI });
  });

  it('one that never was is refused', () => {
    expect(reporting(merged, region('610921102999')).refused?.code).toBe('appeal/unknown-region');
  });
});

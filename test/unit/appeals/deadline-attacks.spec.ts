import type { Appeal } from '../../../src/appeals/domain/appeal';
import { SYSTEM } from '../../../src/kernel/actor';
import { deadlineId, type Clock } from '../../../src/sla';
import type { DeadlineId } from '../../../src/kernel/ids';
import { addMillis, type Instant } from '../../../src/kernel/time';
import {
  as,
  countyDispatcher,
  reporter,
  supervisor,
  townDispatcher,
  villageOfficer,
} from '../../kit/appeal-context';
import {
  OTHER,
  ask,
  by,
  daysLater,
  handling,
  hoursLater,
  sealed,
  told,
  type Told,
} from '../../kit/appeal-story';
import { CHENGGUAN, unitId } from '../../kit/hanyin';
import { PublishingCounty } from '../../kit/publishing-county';

const reason = sealed('司法鉴定');
const HANDLE = deadlineId(1, 'handle', '-', 1);
const ASKED = deadlineId(1, 'extension-decision', '-', 1);
const clockOf = ({ state }: Told, id: DeadlineId): Clock => (state as Appeal).clocks[id]!;
const dueOf = (story: Told, id: DeadlineId = HANDLE): Instant => clockOf(story, id).deadline.dueAt;

const suspend = (at: Instant) => [
  by(villageOfficer, 'requestSuspension', { until: daysLater(9), reason }, at),
  by(townDispatcher, 'decideSuspension', { granted: true, reason }, at),
];
const asking = (at?: Instant) =>
  by(villageOfficer, 'requestExtension', { period: { unit: 'working-days', amount: 2 }, reason }, at);
const grant = ask('decideExtension', { granted: true, reason });
const resume = ask('resume', {});

describe('what comes in one and the same moment', () => {
  const MOMENT = hoursLater(4.5);
  const MORNING = hoursLater(23);
  /** What the county knows from then on, with the publication in the moment itself. */
  const publishing = (publication: Parameters<PublishingCounty['publishes']>[0]) => {
    const county = new PublishingCounty();
    county.now = MOMENT;
    county.publishes(publication);
    return (now: Instant) => {
      county.now = now;
      return county.context();
    };
  };
  const eightDays = { what: 'policies', reach: 'open', daysAhead: 0, amount: 8 } as const;
  const again = ask('recountDeadlines', { document: 'policies', version: 2 });

  it('a pause and a policy: whichever comes first, the pause counts once and the new period in full', () => {
    const known = publishing(eightDays);
    const before = told(...handling, ...suspend(MOMENT))
      .when(again, { ...known(MOMENT), actor: SYSTEM })
      .when(resume, { ...known(MORNING), actor: villageOfficer });
    const [request, decision] = suspend(MOMENT);
    const after = told(...handling)
      .when(again, { ...known(MOMENT), actor: SYSTEM })
      .when(request!.command, { ...known(MOMENT), actor: villageOfficer })
      .when(decision!.command, { ...known(MOMENT), actor: townDispatcher })
      .when(resume, { ...known(MORNING), actor: villageOfficer });
    expect(dueOf(before)).toBe(dueOf(after));
    // Eight working days from Wednesday end on 13 July at 18:00; an afternoon and half an hour of the next morning stood still.
    expect(dueOf(after)).toBe('2026-07-14T07:00:00.000Z');
  });

  it('an extension and the due time: granted a millisecond before, refused on the stroke', () => {
    const asked = told(...handling, asking());
    const due = dueOf(asked);
    const last = told(...handling, asking(hoursLater(-1, due)));
    const justBefore = last.when(grant, as(townDispatcher, addMillis(due, -1)));
    expect([justBefore.events.map(({ type }) => type), dueOf(justBefore) > due]).toEqual([
      ['ExtensionGranted'],
      true,
    ]);
    expect(last.when(grant, as(townDispatcher, due)).refused?.code).toBe('appeal/no-extension-pending');
  });

  it('a suspension and the due time: what is over is missed, whatever is granted in that moment', () => {
    const due = dueOf(told(...handling));
    const asked = told(
      ...handling,
      by(villageOfficer, 'requestSuspension', { until: daysLater(9), reason }, hoursLater(-1, due)),
    );
    const granted = asked.when(ask('decideSuspension', { granted: true, reason }), as(townDispatcher, due));
    granted.thenMatching(
      { type: 'DeadlineMissed', data: { deadline: HANDLE } },
      { type: 'HandlingSuspended' },
    );
    expect(clockOf(granted, HANDLE)).toMatchObject({ status: 'paused', missedAt: due });
  });
});

describe('while handling stands still', () => {
  it('an urge waits with it, and nobody is urged anew', () => {
    const story = told(...handling, by(reporter, 'urge', {}, hoursLater(1)), ...suspend(hoursLater(2)));
    const URGED = deadlineId(1, 'urge-answer', 'reporter', 1);
    expect(clockOf(story, URGED).status).toBe('paused');
    for (const actor of [reporter, supervisor])
      expect(story.when(ask('urge', {}), as(actor, daysLater(3))).refused?.code).toBe('appeal/suspended');
    // Its whole day stood still: it is not late when it runs on.
    const resumed = story.when(resume, as(villageOfficer, daysLater(5)));
    resumed.thenMatching({ type: 'HandlingResumed' });
    expect(clockOf(resumed, URGED)).toMatchObject({ status: 'running', missedAt: undefined });
  });

  it('a town that closes for an afternoon gives its units no more than it takes: what was paused then is no office time', () => {
    const county = new PublishingCounty();
    const known = (now: Instant) => {
      county.now = now;
      return county.context();
    };
    const story = told(...handling, ...suspend(hoursLater(2)));
    county.now = hoursLater(3);
    // The afternoon of the next day, in the midst of the pause.
    county.publishes({ what: 'half-day-of-a-town', reach: 'open', daysAhead: 1, amount: 1 });
    const recount = ask('recountDeadlines', { document: 'calendar', version: 2 });
    const inTime = story.when(recount, { ...known(hoursLater(3)), actor: SYSTEM });
    const late = story.when(recount, { ...known(hoursLater(47)), actor: SYSTEM });
    for (const closed of [inTime, late, story]) {
      const resumed = closed.when(resume, { ...known(hoursLater(48)), actor: villageOfficer });
      // Monday at 18:00, and 3.5 hours of Wednesday, 3.5 of Thursday and 1.5 of Friday.
      expect(dueOf(resumed)).toBe('2026-07-08T02:00:00.000Z');
    }
  });
});

describe('what hangs on a holder', () => {
  const water = unitId('dept-water');

  it('ends when the place is corrected: a helper’s part, a request for more time, an urge’s answer', () => {
    const story = told(
      ...handling,
      by(countyDispatcher, 'nameHelpers', { helpers: [{ unit: water, task: reason }] }),
      asking(),
    );
    const corrected = story.when(
      ask('correct', { place: { region: CHENGGUAN }, reason: sealed('地点记错') }),
      as(townDispatcher, hoursLater(1)),
    );
    for (const id of [HANDLE, ASKED, deadlineId(1, 'co-handle', water, 1)])
      expect([id, clockOf(corrected, id).status]).toEqual([id, 'stopped']);
    expect(clockOf(corrected, deadlineId(1, 'whole', '-', 1)).status).toBe('running');
  });

  it('a request for more time ends with a merge, and may be made again once the appeal stands alone', () => {
    const merged = told(
      ...handling,
      asking(),
      by(countyDispatcher, 'merge', { target: OTHER, reason: sealed('同一处地界') }, hoursLater(1)),
    );
    expect([clockOf(merged, ASKED).status, clockOf(merged, HANDLE).status]).toEqual(['stopped', 'paused']);
    const alone = merged.when(
      ask('unmerge', { reason: sealed('不是同一处') }),
      as(countyDispatcher, hoursLater(2)),
    );
    alone.when(asking().command, as(villageOfficer, hoursLater(2))).thenMatching({
      type: 'ExtensionRequested',
      data: { clocks: { started: [{ owner: 'centre-610921102' }] } },
    });
  });
});

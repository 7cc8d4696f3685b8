import fc from 'fast-check';
import { KeptFolds } from '../../../src/appeals/application/queries/kept-folds';
import type { AppealEvent } from '../../../src/appeals/domain/events';
import { custodyOf } from '../../../src/appeals/views/custody';
import { deadlinesOf } from '../../../src/appeals/views/deadlines';
import { detailOf } from '../../../src/appeals/views/detail';
import { MOST_REMARKS } from '../../../src/appeals/views/detail-model';
import { foldOn, nothingFolded, type AppealFold } from '../../../src/appeals/views/fold';
import { detailFor } from '../../../src/appeals/views/perspective';
import type { Recorded } from '../../../src/kernel/event';
import {
  appealStream,
  type AppealId,
  type EventId,
  type Position,
  type Revision,
} from '../../../src/kernel/ids';
import { fold, lived, lives, stored, type Life } from '../../kit/appeal-life';
import { reference } from '../appeals-http/county';
import { event, reported, sealed, told } from './story';

const recordedOf = (life: Life): readonly Recorded<AppealEvent>[] =>
  stored(life.log).map(
    ({ event: happened, actor, occurredAt }, index) =>
      ({
        id: `event-${index}` as EventId,
        event: happened,
        stream: appealStream('a-1' as AppealId),
        revision: index as Revision,
        position: index as Position,
        metadata: { actor, occurredAt },
      }) as Recorded<AppealEvent>,
  );

/** Each page thrown on a fold that was kept at the end of the one before. */
function folded(events: readonly Recorded<AppealEvent>[], cuts: readonly number[]): AppealFold {
  let was = nothingFolded();
  const ends = [...cuts.map((cut) => cut % (events.length + 1)), events.length].sort((a, b) => a - b);
  let from = 0;
  for (const end of ends) {
    was = foldOn(was, events.slice(from, end));
    from = end;
  }
  return was;
}

describe('the fold that the views are made of', () => {
  it('is the same wherever it was kept and gone on from, and says what all the events say', () => {
    const holds = fc.property(lives, fc.array(fc.nat(), { maxLength: 5 }), (steps, cuts) => {
      const life = lived(steps);
      const events = recordedOf(life);
      const kept = folded(events, cuts);
      expect(kept).toEqual(folded(events, []));
      expect(kept.appeal).toEqual(fold({ status: 'none' }, stored(life.log)));
      const [{ identity, ...shown }, { identity: _, ...all }] = [
        { ...kept.detail! },
        { ...detailOf(events)! },
      ];
      expect(shown).toEqual(all);
      // What was decided of whoever stood there is shown as long as they do, which the appeal alone knows.
      const marks = 'marks' in kept.appeal ? kept.appeal.marks : undefined;
      for (const side of ['reporter', 'proxy'] as const)
        expect(identity?.[side]?.mark).toEqual(marks?.[side]);
      expect(custodyOf(kept.story, life.now)).toEqual(custodyOf(events, life.now));
      const deadlines = (told: typeof events) => deadlinesOf(told, life.now, reference, 'reporter');
      expect(deadlines([...kept.story])).toEqual(deadlines(events));
    });
    fc.assert(holds, { numRuns: 150, seed: 20261127 });
  }, 60_000);

  it('holds no more of what was said than a screen shows, for either side', () => {
    const said = (visibleTo: 'everyone' | 'staff', count: number) =>
      Array.from({ length: count }, () =>
        event('CommentAdded', { text: sealed('还没人来'), attachments: [], visibleTo, by: 'staff' }),
      );
    const events = told(reported(), ...said('everyone', 60), ...said('staff', 1_000));
    const { detail, story } = foldOn(nothingFolded(), events);
    expect(story.map(({ event: { type } }) => type)).toEqual(['AppealReported']);
    expect(detail?.remarks).toHaveLength(2 * MOST_REMARKS);
    const [staff, reporter] = (['staff', 'reporter'] as const).map((side) => detailFor(detail!, side));
    expect([staff?.remarks.length, staff?.earlierRemarks]).toEqual([MOST_REMARKS, 1_010]);
    expect(staff?.remarks.every(({ visibleTo }) => visibleTo === 'staff')).toBe(true);
    expect([reporter?.remarks.length, reporter?.earlierRemarks]).toEqual([MOST_REMARKS, 10]);
  });
});

describe('kept folds', () => {
  const long = (revision: number): AppealFold => ({ ...nothingFolded(), revision: revision as Revision });
  const id = (text: string) => text as AppealId;

  it('are those of long appeals alone', () => {
    const kept = new KeptFolds();
    kept.keep(id('short'), long(99));
    kept.keep(id('long'), long(100));
    expect([kept.has(id('short')), kept.has(id('long'))]).toEqual([false, true]);
    expect(kept.take(id('long'))?.revision).toBe(100);
    expect(kept.has(id('long'))).toBe(false);
  });

  it('are bounded, and the longest unused goes first', () => {
    const kept = new KeptFolds(300);
    for (const name of ['a', 'b', 'c']) kept.keep(id(name), long(100));
    kept.keep(id('a'), kept.take(id('a'))!);
    kept.keep(id('d'), long(100));
    expect(['a', 'b', 'c', 'd'].map((name) => kept.has(id(name)))).toEqual([true, false, true, true]);
  });
});

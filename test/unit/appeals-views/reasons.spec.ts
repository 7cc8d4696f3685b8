import { riskiest } from '../../../src/appeals/read-models/triage/risk';
import { NOTHING_YET, standingAfter, type Standing } from '../../../src/appeals/read-models/triage/standing';
import { reasonsOf } from '../../../src/appeals/views/reasons';
import type { AppealEvent } from '../../../src/appeals/domain/events';
import { PUXI_CENTRE, START, deadline, event, minutesLater, reported } from './story';

const DAY = 24 * 60;
const respond = deadline('1/respond/-/1', 'respond', PUXI_CENTRE, START, DAY);
const whole = deadline('1/whole/-/1', 'whole', PUXI_CENTRE, START, 10 * DAY);

const after = (...happened: readonly AppealEvent[]): Standing =>
  happened.reduce(
    (before, each) => standingAfter(before, each, START, () => undefined).standing,
    NOTHING_YET,
  );
const approaching = ({ id, kind, owner, dueAt }: typeof respond) =>
  event('DeadlineApproaching', { deadline: id, kind, owner, warnAt: START, dueAt, notified: [] });
const codes = (standing: Standing, minutes: number): readonly string[] =>
  reasonsOf(standing, riskiest(standing, 'routine')?.owed, 'routine', minutesLater(minutes)).map(
    ({ code }) => code,
  );

describe('why an appeal stands where it stands in triage', () => {
  const begun = reported({ clocks: { started: [respond, whole] } });

  it('says that the warning of what is due first was given, until that is over or moved', () => {
    const warned = after(begun, approaching(respond));
    expect(codes(after(begun), DAY - 60)).toEqual(['due']);
    expect(codes(warned, DAY - 60)).toEqual(['due', 'warned']);
    expect(codes(warned, DAY + 60)).toEqual(['overdue']);
    const later = { ...respond, dueAt: minutesLater(2 * DAY) };
    const extended = after(begun, approaching(respond), {
      type: 'DeadlineChanged',
      data: { clocks: { changed: [later] } },
    } as unknown as AppealEvent);
    expect(codes(extended, DAY)).toEqual(['due']);
  });

  it('says nothing of a warning of what is due later', () => {
    expect(codes(after(begun, approaching(whole)), 60)).toEqual(['due']);
  });
});

import { shapes } from '../../edge';
import type { RosterView } from '../roster-desk';

const { answerOf, byId, eg, instant, listOf, named, shape, text, whole } = shapes;

const UNIT = 'centre-610921102';
const PERSON = 'officer-centre-610921102';
const day = { ...text('A day of the county.'), format: 'date' };

export const onDuty = named(
  'OnDuty',
  shape({ person: eg(text(), PERSON), until: eg(instant, '2026-07-02T08:30:00.000+08:00') }),
);

export const rosterView = answerOf<RosterView>()(
  'Roster',
  shape({
    unit: eg(text(), UNIT),
    now: { ...listOf(onDuty), description: 'Who is on duty now.' },
    days: listOf(
      named(
        'RosterDay',
        shape({
          day: eg(day, '2026-07-01'),
          shifts: listOf(
            named(
              'Shift',
              shape({ person: eg(text(), PERSON), from: eg(text(), '18:00'), to: eg(text(), '08:30') }),
            ),
          ),
        }),
      ),
    ),
    names: eg(byId, { [UNIT]: '蒲溪镇综治中心', [PERSON]: '李明' }),
  }),
);

interface RosterAnswer {
  readonly unit: string;
  readonly revision: number;
}
export const rosterAnswer = answerOf<RosterAnswer>()(
  'RosterAnswer',
  shape({ unit: eg(text(), UNIT), revision: eg(whole('For `If-Match`.'), 0) }),
);

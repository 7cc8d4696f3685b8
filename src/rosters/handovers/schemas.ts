import { shapes } from '../../edge';
import { onDuty } from '../http/schemas';
import type { HandoversView } from './handover-desk';

const { answerOf, byId, eg, instant, listOf, named, opened, shape, text, uuid, whole } = shapes;

const ID = '0190a1b2-3c4d-7e5f-8a9b-0c1d2e3f4a70';
const UNIT = 'centre-610921102';
const [WRITER, TAKER] = ['officer-centre-610921102', 'dispatcher-centre-610921102'];

export const handoversView = answerOf<HandoversView>()(
  'Handovers',
  shape({
    unit: eg(text(), UNIT),
    now: { ...listOf(onDuty), description: 'Who is on duty now: whom it is for.' },
    items: listOf(
      named(
        'Handover',
        shape({
          id: eg(uuid, ID),
          by: eg(text('Who left it.'), WRITER),
          at: eg(instant, '2026-07-01T18:00:00.000+08:00'),
          'shiftUntil?': eg(
            { ...instant, description: 'When the writer’s shift ended, as the roster had it.' },
            '2026-07-01T18:30:00.000+08:00',
          ),
          note: eg(opened, '盘龙村三组停电，供电公司已到场，请接班后跟进。'),
          taken: {
            ...listOf(
              named(
                'HandoverTaking',
                shape({ by: eg(text(), TAKER), at: eg(instant, '2026-07-01T18:20:00.000+08:00') }),
              ),
            ),
            description: 'Who of those who came has read it, and when.',
          },
        }),
      ),
    ),
    names: eg(byId, { [UNIT]: '蒲溪镇综治中心', [WRITER]: '李明', [TAKER]: '王芳' }),
  }),
);

interface HandoverAnswer {
  readonly id: string;
  readonly unit: string;
  readonly revision: number;
}
export const handoverAnswer = answerOf<HandoverAnswer>()(
  'HandoverAnswer',
  shape({ id: eg(uuid, ID), unit: eg(text(), UNIT), revision: eg(whole('For `If-Match`.'), 0) }),
);

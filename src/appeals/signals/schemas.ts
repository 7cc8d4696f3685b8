import { shapes } from '../../edge';
import { signalCodes } from './codes';
import { signalStates } from './query';
import type { SignalPage } from './signal-desk';

const { answerOf, byId, eg, instant, listOf, named, oneOf, opened, shape, text, uuid, whole } = shapes;

const APPEAL = '0190a1b2-3c4d-7e5f-8a9b-0c1d2e3f4a5b';
const ID = `${APPEAL}.1.came-back`;
const [TOWN, VILLAGE, SERVICE] = ['centre-610921102', '610921102206', 'infrastructure-road'];

export const signalPage = answerOf<SignalPage>()(
  'Signals',
  shape({
    items: listOf(
      named(
        'Signal',
        shape({
          id: eg(text('For the route of its decision.'), ID),
          code: eg(oneOf(signalCodes), 'came-back'),
          sentence: eg(text('In the language asked for.'), '办结后2天重新办理'),
          unit: eg(text('Whose closing it was.'), TOWN),
          at: eg(instant, '2026-07-04T09:00:00.000+08:00'),
          round: eg(whole('Of the appeal, in which it was closed.'), 1),
          'minutes?': eg(
            whole('By the clock: before it was due, since the contact, or since it was resolved.'),
            2880,
          ),
          appeal: eg(uuid, APPEAL),
          number: eg(text(), '610921-20260701-0001'),
          region: eg(text(), VILLAGE),
          'service?': eg(text(), SERVICE),
          likes: eg(
            {
              ...listOf(named('SignalLike', shape({ appeal: uuid, number: text() }))),
              description: 'The other appeals behind it: with the same words, or reported again.',
            },
            [],
          ),
          state: eg(oneOf(signalStates), 'open'),
          'decidedBy?': text('The supervisor who said so last.'),
          'decidedAt?': instant,
          'reason?': opened,
        }),
      ),
    ),
    'next?': text('The `cursor` of the next page; absent on the last.'),
    'units?': {
      ...listOf(
        named(
          'UnitSignals',
          shape({
            unit: eg(text(), TOWN),
            open: eg(whole(), 1),
            confirmed: eg(whole(), 0),
            dismissed: eg(whole(), 0),
          }),
        ),
      ),
      description: 'Of each unit how many; on the first page only. Nothing is scored by them.',
    },
    names: eg(byId, { [TOWN]: '蒲溪镇综治中心', [VILLAGE]: '盘龙村', [SERVICE]: '道路设施' }),
  }),
);

interface SignalAnswer {
  readonly id: string;
  readonly revision: number;
}
export const signalAnswer = answerOf<SignalAnswer>()(
  'SignalAnswer',
  shape({ id: eg(text(), ID), revision: eg(whole('For `If-Match`.'), 0) }),
);

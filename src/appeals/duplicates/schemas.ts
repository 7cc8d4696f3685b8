import { shapes } from '../../edge';
import { statuses } from '../domain/values';
import { doings } from './calls';
import { alikeCodes } from './likeness';
import type { Duplicates } from './show-duplicates';

const { answerOf, byId, eg, instant, listOf, named, oneOf, opened, shape, text, uuid, whole } = shapes;

const ONE = '0190a1b2-3c4d-7e5f-8a9b-0c1d2e3f4a5b';
const OTHER = '0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a5c';
const VILLAGE = '610921102206';
const yes: shapes.Shape<true> = { type: 'boolean', const: true };
const anything: shapes.Shape<Readonly<Record<string, unknown>>> = {
  type: 'object',
  additionalProperties: true,
};

export const duplicates = answerOf<Duplicates>()(
  'Duplicates',
  shape({
    items: listOf(
      named(
        'Duplicate',
        shape({
          appeal: eg(uuid, OTHER),
          number: eg(text(), '610921-20260701-0001'),
          status: eg(oneOf(statuses), 'routed'),
          'service?': eg(text(), 'infrastructure-power'),
          region: eg(text(), VILLAGE),
          reportedAt: eg(instant, '2026-07-01T19:20:00.000+08:00'),
          endorsements: eg(whole(), 2),
          'headline?': {
            ...eg(opened, '全村停电'),
            description: 'The first line of what was said; to staff.',
          },
          'holder?': eg(text(), 'ent-power'),
          'incident?': { ...uuid, description: 'The incident that it is counted to.' },
          score: eg(whole('Of 100; what is below 50 is not shown.'), 82),
          reasons: listOf(
            named(
              'Alike',
              shape({
                code: eg(oneOf(alikeCodes), 'same-words'),
                'value?': eg(whole('Metres of `near`, percent of `same-words`, hours of `soon`.'), 74),
                sentence: eg(text('In the language asked for.'), '用词有 74% 相同'),
              }),
            ),
          ),
          calls: listOf(
            named(
              'DuplicateCall',
              shape({
                does: eg(oneOf(doings), 'merge'),
                method: eg(oneOf(['POST']), 'POST'),
                path: eg(text(), `/api/v1/appeals/${ONE}/merge`),
                body: eg(anything, { target: OTHER, reason: '反映的是同一件事：同一村（社区）' }),
              }),
            ),
          ),
        }),
      ),
    ),
    names: eg(byId, { [VILLAGE]: '盘龙村', 'infrastructure-power': '供电设施', 'ent-power': '供电公司' }),
  }),
);

interface Apart {
  readonly appeal: string;
  readonly other: string;
  readonly apart: true;
}
export const toldApart = answerOf<Apart>()(
  'ToldApart',
  shape({
    appeal: eg(uuid, ONE),
    other: eg(uuid, OTHER),
    apart: eg(yes, true),
  }),
);

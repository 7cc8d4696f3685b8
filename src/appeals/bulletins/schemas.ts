import { shapes } from '../../edge';
import { editionStates } from '../publication/edition';
import { publishedCorrections } from '../publication/schemas';
import { bases, mentions } from './bulletin';
import type { BulletinList, BulletinView, PublicBulletin, PublishedBulletins } from './views';

const { answerOf, eg, instant, listOf, named, oneOf, shape, text, uuid, whole } = shapes;

const ID = '0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a5b';
const AT = '2026-07-06T09:00:00.000+08:00';
const TITLE = '六月群众诉求办理情况通报';
const state = oneOf(editionStates);

const said = {
  title: eg(text(), TITLE),
  text: eg(text(), '六月，蒲溪镇按期办结率、满意率居各镇首位，予以通报表扬。'),
  units: listOf(
    named(
      'MentionedUnit',
      shape({
        unit: eg(text(), 'centre-610921102'),
        name: eg(text('As it was called then.'), '蒲溪镇综治中心'),
        as: eg(oneOf(mentions), 'praised'),
      }),
    ),
  ),
  basis: named(
    'BulletinBasis',
    shape({
      kind: eg(oneOf(bases), 'ranking'),
      'ranking?': eg(
        named(
          'BulletinRanking',
          shape({ month: text(), group: text(), edition: whole('Which was on show.') }),
        ),
        { month: '2026-06', group: 'towns', edition: 1 },
      ),
    }),
  ),
};
const answers = eg(
  listOf(
    named(
      'BulletinReply',
      shape({
        unit: eg(text(), 'centre-610921101'),
        name: eg(text(), '涧池镇综治中心'),
        text: eg(text(), '我镇已逐件复核，两件已重新办理并向群众当面说明。'),
        at: eg(instant, AT),
      }),
    ),
  ),
  [],
);

export const publicBulletinShape = answerOf<PublicBulletin>()(
  'PublishedBulletin',
  shape({
    id: eg(uuid, ID),
    edition: eg(whole('A correction is the next.'), 1),
    publishedAt: eg(instant, AT),
    ...said,
    corrections: publishedCorrections,
    answers,
  }),
);

export const bulletinView = answerOf<BulletinView>()(
  'Bulletin',
  shape({
    id: eg(uuid, ID),
    editions: {
      ...listOf(
        named(
          'BulletinEdition',
          shape({
            edition: eg(whole(), 1),
            state: eg(state, 'draft'),
            'reason?': text('Why it was corrected.'),
            ...said,
            draftedAt: eg(instant, AT),
            draftedBy: eg(text(), 'dispatcher-centre-610921'),
            'reviewedAt?': instant,
            'reviewedBy?': text(),
            'note?': text('Of the review.'),
            'publishedAt?': instant,
            'publishedBy?': text(),
          }),
        ),
      ),
      description: 'The newest first.',
    },
    answers,
  }),
);

export const bulletinList = answerOf<BulletinList>()(
  'BulletinList',
  shape({
    items: listOf(
      named(
        'BulletinListLine',
        shape({
          id: eg(uuid, ID),
          title: eg(text(), TITLE),
          edition: eg(whole('The last.'), 1),
          state: eg(state, 'draft'),
          changedAt: eg(instant, AT),
          'publishedEdition?': whole('The one on show.'),
        }),
      ),
    ),
  }),
);

export const publishedBulletins = answerOf<PublishedBulletins>()(
  'PublishedBulletins',
  shape({
    items: listOf(
      named(
        'PublishedBulletinLine',
        shape({
          id: eg(uuid, ID),
          title: eg(text(), TITLE),
          edition: eg(whole(), 1),
          publishedAt: eg(instant, AT),
          link: eg(text(), `/api/v1/published/bulletins/${ID}`),
        }),
      ),
    ),
  }),
);

interface Stands {
  readonly id: string;
  readonly edition: number;
  readonly state: (typeof editionStates)[number];
  readonly revision: number;
}
export const bulletinAnswer = answerOf<Stands>()(
  'BulletinAnswer',
  shape({
    id: eg(uuid, ID),
    edition: eg(whole(), 1),
    state: eg(state, 'draft'),
    revision: eg(whole('For `If-Match`.'), 0),
  }),
);

import { shapes } from '../../../edge';
import { roles } from '../../../kernel/actor';
import { meVerbs, type Me } from '../../application/queries/show-me';
import { MOST_COUNTED } from '../../read-models/counts';
import { at, names, TOWN } from './story';

const { answerOf, byId, eg, instant, listOf, named, oneOf, shape, text, whole } = shapes;

const upTo = `At most ${MOST_COUNTED}, which then means: that many or more.`;

export const me = answerOf<Me>()(
  'Me',
  shape({
    'id?': eg(
      text('As `assignee` and the timeline name staff; a citizen is named nowhere.'),
      `officer-${TOWN}`,
    ),
    role: eg(oneOf([...roles, 'system', 'anonymous']), 'officer'),
    'name?': eg(text(), '李建国'),
    'unit?': eg(text(), TOWN),
    'region?': eg(text(), '610921102'),
    'expiresAt?': eg({ ...instant, description: 'When the token ends.' }, at('18:00:00')),
    may: eg(
      listOf({
        ...named('Verb', oneOf(meVerbs)),
        description: 'What the role may send at all; to one appeal, see its `actions`.',
      }),
      ['report', 'accept'],
    ),
    counts: shape({
      mine: eg(whole(`My own matters that are not closed. ${upTo}`), 3),
      'owed?': eg(whole(`Appeals in the queue of my unit. ${upTo}`), 12),
      'overdue?': eg(whole(`Of those, where something is late. ${upTo}`), 1),
    }),
    names: eg(byId, names),
  }),
);

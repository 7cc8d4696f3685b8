import { shapes } from '../../edge';
import type { ListPage } from '../application/queries/list-queries';
import { members, pageMembers } from '../http/schemas/rows';
import type { FollowUpItem } from './show-follow-ups';

const { answerOf, eg, flag, instant, named, shape, whole } = shapes;

const followUp = named(
  'FollowUp',
  shape({
    deliveredAt: eg(
      { ...instant, description: 'When the reporter was told.' },
      '2026-07-02T09:00:00.000+08:00',
    ),
    until: eg(
      { ...instant, description: 'Until when there is something to ask.' },
      '2026-07-12T18:00:00.000+08:00',
    ),
    attempts: eg(whole('So far, none of which reached anybody.'), 1),
    'lastAt?': eg(instant, '2026-07-03T10:00:00.000+08:00'),
    anotherDay: eg(
      { ...flag, description: 'Two of today failed: the one that counts is another day’s.' },
      false,
    ),
    drawn: eg({ ...flag, description: 'Within the share of its service that is asked.' }, true),
  }),
);

export const followUpPage = answerOf<ListPage<FollowUpItem>>()(
  'FollowUps',
  shape(pageMembers(named('FollowUpRow', shape({ ...members, followUp })))),
);

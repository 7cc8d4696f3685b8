import { shapes } from '../../edge';
import { at, ID } from '../http/schemas/story';
import type { JobView } from './show-job';

const { answerOf, eg, instant, listOf, named, oneOf, shape, text, uuid, whole } = shapes;

const problem = named<{ readonly code: string }>('ItemProblem', {
  type: 'object',
  description: 'The `Problem` that the single route would have answered with.',
  properties: { code: { type: 'string' }, title: { type: 'string' }, detail: { type: 'string' } },
  additionalProperties: true,
});

export const openedJob = answerOf<{ readonly id: string }>()('OpenedJob', shape({ id: eg(uuid, ID) }));

export const jobView = answerOf<JobView>()(
  'Job',
  shape({
    id: eg(uuid, ID),
    verb: eg(text(), 'recordProgress'),
    state: eg(oneOf(['running', 'finished']), 'running'),
    openedAt: eg(instant, at('10:00:00')),
    'finishedAt?': instant,
    size: eg(whole(), 300),
    done: eg(whole(), 299),
    refused: eg(whole(), 0),
    left: eg(whole(), 1),
    items: listOf(
      named(
        'JobItem',
        shape({
          appeal: eg(uuid, ID),
          state: eg(oneOf(['waiting', 'done', 'refused']), 'done'),
          'status?': eg(whole('What the single route would have answered.'), 200),
          'revision?': eg(whole('Of the appeal, after it.'), 4),
          'problem?': problem,
        }),
      ),
    ),
  }),
);

import type { AppealId, StreamName } from '../../kernel/ids';
import type { Saga } from '../../kernel/saga';
import type { Instant } from '../../kernel/time';
import {
  surveyOf,
  surveySchemas,
  surveyStream,
  type SurveyCommand,
  type SurveyEvent,
  type SurveyId,
} from '../surveys/survey';

/** Of the streams that the task is addressed to, one for each appeal. */
export const INVITE = 'invite';

/** Have asked the reporter of this appeal, until when they answer. */
export interface Invite {
  readonly verb: 'invite';
  readonly survey: SurveyId;
  readonly closesAt: Instant;
}

/**
 * Each appeal that was drawn is handed to who writes to its reporter, and the survey is told what became of it: one
 * instance each, so that none waits for another. At least once; a notice's id follows from survey and appeal, so that each is sent once.
 */
export const invitingSaga: Saga<object, SurveyEvent, Invite | SurveyCommand> = {
  name: 'inviting',
  version: 1,
  startsAt: 'beginning',
  category: 'survey',
  schemas: surveySchemas,
  instancesOf: ({ stream, event }) =>
    event.type === 'SurveyOpened' ? event.data.appeals.map((appeal) => `${surveyOf(stream)} ${appeal}`) : [],
  initial: {},
  evolve: (state) => state,
  react(_state, input, instance) {
    const [survey, appeal] = instance.split(' ') as [SurveyId, AppealId];
    if (input.kind === 'event') {
      const { event } = input.recorded;
      if (event.type !== 'SurveyOpened') return [];
      const command: Invite = { verb: 'invite', survey, closesAt: event.data.closesAt };
      return [{ kind: 'send', to: `${INVITE}-${appeal}` as StreamName, command }];
    }
    if (input.kind === 'timeout' || input.command.verb !== 'invite') return [];
    const code = input.kind === 'refused' ? { code: input.code } : {};
    const command: SurveyCommand = { verb: 'settleInvitation', data: { appeal, ...code } };
    return [{ kind: 'send', to: surveyStream(survey), command }];
  },
  isOver: () => true,
};

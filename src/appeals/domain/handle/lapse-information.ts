import { deadlineId, eventOf, verb } from '../card';
import { clocks, owed } from '../clocks';
import { bySystem } from '../guards';
import { afterPause } from '../pausing';
import { awaitingAnswer, stillSuspended } from './supply-information';

const fields = { deadline: deadlineId };

export const informationLapsed = eventOf('InformationLapsed', {
  data: { ...fields, ...stillSuspended },
  evolve: (appeal, { suspended }) => ({ ...appeal, status: suspended ? 'suspended' : 'handling' }),
  says: ({ suspended }) =>
    suspended
      ? {
          zh: '补充材料逾期未提供，办理仍在中止',
          en: 'The information did not come in time; handling is still suspended',
        }
      : { zh: '补充材料逾期未提供，恢复计时', en: 'The information did not come in time; clocks run on' },
  shows: 'sentence',
});

export const lapseInformation = verb('lapseInformation', {
  by: 'system',
  data: fields,
  meets: awaitingAnswer,
  refuses: ['appeal/system-only', 'appeal/unknown-deadline', 'appeal/deadline-not-due'],
  rule: ({ deadline }, appeal, context) => {
    bySystem(context);
    const asked = owed(appeal, 'information').find((clock) => clock.deadline.id === deadline);
    if (asked === undefined) throw context.refusal('appeal/unknown-deadline', { deadline });
    const { dueAt } = asked.deadline;
    if (asked.missedAt === undefined) throw context.refusal('appeal/deadline-not-due', { dueAt });
    const { status, changed } = afterPause(appeal, 'information', context);
    const suspended = status === 'suspended' || undefined;
    return [informationLapsed({ deadline, suspended, clocks: clocks({ stopped: [deadline], changed }) })];
  },
});

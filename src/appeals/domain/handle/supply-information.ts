import { eventOf, freeText, optional, standsIn, uploads, verb, yesNo, type Row } from '../card';
import { clocks, owed, owedIds } from '../clocks';
import { isGridWorkerOf, isReporter, isStaffOf, isTaker } from '../guards';
import { afterPause } from '../pausing';

const fields = { answer: freeText, attachments: uploads };

/** It is suspended besides: nothing runs on yet. */
export const stillSuspended = { suspended: optional(yesNo) };

/** While nothing was asked, there is nothing to answer or to lapse. */
export const awaitingAnswer: Row = {
  ...standsIn('awaiting-information'),
  reported: 'appeal/no-information-asked',
  routed: 'appeal/no-information-asked',
  accepted: 'appeal/no-information-asked',
  handling: 'appeal/no-information-asked',
  suspended: { refuses: 'appeal/suspended', unless: (appeal) => owed(appeal, 'information').length > 0 },
};

export const informationSupplied = eventOf('InformationSupplied', {
  data: { ...fields, ...stillSuspended },
  evolve: (appeal, { suspended }) => ({ ...appeal, status: suspended ? 'suspended' : 'handling' }),
  says: ({ suspended }) =>
    suspended
      ? { zh: '诉求人已补充材料，办理仍在中止', en: 'The reporter supplied it; handling is still suspended' }
      : { zh: '诉求人已补充材料，恢复计时', en: 'The reporter supplied it; clocks run on' },
  text: ({ answer }) => answer,
  shows: 'all',
});

/** By the reporter, or by the holder, grid worker or taker who was told. */
export const supplyInformation = verb('supplyInformation', {
  by: 'person',
  data: fields,
  meets: awaitingAnswer,
  refuses: ['appeal/not-reporter'],
  rule: ({ answer, attachments }, appeal, context) => {
    const { actor } = context;
    const told =
      isStaffOf(appeal.held?.unit, actor) || isGridWorkerOf(appeal, context) || isTaker(appeal, actor);
    if (!isReporter(appeal, actor) && !told) throw context.refusal('appeal/not-reporter');
    const { status, changed } = afterPause(appeal, 'information', context);
    const suspended = status === 'suspended' || undefined;
    const changes = { met: owedIds(appeal, 'information'), changed };
    return [informationSupplied({ answer, attachments, suspended, clocks: clocks(changes) })];
  },
});

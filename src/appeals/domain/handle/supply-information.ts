import { eventOf, freeText, standsIn, uploads, verb, type Row } from '../card';
import { clocks, owedIds, runOn } from '../clocks';
import { isGridWorkerOf, isReporter, isStaffOf, isTaker } from '../guards';

const fields = { answer: freeText, attachments: uploads };

/** While nothing was asked, there is nothing to answer or to lapse. */
export const awaitingAnswer: Row = {
  ...standsIn('awaiting-information'),
  reported: 'appeal/no-information-asked',
  routed: 'appeal/no-information-asked',
  accepted: 'appeal/no-information-asked',
  handling: 'appeal/no-information-asked',
};

export const informationSupplied = eventOf('InformationSupplied', {
  data: fields,
  evolve: (appeal) => ({ ...appeal, status: 'handling' }),
  says: { zh: '诉求人已补充材料，恢复计时', en: 'The reporter supplied it; clocks run on' },
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
    const changes = { met: owedIds(appeal, 'information'), changed: runOn(appeal, context) };
    return [informationSupplied({ answer, attachments, clocks: clocks(changes) })];
  },
});

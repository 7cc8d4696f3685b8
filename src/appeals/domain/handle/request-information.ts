import type { Appeal } from '../appeal';
import { eventOf, freeText, standsIn, unitId, verb } from '../card';
import { clocks, pausedIds, start } from '../clocks';
import { byHolder } from '../guards';

const fields = { question: freeText };

export const informationRequested = eventOf('InformationRequested', {
  data: { ...fields, unit: unitId },
  evolve: (appeal) => ({
    ...appeal,
    status: 'awaiting-information',
    round: { ...appeal.round, informationAsked: true },
  }),
  says: { zh: '请诉求人补充材料，办理计时暂停', en: 'Asked the reporter for information; clocks pause' },
  text: ({ question }) => question,
  shows: 'all',
});

/** Once in a round: handling stands still until the reporter answers, or the time for that lapses. */
export const requestInformation = verb('requestInformation', {
  by: 'person',
  data: fields,
  meets: standsIn('handling'),
  refuses: ['appeal/not-holder', 'appeal/information-already-asked', 'appeal/nobody-to-reach'],
  rule: ({ question }, appeal, context) => {
    const { unit } = byHolder(appeal, context);
    if (appeal.round.informationAsked) throw context.refusal('appeal/information-already-asked');
    if (!isAnswerable(appeal)) throw context.refusal('appeal/nobody-to-reach');
    return [
      informationRequested({
        unit,
        question,
        clocks: clocks({
          paused: pausedIds(appeal),
          started: [start(appeal, 'information', 'reporter', context)],
        }),
      }),
    ];
  },
});

/** A named reporter can be asked; an anonymous one looks in with the secret. */
const isAnswerable = ({ reporter, proxy, secretHash }: Appeal): boolean =>
  reporter !== undefined || proxy !== undefined || secretHash !== undefined;

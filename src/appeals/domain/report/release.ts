import { anywhere, appealId, eventOf, reasonText, verb } from '../card';
import { byOverseerOrSystem } from '../guards';

/** The reason is the source's, under the source's key. */
const fields = { source: appealId, reason: reasonText };

export const appealReleased = eventOf('AppealReleased', {
  data: fields,
  evolve: (appeal, { source }) => ({
    ...appeal,
    carries: appeal.carries.filter((carried) => carried !== source),
  }),
  says: { zh: '一件并入的诉求已移出', en: 'Let a merged appeal go' },
  shows: 'nothing',
});

/** To the target: let this one go. */
export const release = verb('release', {
  by: 'system',
  data: fields,
  // What is merged carries nobody.
  meets: { ...anywhere, merged: 'appeal/not-absorbed' },
  refuses: ['appeal/not-dispatcher', 'appeal/not-absorbed'],
  rule: ({ source, reason }, appeal, context) => {
    byOverseerOrSystem(appeal, context);
    if (!appeal.carries.includes(source)) throw context.refusal('appeal/not-absorbed');
    return [appealReleased({ source, reason })];
  },
});

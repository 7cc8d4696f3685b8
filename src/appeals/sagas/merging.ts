import { appealOf, type AppealId } from '../../kernel/ids';
import { appealSaga, send } from './appeal-saga';

/** The source of a merge; while it is joining, the appeal that has already taken it in. */
export interface MergingState {
  readonly joining?: AppealId | undefined;
}

const MERGED_BY_SAGA = '并单';
const REFUSED = '并单未成';

/**
 * Two streams agree without a transaction: the target's AppealAbsorbed leads, the source's AppealMerged follows,
 * and what one side refuses or undoes is undone on the other. An instance is the source, so that a refusal knows
 * whom to release.
 */
export const mergingSaga = appealSaga<MergingState>({
  name: 'merging',
  version: 1,
  initial: {},
  about: ({ event, stream }) =>
    event.type === 'AppealAbsorbed' || event.type === 'AppealReleased' ? event.data.source : appealOf(stream),
  evolves: {
    AppealAbsorbed: (_, __, ___, target) => ({ joining: target }),
    AppealMerged: () => ({}),
    AppealReleased: () => ({}),
  },
  reacts: {
    AppealAbsorbed: ({ reason }, _, self, target) => [
      send(self, 'merge', { target, reason: reason ?? MERGED_BY_SAGA }),
    ],
    AppealUnmerged: ({ target, reason }, _, self) => [send(target, 'release', { source: self, reason })],
  },
  onRefused: {
    merge: ({ target }, self) => [send(target, 'release', { source: self, reason: REFUSED })],
  },
  isOver: ({ joining }) => joining === undefined,
});

import { appealOf, type AppealId } from '../../kernel/ids';
import { appealSaga, send } from './appeal-saga';

/** The source of a merge. */
export interface MergingState {
  /** The appeal that has already taken it in, while it is joining. */
  readonly joining?: AppealId | undefined;
  /** The appeal that carries it. */
  readonly lead?: AppealId | undefined;
}

const MERGED_BY_SAGA = '并单';
const REFUSED = '并单未成';

/**
 * Two streams agree without a transaction: the target's AppealAbsorbed leads, the source's AppealMerged follows,
 * and what one side refuses or undoes is undone on the other. What is said of the source while it is carried is said
 * to the lead, too. An instance is the source, so that a refusal knows whom to release.
 */
export const mergingSaga = appealSaga<MergingState>({
  name: 'merging',
  version: 2,
  initial: {},
  about: ({ event, stream }) =>
    event.type === 'AppealAbsorbed' || event.type === 'AppealReleased' ? event.data.source : appealOf(stream),
  evolves: {
    AppealAbsorbed: (_, { lead }, __, target) => ({ joining: target, lead }),
    AppealMerged: ({ target }) => ({ lead: target }),
    AppealReleased: (_, { joining, lead }, __, target) => ({
      joining: joining === target ? undefined : joining,
      lead: lead === target ? undefined : lead,
    }),
    AppealUnmerged: (_, { joining }) => ({ joining }),
    AppealResolved: (_, { joining }) => ({ joining }),
    ResolutionTakenBack: ({ lead }, { joining }) => ({ joining, lead }),
    AppealClosed: (_, { joining }) => ({ joining }),
  },
  reacts: {
    AppealAbsorbed: ({ reason }, _, self, target) => [
      send(self, 'merge', { target, reason: reason ?? MERGED_BY_SAGA }),
    ],
    CommentAdded: ({ text, attachments, by }, { lead }, self) =>
      lead === undefined ? [] : [send(lead, 'carryRemark', { source: self, text, attachments, by })],
    AppealUnmerged: ({ target, reason }, _, self) => [send(target, 'release', { source: self, reason })],
  },
  onRefused: {
    merge: ({ target }, self) => [send(target, 'release', { source: self, reason: REFUSED })],
  },
  isOver: ({ joining, lead }) => joining === undefined && lead === undefined,
});

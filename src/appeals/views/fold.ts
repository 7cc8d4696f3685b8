import type { Recorded } from '../../kernel/event';
import { BEFORE_ALL, NO_STREAM, type AttachmentId, type Position, type Revision } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import { nothingReported, type AppealState } from '../domain/appeal';
import { appealDecider } from '../domain/decider';
import type { AppealEvent, AppealEventType } from '../domain/events';
import { detailOn } from './detail';
import type { Detail } from './detail-model';

/** All that the views of an appeal are made of; how much it holds does not grow with what people say. */
export interface AppealFold {
  readonly appeal: AppealState;
  readonly detail: Detail | undefined;
  /** The events that views go through again, in order: without those that only say something. */
  readonly story: readonly Recorded<AppealEvent>[];
  /** Which events brought each attachment. Grows in place as it is folded on. */
  readonly brought: Map<AttachmentId, Set<Revision>>;
  readonly revision: Revision;
  readonly position: Position;
  readonly at: Instant | undefined;
}

export const nothingFolded = (): AppealFold => ({
  appeal: nothingReported,
  detail: undefined,
  story: [],
  brought: new Map(),
  revision: NO_STREAM,
  position: BEFORE_ALL,
  at: undefined,
});

/** There may be thousands of each, and neither custody nor, as long as they move no clock, deadlines hang on them. */
const saying: ReadonlySet<AppealEventType> = new Set([
  'CommentAdded',
  'RemarkCarried',
  'ProgressRecorded',
  'ContactRecorded',
  'AppealEndorsed',
]);
const isStory = ({ event }: Recorded<AppealEvent>): boolean =>
  !saying.has(event.type) || event.data.clocks !== undefined;

/** What was decided of whoever stood there before a correction is not shown of who stands there now. */
function stillMarked({ identity }: Detail, appeal: AppealState): Detail['identity'] {
  const marks = appeal.status === 'none' ? undefined : appeal.marks;
  return (
    identity && {
      ...identity,
      ...(marks?.reporter === undefined && { reporter: undefined }),
      ...(marks?.proxy === undefined && { proxy: undefined }),
    }
  );
}

/** Folds events on, however they are cut into pages. `fold` is spent: what it knows of attachments lives on. */
export function foldOn(fold: AppealFold, recorded: readonly Recorded<AppealEvent>[]): AppealFold {
  const last = recorded.at(-1);
  if (last === undefined) return fold;
  let { appeal, detail } = fold;
  for (const each of recorded) {
    const { event, revision, metadata } = each;
    const { occurredAt, actor } = metadata;
    appeal = appealDecider.evolve(appeal, event, { revision, occurredAt, actor });
    detail = detailOn(detail, each);
    if (event.type === 'ReportCorrected')
      detail = detail && { ...detail, identity: stillMarked(detail, appeal) };
    for (const { id } of 'attachments' in event.data ? event.data.attachments : [])
      fold.brought.set(id, (fold.brought.get(id) ?? new Set()).add(revision));
  }
  return {
    appeal,
    detail,
    story: [...fold.story, ...recorded.filter(isStory)],
    brought: fold.brought,
    revision: last.revision,
    position: last.position,
    at: last.metadata.occurredAt,
  };
}

import type { Bilingual } from '../../catalogue';
import type { Actor } from '../../kernel/actor';
import type { Recorded } from '../../kernel/event';
import type { EventId, PersonId, Revision, UnitId } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import type { AppealEvent, AppealEventData, AppealEventType } from '../domain/events';
import type { Reason } from '../domain/values';
import type { Names } from './names';
import type { Perspective } from './perspective';
import { sentenceOf } from './sentences';

export interface TimelineEntry {
  readonly revision: Revision;
  readonly event: EventId;
  readonly type: AppealEventType;
  readonly at: Instant;
  readonly by: {
    readonly role: Actor['role'];
    readonly unit?: UnitId | undefined;
    readonly person?: PersonId | undefined;
  };
  readonly sentence: Bilingual;
  /** What was said with it, each still as the log has it. */
  readonly text?: readonly Reason[] | undefined;
}

type Said = Reason | undefined;
type Text<T extends AppealEventType> = (data: AppealEventData[T]) => Said | readonly Said[];
const sealedOnly = (value: Reason): Said => (typeof value === 'string' ? undefined : value);
const reasonOf = ({ reason }: { readonly reason: Reason }): Said => reason;

/** The free text that stands below the sentence; a type that is not named has none. */
const texts: { readonly [T in AppealEventType]?: Text<T> } = {
  AppealReported: ({ words, summary }) => words ?? summary,
  CommentAdded: ({ text }) => text,
  AppealAnsweredDirectly: ({ answer }) => answer,
  AppealMerged: reasonOf,
  AppealUnmerged: reasonOf,
  AppealWithdrawn: ({ reason }) => reason,
  AppealClassified: reasonOf,
  AppealRouted: reasonOf,
  ContactRecorded: ({ note }) => note,
  AppealDeclined: ({ note }) => note,
  AppealReferredOut: ({ acknowledgement }) => acknowledgement,
  ReturnRequested: ({ ground, basis }) => [ground, basis],
  ReturnGranted: reasonOf,
  ReturnRefused: reasonOf,
  AppealRecalled: reasonOf,
  ProgressRecorded: ({ note }) => note,
  InformationRequested: ({ question }) => question,
  InformationSupplied: ({ answer }) => answer,
  AppealEscalated: ({ reason }) => sealedOnly(reason),
  AppealTransferred: reasonOf,
  AppealResolved: ({ account }) => account,
  ResolutionConfirmed: ({ note }) => note,
  ResolutionRejected: ({ reason }) => reason,
  FeedbackReceipted: ({ note }) => note,
  FollowUpRecorded: ({ note }) => note,
  AppealRated: ({ remark }) => remark,
  AppealReopened: ({ reason }) => sealedOnly(reason),
  ReviewRequested: ({ ground }) => sealedOnly(ground),
  ReviewDecided: ({ opinion, external }) => [external, opinion],
};

type Shows = 'all' | 'sentence' | 'nothing';
const all = (): Shows => 'all';
const sentence = (): Shows => 'sentence';
const nothing = (): Shows => 'nothing';
const asMarked = ({ visibleTo }: { readonly visibleTo: 'everyone' | 'staff' }): Shows =>
  visibleTo === 'everyone' ? 'all' : 'nothing';

/** How much of each event its reporter sees; staff who may see the appeal see all of it. */
const toReporter: { readonly [T in AppealEventType]: (data: AppealEventData[T]) => Shows } = {
  AppealReported: all,
  CommentAdded: asMarked,
  AppealAnsweredDirectly: all,
  AppealEndorsed: all,
  AppealAbsorbed: nothing,
  AppealMerged: sentence,
  AppealReleased: nothing,
  AppealUnmerged: sentence,
  AppealWithdrawn: all,
  AppealClassified: sentence,
  AppealQueued: sentence,
  AppealRouted: sentence,
  AppealAccepted: sentence,
  AppealAssigned: sentence,
  ContactRecorded: sentence,
  AppealDeclined: all,
  AppealReferredOut: sentence,
  ReturnRequested: sentence,
  ReturnGranted: all,
  ReturnRefused: all,
  AppealRecalled: all,
  ProgressRecorded: asMarked,
  InformationRequested: all,
  InformationSupplied: all,
  InformationLapsed: sentence,
  AppealEscalated: all,
  AppealTransferred: all,
  AccusedNamed: nothing,
  AppealResolved: ({ confirmedBy }) => (confirmedBy === undefined ? 'all' : 'sentence'),
  ResolutionConfirmed: sentence,
  ResolutionRejected: sentence,
  FeedbackDelivered: sentence,
  FeedbackReceipted: sentence,
  FollowUpRecorded: sentence,
  AppealRated: all,
  AppealReopened: all,
  ReviewRequested: all,
  ReviewDecided: all,
  AppealClosed: sentence,
  DeadlineMissed: sentence,
};

const showsTo = (perspective: Perspective, event: AppealEvent): Shows =>
  perspective === 'staff' ? 'all' : (toReporter[event.type] as (data: unknown) => Shows)(event.data);

/** Whether this side may know at all that the event happened. */
export const isShownTo = (perspective: Perspective, event: AppealEvent): boolean =>
  showsTo(perspective, event) !== 'nothing';

/** Nothing, where a reason was not asked for and none was given. */
function saidIn(event: AppealEvent): readonly Reason[] {
  const said = (texts[event.type] as ((data: unknown) => Said | readonly Said[]) | undefined)?.(event.data);
  return [said].flat().filter((one): one is Reason => one !== undefined && one !== '');
}

/** The texts of an entry as one; null once the appeal's key is destroyed, which they all share. */
export const inOneText = (text: readonly (string | null)[]): string | null =>
  text.includes(null) ? null : text.join('\n');

/** One line per event, oldest first, with no more than this side may know. */
export function timelineOf(
  events: readonly Recorded<AppealEvent>[],
  names: Names,
  perspective: Perspective,
): readonly TimelineEntry[] {
  return events.flatMap(({ event, metadata, revision, id }) => {
    const shows = showsTo(perspective, event);
    if (shows === 'nothing') return [];
    const { role, unit, id: person } = metadata.actor;
    const onDuty = unit !== undefined;
    const text = shows === 'all' ? saidIn(event) : [];
    return [
      {
        revision,
        event: id,
        type: event.type,
        at: metadata.occurredAt,
        // A citizen's or device's id says who they are: only people on duty are named.
        by: { role, unit, ...(onDuty && perspective === 'staff' ? { person } : {}) },
        sentence: sentenceOf(event as never, names),
        ...(text.length > 0 ? { text } : {}),
      },
    ];
  });
}

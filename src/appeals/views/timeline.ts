import type { Bilingual } from '../../catalogue';
import type { Actor } from '../../kernel/actor';
import type { Recorded } from '../../kernel/event';
import type { EventId, PersonId, Revision, UnitId } from '../../kernel/ids';
import type { Sealed } from '../../kernel/sealed';
import type { Instant } from '../../kernel/time';
import type { AppealEvent, AppealEventData, AppealEventType } from '../domain/events';
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
  readonly text?: Sealed<string> | undefined;
}

type Text<T extends AppealEventType> = (data: AppealEventData[T]) => Sealed<string> | undefined;
const sealedOnly = (value: Sealed<string> | string | undefined): Sealed<string> | undefined =>
  typeof value === 'string' ? undefined : value;

/** The free text that stands below the sentence; a type that is not named has none. */
const texts: { readonly [T in AppealEventType]?: Text<T> } = {
  AppealReported: ({ words, summary }) => words ?? summary,
  CommentAdded: ({ text }) => text,
  AppealAnsweredDirectly: ({ answer }) => answer,
  AppealWithdrawn: ({ reason }) => reason,
  ContactRecorded: ({ note }) => note,
  AppealDeclined: ({ note }) => note,
  ReturnRequested: ({ ground }) => ground,
  ProgressRecorded: ({ note }) => note,
  InformationRequested: ({ question }) => question,
  InformationSupplied: ({ answer }) => answer,
  AppealResolved: ({ account }) => account,
  ResolutionConfirmed: ({ note }) => note,
  ResolutionRejected: ({ reason }) => reason,
  FeedbackReceipted: ({ note }) => note,
  FollowUpRecorded: ({ note }) => note,
  AppealRated: ({ remark }) => remark,
  AppealReopened: ({ reason }) => sealedOnly(reason),
  ReviewRequested: ({ ground }) => sealedOnly(ground),
  ReviewDecided: ({ opinion }) => opinion,
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
  ReturnGranted: sentence,
  ReturnRefused: sentence,
  AppealRecalled: sentence,
  ProgressRecorded: asMarked,
  InformationRequested: all,
  InformationSupplied: all,
  InformationLapsed: sentence,
  AppealEscalated: sentence,
  AppealTransferred: sentence,
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
    const text = (texts[event.type] as ((data: unknown) => Sealed<string> | undefined) | undefined)?.(
      event.data,
    );
    return [
      {
        revision,
        event: id,
        type: event.type,
        at: metadata.occurredAt,
        // A citizen's or device's id says who they are: only people on duty are named.
        by: { role, unit, ...(onDuty && perspective === 'staff' ? { person } : {}) },
        sentence: sentenceOf(event as never, names),
        ...(shows === 'all' && text !== undefined ? { text } : {}),
      },
    ];
  });
}

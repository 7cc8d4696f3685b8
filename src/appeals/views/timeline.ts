import type { Bilingual } from '../../catalogue';
import type { Actor } from '../../kernel/actor';
import type { Sentence, Shows } from '../../kernel/cards';
import type { Recorded } from '../../kernel/event';
import type { EventId, PersonId, Revision, UnitId } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import { cardOf, type AppealEvent, type AppealEventType } from '../domain/events';
import type { Reason } from '../domain/values';
import type { Names } from '../domain/words';
import { shown } from './detail';
import type { ShownAttachment } from './detail-model';
import type { Perspective } from './perspective';

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
  readonly attachments?: readonly ShownAttachment[] | undefined;
}

/** Staff who may see the appeal see all of it. */
function showsTo(perspective: Perspective, { type, data }: AppealEvent): Shows {
  if (perspective === 'staff') return 'all';
  const { shows } = cardOf(type);
  return typeof shows === 'function' ? shows(data) : shows;
}

/** One sentence, in the field's words. */
function sentenceOf({ type, data }: AppealEvent, names: Names): Sentence {
  const { says } = cardOf(type);
  return typeof says === 'function' ? says(data, names) : says;
}

/** Whether this side may know at all that the event happened. */
export const isShownTo = (perspective: Perspective, event: AppealEvent): boolean =>
  showsTo(perspective, event) !== 'nothing';

/** Nothing, where a reason was not asked for and none was given. */
const saidIn = ({ type, data }: AppealEvent): readonly Reason[] =>
  [cardOf(type).text?.(data)].flat().filter((one): one is Reason => one !== undefined && one !== '');

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
    const attachments = shows === 'all' && 'attachments' in event.data ? shown(event.data.attachments) : [];
    return [
      {
        revision,
        event: id,
        type: event.type,
        at: metadata.occurredAt,
        // A citizen's or device's id says who they are: only people on duty are named.
        by: { role, unit, ...(onDuty && perspective === 'staff' ? { person } : {}) },
        sentence: sentenceOf(event, names),
        ...(text.length > 0 ? { text } : {}),
        ...(attachments.length > 0 ? { attachments } : {}),
      },
    ];
  });
}

import type { Bilingual } from '../../catalogue';
import type { Actor } from '../../kernel/actor';
import type { Sentence } from '../../kernel/cards';
import type { Recorded } from '../../kernel/event';
import type { EventId, PersonId, Revision, UnitId } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import { cardOf, type AppealEvent, type AppealEventType } from '../domain/events';
import type { Reason } from '../domain/values';
import { unconfirmed, type Names } from '../domain/words';
import { shown } from './detail-parts';
import type { ShownAttachment } from './detail-model';
import type { Perspective } from './perspective';
import { shownTo } from './visibility';

export interface TimelineEntry {
  readonly revision: Revision;
  readonly event: EventId;
  readonly type: AppealEventType;
  readonly at: Instant;
  readonly by: {
    readonly role: Actor['role'];
    readonly unit?: UnitId | undefined;
    readonly person?: PersonId | undefined;
    /** The person's name on that day where they are named, else the unit's: ids are given to others later. */
    readonly called?: Bilingual | undefined;
  };
  readonly sentence: Bilingual;
  /** What was said with it, each still as the log has it. */
  readonly text?: readonly Reason[] | undefined;
  readonly attachments?: readonly ShownAttachment[] | undefined;
}

/** One sentence, in the field's words. */
function sentenceOf({ type, data }: AppealEvent, names: Names): Sentence {
  const { says } = cardOf(type);
  return typeof says === 'function' ? says(data, names) : says;
}

/** Nothing, where a reason was not asked for and none was given. */
const saidIn = ({ type, data }: AppealEvent): readonly Reason[] =>
  [cardOf(type).text?.(data)].flat().filter((one): one is Reason => one !== undefined && one !== '');

/** The texts of an entry as one; null once the appeal's key is destroyed, which they all share. */
export const inOneText = (text: readonly (string | null)[]): string | null =>
  text.includes(null) ? null : text.join('\n');

type By = TimelineEntry['by'];

/**
 * Only people on duty are named, and to staff alone: a citizen's or device's id says who they are. Who filed a violation
 * report stays in the dark with whom it came from, whatever else they do in it.
 */
function byWhom(
  { id, role, unit }: Recorded['metadata']['actor'],
  perspective: Perspective,
  filer: PersonId | undefined,
  names: Names,
): By {
  if (id === filer) return { role: 'anonymous' };
  if (unit === undefined) return { role, unit };
  return perspective !== 'reporter'
    ? { role, unit, person: id, called: names.person(id) }
    : { role, unit, called: names.unit(unit) };
}

/** What things were called when it happened. */
export type NamesThen = (recorded: Recorded<AppealEvent>) => Names;

/**
 * One line per event, oldest first, with no more than this side may know.
 * @param isProtected it is, or was once, a violation report
 * @param story from the report on, where `events` are a page of it
 */
export function timelineOf(
  events: readonly Recorded<AppealEvent>[],
  names: Names | NamesThen,
  perspective: Perspective,
  isProtected: boolean,
  story: readonly Recorded<AppealEvent>[] = events,
): readonly TimelineEntry[] {
  const tells = shownTo(perspective, story);
  const first = story[0]?.metadata.actor;
  const filer = isProtected && perspective !== 'reporter' && first?.role !== 'system' ? first?.id : undefined;
  return events.flatMap((recorded) => {
    const { event, metadata, revision, id } = recorded;
    const shows = tells(recorded);
    if (shows === 'nothing') return [];
    // Reported openly, a violation since: that it is a child's is told no more.
    if (event.type === 'GuardianNamed' && isProtected && perspective === 'staff') return [];
    const then = typeof names === 'function' ? names(recorded) : names;
    const text = shows === 'all' ? saidIn(event) : [];
    const attachments = shows === 'all' && 'attachments' in event.data ? shown(event.data.attachments) : [];
    return [
      {
        revision,
        event: id,
        type: event.type,
        at: metadata.occurredAt,
        by: byWhom(metadata.actor, perspective, filer, then),
        sentence: shows === 'waits' ? unconfirmed : sentenceOf(event, then),
        ...(text.length > 0 ? { text } : {}),
        ...(attachments.length > 0 ? { attachments } : {}),
      },
    ];
  });
}

import { canSee } from '../../access';
import type { Actor } from '../../kernel/actor';
import type { Recorded } from '../../kernel/event';
import type { AppealId, AppealNumber, Position, RegionCode, ServiceId, UnitId } from '../../kernel/ids';
import type { Language } from '../../kernel/language';
import type { Instant } from '../../kernel/time';
import type { ReferenceData } from '../../reference';
import { factsOf } from '../application/facts';
import type { Appeal } from '../domain/appeal';
import type { AppealEvent, AppealEventType } from '../domain/events';
import { queueOf } from '../domain/queue';
import { tellsOfClaim } from '../domain/tells-of-claim';
import type { Status } from '../domain/values';
import { happening, isOpen, openHappening, sentenceIn } from '../read-models/list/last';
import { namesFrom } from '../views/names';
import { perspectiveOf } from '../views/perspective';

/** An event of an appeal, and the appeal as this event left it. */
export interface LiveEntry {
  readonly position: Position;
  readonly recorded: Recorded<AppealEvent>;
  readonly appeal: Appeal;
}

/** What a listener is told: what a row of a list shows of it, without a word of what anybody said. */
export interface LiveMessage {
  readonly appeal: AppealId;
  readonly number: AppealNumber;
  readonly revision: number;
  readonly type: AppealEventType;
  readonly at: Instant;
  readonly status: Status;
  readonly region: RegionCode;
  readonly service?: ServiceId | undefined;
  /** The holder; while reported, the queue it waits in. */
  readonly unit?: UnitId | undefined;
  /** As in the timeline, with the names of today. */
  readonly sentence: string;
}

export interface Listening {
  readonly actor: Actor;
  readonly language: Language;
  /** Only of this appeal. */
  readonly appeal?: AppealId | undefined;
}

/** Nothing, where the event is not for them: by the appeal as it stood then, and by the rules of today. */
export function tell(
  { recorded, appeal }: LiveEntry,
  { actor, language, appeal: only }: Listening,
  { permissions, directory, catalogue }: ReferenceData,
): LiveMessage | undefined {
  const { event, revision, metadata } = recorded;
  if (only !== undefined && appeal.id !== only) return undefined;
  // Told where it was said; at the lead, who may not know of that appeal would learn that there is one.
  if (event.type === 'RemarkCarried') return undefined;
  if (!canSee(actor, factsOf(appeal), permissions, directory)) return undefined;
  const side = perspectiveOf(actor, directory);
  const isStaff = side !== 'reporter';
  if (!isStaff && !isOpen(event)) return undefined;
  if (side === 'staff' && tellsOfClaim(event)) return undefined;
  const told = happening(event, metadata.occurredAt);
  const said = isStaff ? told : openHappening(event, told);
  return {
    appeal: appeal.id,
    number: appeal.number,
    revision,
    type: event.type,
    at: metadata.occurredAt,
    status: appeal.status,
    region: appeal.place,
    service: appeal.service,
    unit: appeal.held?.unit ?? queueOf(appeal),
    sentence: sentenceIn(said, namesFrom(directory, catalogue), language),
  };
}

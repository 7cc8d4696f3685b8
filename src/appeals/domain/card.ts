import { eventCards, verbCards } from '../../kernel/cards';
import {
  attached,
  freeText,
  freeTextOr,
  optional,
  orElse,
  ours,
  part,
  plain,
  type BodyOf,
  type DataOf,
} from '../../kernel/fields';
import type { AppealId, DeadlineId, IncidentId, PersonId, UnitId } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import type { ClockChanges } from '../../sla';
import type { Dimensions } from './about';
import type { Appeal } from './appeal';
import type { AppealContext, RefusalCode } from './context';
import type { AppealEvent } from './events';
import type { AttachmentRef, ContactMeans, ResolutionOutcome } from './values';
import type { Names } from './words';

/** All that a card is written with. */
export { anywhere, only, standsIn, unresolved, type Row } from './standing';
export { freeText, freeTextOr, optional, ours, part, plain, type DataOf };

export const unitId = plain<UnitId>();
export const personId = plain<PersonId>();
export const appealId = plain<AppealId>();
export const incidentId = plain<IncidentId>();
export const deadlineId = plain<DeadlineId>();
export const instant = plain<Instant>();
export const yesNo = plain<boolean>();
export const outcome = plain<ResolutionOutcome>();
/** Why a step is taken: see `Reason`. */
export const reasonText = freeTextOr<string>();
export const audience = plain<'everyone' | 'staff'>();

/** What was uploaded before, named by the reference that the upload answered. */
export interface AttachmentInput {
  readonly ref: string;
  /** What a voice message says, when the channel transcribed it. */
  readonly transcript?: string | undefined;
}
/** Left out, nothing is attached. */
export const uploads = orElse(attached<AttachmentRef, AttachmentInput>(), []);

export const accusedParty = part({ unit: optional(unitId), person: optional(personId) });

/** How the reporter was contacted, and whether that reached them. */
export const contactFields = { means: plain<ContactMeans>(), reached: yesNo, note: optional(freeText) };
export type ContactData = DataOf<typeof contactFields>;
export type ContactInput = BodyOf<typeof contactFields>;

/** What every event may carry. */
export interface Everywhere {
  /** What it does to the clocks. */
  readonly clocks?: ClockChanges | undefined;
  /** What it is about once it has happened; an event of before this was recorded lacks it. */
  readonly about?: Dimensions | undefined;
}

/** A type of event: the compiler says what a new one lacks. */
export const eventOf = eventCards<Appeal, Names, Everywhere>();

export interface AppealVerbs {
  readonly state: Appeal;
  readonly context: AppealContext;
  readonly event: AppealEvent;
  readonly code: RefusalCode;
}

/** A verb; its events stand beside it. */
export const verb = verbCards<AppealVerbs>();

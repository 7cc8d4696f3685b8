import { tellings, type Audience, type Moment, type TextField, type Values } from '../../notices';
import type { Bilingual } from '../../catalogue';
import type { CitizenId, PersonId, UnitId } from '../../kernel/ids';
import { owedOfKind, type Clock, type DeadlineKind } from '../../sla';
import type { Appeal } from '../domain/appeal';
import type { AppealEvent, AppealEventType } from '../domain/events';
import { deadlineWords, onTheClock, type Names } from '../domain/words';

/** Whom a notice is for. */
export type Recipient =
  | { readonly kind: 'citizen'; readonly id: CitizenId }
  | { readonly kind: 'unit'; readonly id: UnitId }
  | { readonly kind: 'person'; readonly id: PersonId };

/** The types that may be a moment; every other passes unread. */
export const noticed: readonly AppealEventType[] = [
  'AppealRouted',
  'AppealAccepted',
  'AppealAssigned',
  'InformationRequested',
  'AppealResolved',
  'AppealAnsweredDirectly',
  'ResolutionConfirmed',
  'AppealDeclined',
  'AppealReferredOut',
  'ExtensionGranted',
  'HandlingSuspended',
  'AppealReopened',
  'AppealUrged',
  'SupervisionOpened',
  'ReturnRequested',
  'ExtensionRequested',
  'SuspensionRequested',
  'DeadlineApproaching',
  'LadderStepped',
  'IncidentProgressed',
];

/** What somebody may be told of it. An answer that waits for confirmation is none yet, and what the ladder tells nobody is none. */
export function momentOf({ type, data }: AppealEvent): Moment | undefined {
  switch (type) {
    case 'AppealRouted':
      return 'routed';
    case 'AppealAccepted':
    case 'AppealAssigned':
      return 'assigned';
    case 'InformationRequested':
      return 'information-asked';
    case 'AppealResolved':
    case 'AppealAnsweredDirectly':
      return data.confirmedBy === undefined ? 'resolved' : undefined;
    case 'ResolutionConfirmed':
      return 'resolved';
    case 'AppealDeclined':
      return 'declined';
    case 'AppealReferredOut':
      return 'referred-out';
    case 'ExtensionGranted':
      return 'extended';
    case 'HandlingSuspended':
      return 'suspended';
    case 'AppealReopened':
      return 'reopened';
    case 'AppealUrged':
      return 'urged';
    case 'SupervisionOpened':
      return 'supervised';
    case 'ReturnRequested':
    case 'ExtensionRequested':
    case 'SuspensionRequested':
      return 'decision-asked';
    case 'DeadlineApproaching':
      return data.notified.length > 0 ? 'warning' : undefined;
    case 'LadderStepped':
      return data.notified.length > 0 ? 'overdue' : undefined;
    case 'IncidentProgressed':
      return 'incident-told';
    default:
      return undefined;
  }
}

/** Units and citizens, as the log alone says; who of a unit is on duty is the roster's to say. @param appeal as the event left it */
export function recipientsOf(
  to: Exclude<Audience, 'duty'>,
  event: AppealEvent,
  appeal: Appeal,
): readonly Recipient[] {
  const units = (...ids: readonly (UnitId | undefined)[]) =>
    ids.flatMap((id): readonly Recipient[] => (id === undefined ? [] : [{ kind: 'unit', id }]));
  switch (to) {
    case 'reporter':
      return [appeal.reporter, appeal.proxy].flatMap((id): readonly Recipient[] =>
        id === undefined ? [] : [{ kind: 'citizen', id }],
      );
    case 'holder':
      return units(appeal.held?.unit);
    case 'assignee':
      return appeal.assignee === undefined ? [] : [{ kind: 'person', id: appeal.assignee }];
    case 'answerer':
      if (event.type === 'AppealUrged') return units(event.data.answeredBy);
      return event.type === 'SupervisionOpened' ? units(event.data.unit) : [];
    case 'decider':
      return 'decidedBy' in event.data ? units(event.data.decidedBy) : units(appeal.held?.decides);
    case 'notified':
      return 'notified' in event.data ? units(...event.data.notified) : [];
  }
}

/** Whose people on duty are told, and named. @param appeal as the event left it */
export function unitsOnDuty(moment: Moment, event: AppealEvent, appeal: Appeal): readonly UnitId[] {
  const { onDutyOf } = tellings[moment];
  if (onDutyOf === undefined) return [];
  return recipientsOf(onDutyOf, event, appeal).flatMap((to) => (to.kind === 'unit' ? [to.id] : []));
}

const aboutKind: Readonly<Partial<Record<Moment, DeadlineKind>>> = {
  routed: 'respond',
  'information-asked': 'information',
  extended: 'handle',
  suspended: 'suspension',
  urged: 'urge-answer',
};

/** What the blanks of a text are filled with, by language. @param appeal as the event left it */
export function valuesOf(
  moment: Moment,
  event: AppealEvent,
  appeal: Appeal,
  names: Names,
): Readonly<Record<keyof Bilingual, Values>> {
  const clock = clockOf(moment, event, appeal);
  const kind = clock?.deadline.kind;
  const all: Readonly<Record<Exclude<TextField, 'duty'>, Bilingual | undefined>> = {
    number: both(appeal.number),
    service: appeal.service && names.service(appeal.service),
    place: names.region(appeal.place),
    unit: appeal.held && names.unit(appeal.held.unit),
    due: clock && both(onTheClock(clock.deadline.dueAt)),
    kind: kind && deadlineWords[kind],
  };
  const inLanguage = (language: keyof Bilingual): Values =>
    Object.fromEntries(
      Object.entries(all).flatMap(([field, said]) => (said === undefined ? [] : [[field, said[language]]])),
    );
  return { zh: inLanguage('zh'), en: inLanguage('en') };
}

function clockOf(moment: Moment, event: AppealEvent, appeal: Appeal): Clock | undefined {
  if (event.type === 'DeadlineApproaching' || event.type === 'LadderStepped')
    return appeal.clocks[event.data.deadline];
  const kind = aboutKind[moment];
  // What waits while the matter is paused has a due time to name, too.
  return kind && owedOfKind(appeal.clocks, kind);
}

const both = (text: string): Bilingual => ({ zh: text, en: text });

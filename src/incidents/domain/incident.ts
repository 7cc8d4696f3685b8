import type { AttachmentRef } from '../../kernel/attachment';
import type { Aggregate } from '../../kernel/aggregate';
import type { Decider, DecisionContext, EventSchemas } from '../../kernel/decider';
import { DomainError } from '../../kernel/domain-error';
import type {
  AppealId,
  IncidentId,
  KeyId,
  RegionCode,
  ServiceId,
  StreamName,
  UnitId,
} from '../../kernel/ids';
import type { Sealed } from '../../kernel/sealed';
import { hidden, noRedactions, type Redactions, type ResolutionOutcome } from '../../appeals';
import type { IncidentErrorCode } from '../messages';
import type { Redacted } from './redacting';

/** As many as one cause may have. A county's largest village has fewer households. */
export const MOST_ATTACHED = 1_000;

interface Opened {
  readonly id: IncidentId;
  /** Where the cause is: what is attached lies in it. */
  readonly region: RegionCode;
  readonly service?: ServiceId | undefined;
  readonly title: Sealed<string>;
  /** Under which all is sealed that is said of it. */
  readonly key: KeyId;
  readonly by: UnitId;
  readonly appeals: readonly AppealId[];
}
interface Told {
  readonly by: UnitId;
  readonly note: Sealed<string>;
  readonly appeals: readonly AppealId[];
}
export interface Resolved {
  readonly by: UnitId;
  readonly outcome: ResolutionOutcome;
  readonly account: Sealed<string>;
  readonly attachments: readonly AttachmentRef[];
  readonly appeals: readonly AppealId[];
}
/** What an appeal made of a command: its refusal, or nothing. */
interface Settled {
  readonly appeal: AppealId;
  readonly code?: string | undefined;
}

export type IncidentEvent =
  | { readonly type: 'IncidentOpened'; readonly data: Opened }
  | { readonly type: 'AppealsAttached'; readonly data: { readonly appeals: readonly AppealId[] } }
  | { readonly type: 'AttachingSettled'; readonly data: Settled }
  | {
      readonly type: 'AppealDetached';
      readonly data: { readonly appeals: readonly AppealId[]; readonly reason: Sealed<string> };
    }
  | { readonly type: 'IncidentTold'; readonly data: Told }
  | { readonly type: 'IncidentResolved'; readonly data: Resolved }
  | { readonly type: 'ResolvingSettled'; readonly data: Settled }
  | { readonly type: 'IncidentRedacted'; readonly data: Redacted };

export type IncidentCommand =
  | { readonly verb: 'openIncident'; readonly data: Opened }
  | { readonly verb: 'attachAppeals'; readonly data: { readonly appeals: readonly AppealId[] } }
  | {
      readonly verb: 'detachAppeal';
      readonly data: { readonly appeal: AppealId; readonly reason: Sealed<string> };
    }
  | { readonly verb: 'tellIncident'; readonly data: Omit<Told, 'appeals'> }
  | { readonly verb: 'resolveIncident'; readonly data: Omit<Resolved, 'appeals'> }
  | { readonly verb: 'redactIncident'; readonly data: Redacted }
  | { readonly verb: 'settleAttaching' | 'settleResolving'; readonly data: Settled };

/** `joining`: its own answer is not back yet. */
export type Attachment = 'joining' | 'attached';
/** What became of the last resolution at one appeal: `asked`, then `resolved`, or the code of the refusal. */
export type Answer = 'asked' | 'resolved' | { readonly refused: string };

export interface Incident extends Omit<Opened, 'appeals'> {
  readonly appeals: ReadonlyMap<AppealId, Attachment>;
  /** Who would not join, and why. */
  readonly refused: ReadonlyMap<AppealId, string>;
  readonly answers: ReadonlyMap<AppealId, Answer>;
  readonly isResolved: boolean;
  /** 隐去. */
  readonly redactions: Redactions;
}

type State = Incident | null;
const refuse = (code: IncidentErrorCode, details?: Readonly<Record<string, unknown>>): DomainError =>
  new DomainError(code, details);

const withAll = <V>(map: ReadonlyMap<AppealId, V>, appeals: readonly AppealId[], value: V) =>
  new Map([...map, ...appeals.map((appeal) => [appeal, value] as const)]);
const without = <V>(map: ReadonlyMap<AppealId, V>, ...appeals: readonly AppealId[]) =>
  new Map([...map].filter(([appeal]) => !appeals.includes(appeal)));

function evolve(incident: State, event: IncidentEvent): State {
  if (event.type === 'IncidentOpened') {
    const { appeals, ...opened } = event.data;
    const none = { refused: new Map(), answers: new Map(), isResolved: false, redactions: noRedactions };
    return { ...opened, ...none, appeals: withAll(new Map(), appeals, 'joining') };
  }
  if (incident === null) return null;
  switch (event.type) {
    case 'AppealsAttached': {
      const { appeals } = event.data;
      return {
        ...incident,
        appeals: withAll(incident.appeals, appeals, 'joining'),
        refused: without(incident.refused, ...appeals),
      };
    }
    case 'AttachingSettled': {
      const { appeal, code } = event.data;
      // Taken out again meanwhile: its answer changes nothing.
      if (!incident.appeals.has(appeal)) return incident;
      return code === undefined
        ? { ...incident, appeals: withAll(incident.appeals, [appeal], 'attached') }
        : {
            ...incident,
            appeals: without(incident.appeals, appeal),
            refused: withAll(incident.refused, [appeal], code),
          };
    }
    case 'AppealDetached':
      return {
        ...incident,
        appeals: without(incident.appeals, ...event.data.appeals),
        answers: without(incident.answers, ...event.data.appeals),
      };
    case 'IncidentTold':
      return incident;
    case 'IncidentResolved':
      return {
        ...incident,
        isResolved: true,
        answers: withAll(incident.answers, event.data.appeals, 'asked'),
      };
    case 'ResolvingSettled': {
      const { appeal, code } = event.data;
      if (!incident.answers.has(appeal)) return incident;
      const answer = code === undefined ? 'resolved' : { refused: code };
      return { ...incident, answers: withAll<Answer>(incident.answers, [appeal], answer) };
    }
    case 'IncidentRedacted':
      return { ...incident, redactions: hidden(incident.redactions, event.data) };
    default:
      return event satisfies never;
  }
}

function decide(command: IncidentCommand, incident: State): readonly IncidentEvent[] {
  if (command.verb === 'openIncident') return [{ type: 'IncidentOpened', data: command.data }];
  if (incident === null) throw refuse('incident/not-found');
  switch (command.verb) {
    case 'attachAppeals': {
      const appeals = command.data.appeals.filter((appeal) => !incident.appeals.has(appeal));
      if (incident.appeals.size + appeals.length > MOST_ATTACHED)
        throw refuse('incident/too-many', { max: MOST_ATTACHED });
      return appeals.length === 0 ? [] : [{ type: 'AppealsAttached', data: { appeals } }];
    }
    case 'detachAppeal': {
      const { appeal, reason } = command.data;
      if (!incident.appeals.has(appeal)) throw refuse('incident/not-attached');
      return [{ type: 'AppealDetached', data: { appeals: [appeal], reason } }];
    }
    case 'tellIncident':
      return [{ type: 'IncidentTold', data: { ...command.data, appeals: attachedTo(incident) } }];
    case 'resolveIncident': {
      // Those that were resolved stay so: a second answer is for who refused, or joined since.
      const appeals = attachedTo(incident).filter((appeal) => !isAnswered(incident.answers.get(appeal)));
      if (appeals.length === 0) throw refuse('incident/nothing-to-resolve');
      return [{ type: 'IncidentResolved', data: { ...command.data, appeals } }];
    }
    case 'redactIncident': {
      const { texts, hides } = command.data;
      if (texts.length + hides.length === 0) throw refuse('incident/nothing-to-redact');
      return [{ type: 'IncidentRedacted', data: command.data }];
    }
    case 'settleAttaching': {
      const { appeal } = command.data;
      if (incident.appeals.get(appeal) !== 'joining') return [];
      return [{ type: 'AttachingSettled', data: command.data }];
    }
    case 'settleResolving':
      if (incident.answers.get(command.data.appeal) !== 'asked') return [];
      return [{ type: 'ResolvingSettled', data: command.data }];
    default:
      return command satisfies never;
  }
}

const attachedTo = ({ appeals }: Incident): readonly AppealId[] => [...appeals.keys()];
const isAnswered = (answer: Answer | undefined): boolean => answer === 'asked' || answer === 'resolved';

export const incidentSchemas: EventSchemas = {
  versions: {
    IncidentOpened: 1,
    AppealsAttached: 1,
    AttachingSettled: 1,
    AppealDetached: 1,
    IncidentTold: 1,
    IncidentResolved: 1,
    ResolvingSettled: 1,
    IncidentRedacted: 1,
  },
  upcasts: {},
};

const decider: Decider<State, IncidentCommand, IncidentEvent, DecisionContext> = {
  initial: null,
  evolve,
  decide,
  misses: () => [],
};

/** 群体性事项: one cause behind many appeals. Who may is asked before: by role, and by the region of their centre. */
export const incidentAggregate: Aggregate<State, IncidentCommand, IncidentEvent, DecisionContext> = {
  category: 'incident',
  decider,
  schemas: incidentSchemas,
  context: (now, actor) => ({ now, actor, versions: {} }),
};

export const incidentStream = (id: IncidentId): StreamName => `incident-${id}` as StreamName;
export const incidentOf = (stream: StreamName): IncidentId => stream.slice('incident-'.length) as IncidentId;

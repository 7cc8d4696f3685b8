/** What may be told of: each is one kind of event of an appeal; `surveyed` is the invitation to a survey about one that is closed. */
export const moments = [
  'routed',
  'assigned',
  'information-asked',
  'resolved',
  'declined',
  'referred-out',
  'extended',
  'suspended',
  'reopened',
  'urged',
  'supervised',
  'decision-asked',
  'warning',
  'overdue',
  'incident-told',
  'surveyed',
] as const;
export type Moment = (typeof moments)[number];

/**
 * Whom. `reporter`: whose matter it is and who speaks for them, where they have an account. `answerer`: the unit that owes the
 * answer. `decider`: the unit whose decision is asked. `notified`: the units that the ladder names.
 */
export const audiences = ['reporter', 'holder', 'assignee', 'answerer', 'decider', 'notified'] as const;
export type Audience = (typeof audiences)[number];

/**
 * What a text may have filled in. `unit`: the holder. `due`: of the deadline that the moment is about, by the county's clock.
 * `kind`: the name of that deadline. No words that anybody said are among them, so that no text gives them away.
 */
export const textFields = ['number', 'service', 'place', 'unit', 'due', 'kind'] as const;
export type TextField = (typeof textFields)[number];

interface Telling {
  readonly to: readonly Audience[];
  /** Those that are known whenever it happens. */
  readonly fields: readonly TextField[];
}

const classified = ['number', 'service', 'place'] as const;
const held = [...classified, 'unit'] as const;

export const tellings: Readonly<Record<Moment, Telling>> = {
  routed: { to: ['reporter', 'holder'], fields: [...held, 'due', 'kind'] },
  assigned: { to: ['assignee'], fields: held },
  'information-asked': { to: ['reporter'], fields: [...held, 'due', 'kind'] },
  resolved: { to: ['reporter'], fields: ['number', 'place'] },
  declined: { to: ['reporter'], fields: ['number', 'place'] },
  'referred-out': { to: ['reporter'], fields: ['number', 'place'] },
  extended: { to: ['reporter'], fields: [...held, 'due', 'kind'] },
  suspended: { to: ['reporter'], fields: [...held, 'due'] },
  reopened: { to: ['reporter'], fields: ['number', 'place'] },
  urged: { to: ['answerer'], fields: ['number', 'place', 'due', 'kind'] },
  supervised: { to: ['answerer'], fields: ['number', 'place'] },
  'decision-asked': { to: ['decider'], fields: held },
  warning: { to: ['notified'], fields: ['number', 'place', 'due', 'kind'] },
  overdue: { to: ['notified'], fields: ['number', 'place', 'kind'] },
  'incident-told': { to: ['reporter'], fields: ['number', 'place'] },
  surveyed: { to: ['reporter'], fields: ['number', 'place', 'due'] },
};

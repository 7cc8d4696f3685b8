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
 * answer. `decider`: the unit whose decision is asked. `notified`: the units that the ladder names. `duty`: whoever of these units
 * is on duty then, by name, where there is somebody.
 */
export const audiences = [
  'reporter',
  'holder',
  'assignee',
  'answerer',
  'decider',
  'notified',
  'duty',
] as const;
export type Audience = (typeof audiences)[number];

/**
 * What a text may have filled in. `unit`: the holder. `due`: of the deadline that the moment is about, by the county's clock.
 * `kind`: the name of that deadline. `duty`: who of the unit that is told is on duty then. No words that anybody said are among them, so
 * that no text gives them away.
 */
export const textFields = ['number', 'service', 'place', 'unit', 'due', 'kind', 'duty'] as const;
export type TextField = (typeof textFields)[number];

interface Telling {
  readonly to: readonly Audience[];
  /** Those that are known whenever it happens. */
  readonly fields: readonly TextField[];
  /** Whose people on duty are told, and named to their colleagues; nobody's where the moment is none of theirs. */
  readonly onDutyOf?: Exclude<Audience, 'reporter' | 'assignee' | 'duty'>;
}

const classified = ['number', 'service', 'place'] as const;
const held = [...classified, 'unit'] as const;

export const tellings: Readonly<Record<Moment, Telling>> = {
  routed: {
    to: ['reporter', 'holder', 'duty'],
    fields: [...held, 'due', 'kind'],
    onDutyOf: 'holder',
  },
  assigned: { to: ['assignee'], fields: held },
  'information-asked': { to: ['reporter'], fields: [...held, 'due', 'kind'] },
  resolved: { to: ['reporter'], fields: ['number', 'place'] },
  declined: { to: ['reporter'], fields: ['number', 'place'] },
  'referred-out': { to: ['reporter'], fields: ['number', 'place'] },
  extended: { to: ['reporter'], fields: [...held, 'due', 'kind'] },
  suspended: { to: ['reporter'], fields: [...held, 'due'] },
  reopened: { to: ['reporter'], fields: ['number', 'place'] },
  urged: { to: ['answerer', 'duty'], fields: ['number', 'place', 'due', 'kind'], onDutyOf: 'answerer' },
  supervised: { to: ['answerer', 'duty'], fields: ['number', 'place'], onDutyOf: 'answerer' },
  'decision-asked': { to: ['decider', 'duty'], fields: held, onDutyOf: 'decider' },
  warning: { to: ['notified', 'duty'], fields: ['number', 'place', 'due', 'kind'], onDutyOf: 'notified' },
  overdue: { to: ['notified', 'duty'], fields: ['number', 'place', 'kind'], onDutyOf: 'notified' },
  'incident-told': { to: ['reporter'], fields: ['number', 'place'] },
  surveyed: { to: ['reporter'], fields: ['number', 'place', 'due'] },
};

/** What the text to this audience may name: who is on duty is told to staff alone. */
export const fieldsTo = (moment: Moment, to: Audience): readonly TextField[] => {
  const { fields, onDutyOf } = tellings[moment];
  return onDutyOf !== undefined && (to === onDutyOf || to === 'duty') ? [...fields, 'duty'] : fields;
};

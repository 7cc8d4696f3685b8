import type { AttachmentRef } from '../../../kernel/attachment';
import type { AppealId, AttachmentId, PersonId, ServiceId, UnitId } from '../../../kernel/ids';
import type { Sealed } from '../../../kernel/sealed';
import { addMillis } from '../../../kernel/time';
import type { Appeal } from '../appeal';
import { owed } from '../clocks';
import type { AppealContext, RefusalCode } from '../context';
import type { Commands } from '../commands';
import { openSupervisions } from '../handle/supervision';
import type { Accused, Party } from '../values';
import type { StepCard } from '../verbs';

export type StepVerb = StepCard['verb'];
type Tries = {
  readonly [V in StepVerb]: (appeal: Appeal, context: AppealContext) => readonly Commands[V][];
};

/** Rules look at whether something was said, never at what: nothing of this is ever sealed, opened or recorded. */
const said = { key: '', box: '' } as unknown as Sealed<string>;
const OTHER = '00000000-0000-8000-8000-000000000000' as AppealId;
const photos = Array.from(
  { length: 9 },
  (_, n) =>
    ({
      id: String(n),
      kind: 'photo',
      key: '',
      mediaType: 'image/jpeg',
      bytes: 1,
    }) as unknown as AttachmentRef,
);
const me = ({ actor }: AppealContext): PersonId => actor.id;

/** What is named where there is nothing to name, so that the rule says why it refuses. */
const NO_UNIT = '' as UnitId;
const NO_SERVICE = '' as ServiceId;
const NO_BODY = '' as Commands['referOut']['to'];

const orPlainly = <T>(found: readonly T[], plainly: T): readonly T[] =>
  found.length === 0 ? [plainly] : found;

/** Who might be called in beside the holder. */
const others = ({ held }: Appeal, { directory }: AppealContext): readonly UnitId[] =>
  orPlainly(
    directory
      .allUnits()
      .filter(({ id, kind }) => kind !== 'centre' && id !== held?.unit)
      .map(({ id }) => id),
    NO_UNIT,
  );

const claims = ({ accused }: Appeal): readonly Accused[] =>
  orPlainly<Accused>(
    accused.map(({ unit, person }) => ({ unit, person })),
    { unit: NO_UNIT },
  );

/**
 * What could be sent with each verb, as plainly as it can be said: a verb is open to a caller when its own rule takes one
 * of these, or refuses nothing but the choice in it (`chosen`). The rules decide; this only asks them.
 */
export const tries: Tries = {
  comment: () => [{ text: said, attachments: [], visibleTo: 'everyone' }],
  correct: () => [{ form: said as unknown as Sealed<Readonly<Record<string, unknown>>>, reason: said }],
  nameGuardian: () => [
    { guardian: { citizen: OTHER, contact: said } as unknown as Party, grown: false, reason: said },
  ],
  redact: () => [{ attachment: ['' as AttachmentId], reason: said }],
  answerDirectly: () => [{ answer: said, attachments: [] }],
  endorse: () => [{}],
  merge: () => [{ target: OTHER, reason: said }],
  unmerge: () => [{ reason: said }],
  withdraw: () => [{}],

  classify: ({ service }, { catalogue }) => [
    { service: service ?? catalogue.all()[0]?.id ?? NO_SERVICE, urgency: 'critical', reason: said },
  ],
  route: () => [{ reason: said }],
  accept: (_, context) => [{ assignee: me(context) }],
  assign: (_, context) => [{ assignee: me(context) }],
  recordContact: () => [{ means: 'phone', reached: true }],
  decline: ({ service }, { catalogue }) => [
    { ground: (service && catalogue.known(service)?.declineGrounds[0]?.id) ?? '' },
  ],
  referOut: (_, { directory }) => [{ to: directory.allBodies()[0]?.id ?? NO_BODY, acknowledgement: said }],
  requestReturn: () => [{ ground: said, basis: said }],
  decideReturn: () => [{ granted: false, reason: said }],
  recall: () => [{ reason: said }],

  recordProgress: () => [{ note: said, attachments: [], visibleTo: 'everyone' }],
  requestInformation: () => [{ question: said }],
  supplyInformation: () => [{ answer: said, attachments: [] }],
  requestSuspension: (_, { now }) => [{ until: addMillis(now, 3_600_000), reason: said }],
  decideSuspension: () => [{ granted: false, reason: said }],
  resume: () => [{}],
  requestExtension: ({ urgency }) => [
    { period: { unit: urgency === 'critical' ? 'minutes' : 'working-minutes', amount: 1 }, reason: said },
  ],
  decideExtension: () => [{ granted: false, reason: said }],
  nameHelpers: (appeal, context) =>
    others(appeal, context).map((unit) => ({ helpers: [{ unit, task: said }] })),
  reportCoHandling: () => [{ account: said, attachments: [] }],
  blowWhistle: (appeal, context) =>
    others(appeal, context).map((unit) => ({ units: [unit], place: said, reason: said })),
  checkIn: () => [{}],
  holdConference: () => [{ attendees: [], minutes: said, decision: said }],
  escalate: () => [{ reason: said }],
  transfer: ({ held }) => [{ unit: held?.unit ?? NO_UNIT, reason: said }],
  urge: () => [{}],
  answerUrge: (appeal) =>
    orPlainly(
      owed(appeal, 'urge-answer').map(({ deadline }) => ({
        answer: said,
        to: deadline.id.split('/')[2] as Commands['answerUrge']['to'],
      })),
      { answer: said, to: 'reporter' },
    ),
  openSupervision: () => [{ reason: said }],
  answerSupervision: (appeal, context) =>
    orPlainly<Commands['answerSupervision']>(
      openSupervisions(appeal, context).map((subject) => ({ answer: said, attachments: [], subject })),
      { answer: said, attachments: [] },
    ),
  closeSupervision: (appeal, context) =>
    orPlainly<Commands['closeSupervision']>(
      openSupervisions(appeal, context).map((subject) => ({ account: said, subject })),
      { account: said },
    ),
  nameAccused: ({ accused }, { directory }) => [
    {
      accused: {
        unit: directory.allUnits().find(({ id }) => accused.every(({ unit }) => unit !== id))?.id ?? NO_UNIT,
      },
    },
  ],
  confirmAccused: (appeal) => claims(appeal).map((accused) => ({ accused })),
  dismissAccused: (appeal) => claims(appeal).map((accused) => ({ accused, reason: said })),

  resolve: () => [
    { outcome: 'solved', account: said, attachments: photos },
    { outcome: 'solved', account: said, attachments: photos, withoutHelpers: said },
  ],
  confirmResolution: () => [{}],
  rejectResolution: () => [{ reason: said }],
  deliverFeedback: () => [
    { to: 'grid-worker', means: 'message' },
    { to: 'reporter', means: 'phone' },
  ],
  receiptFeedback: () => [{}],
  recordFollowUp: () => [{ reached: true, solved: true, satisfied: true }],

  rate: () => [{ stars: 5, responded: true, solved: true, satisfied: true }],
  reopen: () => [{ reason: said }],
  requestReview: () => [{ ground: said }],
  decideReview: () => [{ upheld: true, opinion: said, external: said }],
  undo: () => [{ reason: said }],
  requestExclusion: () => [{ ground: 'untrue', reason: said, attachments: photos }],
  decideExclusion: () => [{ granted: false, reason: said }],
};

export const stepVerbs = Object.keys(tries) as readonly StepVerb[];

/** What a rule may say of the unit, person or ground that was tried, and not of who asks or where the appeal stands. */
export const chosen: { readonly [V in StepVerb]?: readonly RefusalCode[] } = {
  accept: ['appeal/unknown-assignee', 'appeal/accused-assignee'],
  assign: ['appeal/unknown-assignee', 'appeal/accused-assignee'],
  decline: ['appeal/unknown-ground', 'appeal/unclassified'],
  nameAccused: ['appeal/already-accused'],
  transfer: ['appeal/not-sibling', 'appeal/no-duty'],
};

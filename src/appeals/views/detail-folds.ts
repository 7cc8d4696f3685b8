import type { UnitId } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import type { AppealEventData, AppealEventType } from '../domain/events';
import type { Detail } from './detail-model';
import { contacted, delivery, remark, shown, waits } from './detail-parts';

export type Fold<T extends AppealEventType> = (
  was: Detail,
  data: AppealEventData[T],
  at: Instant,
) => Partial<Detail>;

/** What each event type changes on the screen; one that is not named changes nothing but the time of the last change. */
export const folds: { readonly [T in Exclude<AppealEventType, 'AppealReported'>]?: Fold<T> } = {
  CommentAdded: (was, { text, by, visibleTo, attachments }, at) =>
    remark(was, { at, kind: 'comment', by, visibleTo, text }, attachments),
  ReportCorrected: (was, { place, form, from, by, reason, leaves }, at) => ({
    ...(leaves ? waits(leaves.queue) : {}),
    place: { ...was.place, ...place, region: place?.region ?? was.place.region },
    form: form ?? was.form,
    corrections: [
      ...was.corrections,
      {
        ...{ at, unit: by, reason },
        // Of the place and the form, what they were before; of people, whoever reveals them reads both.
        place: place === undefined ? undefined : { ...was.place, region: from ?? was.place.region },
        form: form === undefined ? undefined : was.form,
      },
    ],
  }),
  GuardianNamed: (was) => ({
    byProxy: true,
    identity: was.identity && { ...was.identity, proxy: undefined },
  }),
  RemarkCarried: (was, { text, by, attachments, source }, at) =>
    remark(was, { at, kind: 'comment', by, visibleTo: 'staff', text, source }, attachments),
  IdentityMarked: (was, { parties, as }, at) => ({
    identity: {
      ...was.identity,
      ...Object.fromEntries(
        parties.map((party) => [party, as === 'released' ? undefined : { mark: as, at }]),
      ),
    },
  }),
  AppealAnsweredDirectly: (_, { unit, answer, attachments, onTheSpot, confirmedBy }, at) => ({
    status: 'resolved',
    holder: unit,
    queue: undefined,
    pendingReturn: undefined,
    resolution: {
      at,
      unit,
      outcome: onTheSpot ? 'solved' : 'explained',
      account: answer,
      attachments: shown(attachments),
      stands: confirmedBy === undefined,
    },
  }),
  AppealEndorsed: (was) => ({ endorsements: was.endorsements + 1 }),
  AppealAbsorbed: (was, { source, urgency = was.urgency }) => ({
    urgency,
    carries: [...was.carries, source],
  }),
  AppealMerged: (_, { target }) => ({ status: 'merged', mergedInto: target, pendingReturn: undefined }),
  AppealReleased: (was, { source }) => ({ carries: was.carries.filter((carried) => carried !== source) }),
  AppealUnmerged: (_, { status }) => ({ status, mergedInto: undefined }),
  AppealWithdrawn: ({ status }, { handling }) => ({
    status: handling === true ? 'handling' : status,
    withdrawn: true,
  }),

  AppealClassified: (_, { service, urgency, tags, violation, leaves }) => ({
    ...(leaves ? waits(leaves.queue) : {}),
    ...{ service, urgency, tags, violation },
  }),
  AppealQueued: (_, { queue, reason }) => ({ queue: { unit: queue, reason } }),
  AppealRouted: (_, { unit, tier }) => ({
    status: 'routed',
    holder: unit,
    tier,
    queue: undefined,
    assignee: undefined,
  }),
  AppealAccepted: (_, { status, assignee }) => ({ status, assignee, pendingReturn: undefined }),
  AppealAssigned: (_, { assignee }) => ({ assignee }),
  ContactRecorded: (was, { status, note, unit }, at) => ({ status, ...contacted(was, note, at, unit) }),
  AppealDeclined: (_, { ground, basis, properChannel, remedy }) => ({
    notice: { ground, basis, properChannel, remedy },
  }),
  ReturnRequested: (was, { by, ground, basis, proposedUnit, decidedBy, ordinal }, at) => ({
    pendingReturn: { by, at, ground, basis, proposedUnit, decidedBy, ordinal },
    ...remark(was, { at, kind: 'return', by: 'staff', unit: by, visibleTo: 'staff', text: ground }),
  }),
  ReturnRefused: () => ({ pendingReturn: undefined }),
  ReturnGranted: (_, { queue, reason }) => waits(queue, reason),
  AppealRecalled: (_, { queue, reason }) => waits(queue, reason),

  ProgressRecorded: (was, { note, unit, visibleTo, attachments }, at) =>
    remark(was, { at, kind: 'progress', by: 'staff', unit, visibleTo, text: note }, attachments),
  InformationRequested: (was, { question, unit }, at) => ({
    status: 'awaiting-information',
    ...remark(was, { at, kind: 'question', by: 'staff', unit, visibleTo: 'everyone', text: question }),
  }),
  InformationSupplied: (was, { answer, attachments, suspended }, at) => ({
    status: suspended ? 'suspended' : 'handling',
    ...remark(was, { at, kind: 'answer', by: 'reporter', visibleTo: 'everyone', text: answer }, attachments),
  }),
  InformationLapsed: (_, { suspended }) => ({ status: suspended ? 'suspended' : 'handling' }),
  SuspensionRequested: (_, { by, until, reason, decidedBy }, at) => ({
    pendingSuspension: { by, at, until, reason, decidedBy },
  }),
  ExtensionRequested: (_, { by, period, reason, decidedBy }, at) => ({
    pendingExtension: { by, at, period, reason, decidedBy },
  }),
  HelpersNamed: (was, { helpers, by }, at) => ({
    helpers: [...new Set([...was.helpers, ...helpers.map(({ unit }) => unit)])],
    coHandling: [...was.coHandling, ...helpers.map(({ unit, task }) => ({ unit, task, by, at }))],
  }),
  CoHandlingReported: (was, { by, account }, at) => ({
    coHandling: was.coHandling.map((each) =>
      each.unit === by && each.reportedAt === undefined ? { ...each, reportedAt: at, account } : each,
    ),
  }),
  WhistleBlown: (was, { by, units, place }, at) => ({
    whistles: [...was.whistles, { by, at, place, called: units.map((unit) => ({ unit })) }],
  }),
  DepartmentCheckedIn: (was, { by }, at) => ({
    helpers: [...new Set([...was.helpers, by])],
    whistles: was.whistles.map((whistle) => ({
      ...whistle,
      called: whistle.called.map(({ unit, checkedInAt }) => ({
        unit,
        checkedInAt: checkedInAt ?? (unit === by ? at : undefined),
      })),
    })),
  }),
  HandlingSuspended: (_, { by, until }, at) => ({ status: 'suspended', suspended: { at, until, by } }),
  HandlingResumed: (_, { status }) => ({ status }),
  AppealEscalated: (was, { to, toTier, routed, reason, helper }) => ({
    ...(routed
      ? {
          status: 'routed' as const,
          holder: to,
          tier: toTier,
          queue: undefined,
          assignee: undefined,
          pendingReturn: undefined,
        }
      : { queue: { unit: to, reason }, tier: toTier }),
    helpers: helper === undefined || was.helpers.includes(helper) ? was.helpers : [...was.helpers, helper],
  }),
  AppealTransferred: (_, { to, tier }) => ({
    holder: to,
    tier,
    assignee: undefined,
    pendingReturn: undefined,
  }),
  AppealInherited: (was, { heirs, holder, place }) => {
    const heir = (unit: UnitId) => heirs.find(({ from }) => from === unit)?.to ?? unit;
    const helpers = [...new Set(was.helpers.map(heir))].filter((unit) => unit !== holder?.to);
    return {
      helpers,
      queue: was.queue && { ...was.queue, unit: heir(was.queue.unit) },
      pendingReturn: was.pendingReturn && {
        ...was.pendingReturn,
        decidedBy: heir(was.pendingReturn.decidedBy),
      },
      ...(holder && { holder: holder.to, tier: holder.tier, assignee: undefined }),
      ...(place && { place: { ...was.place, region: place.to } }),
    };
  },
  AccusedNamed: (_, { leaves }) => (leaves ? waits(leaves.queue) : {}),
  AccusedDismissed: (_, { queue }) => (queue === undefined ? {} : { queue: { unit: queue } }),

  IncidentJoined: (_, { incident }) => ({ incident }),
  IncidentLeft: () => ({ incident: undefined }),
  IncidentProgressed: (was, { by, note }, at) =>
    remark(was, { at, kind: 'progress', by: 'staff', unit: by, visibleTo: 'everyone', text: note }),

  AppealResolved: (_, { unit, outcome, account, attachments, revisitAt, confirmedBy, lead }, at) => ({
    status: 'resolved',
    mergedInto: undefined,
    resolution: {
      at,
      unit,
      outcome,
      account,
      attachments: shown(attachments),
      revisitAt,
      stands: confirmedBy === undefined,
      lead,
    },
  }),
  ResolutionConfirmed: ({ resolution }) =>
    resolution ? { resolution: { ...resolution, stands: true } } : {},
  ResolutionRejected: (was, { reason, by, queue }, at) => ({
    ...(queue === undefined ? { status: 'handling' as const, resolution: undefined } : waits(queue, reason)),
    ...remark(was, { at, kind: 'progress', by: 'staff', unit: by, visibleTo: 'staff', text: reason }),
  }),
  ResolutionTakenBack: (was, { reason, by, queue, lead }, at) => ({
    ...(queue === undefined
      ? { status: 'handling' as const, resolution: undefined, delivered: undefined }
      : waits(queue, reason)),
    ...(lead && { status: 'merged' as const, mergedInto: lead }),
    ...(reason &&
      remark(was, { at, kind: 'progress', by: 'staff', unit: by, visibleTo: 'staff', text: reason })),
  }),
  FeedbackDelivered: (_, { to, means }, at) => (to === 'reporter' ? delivery(at, means) : {}),

  AppealRated: (was, { round, stars, responded, solved, satisfied, remark: said }, at) => ({
    ratings: [...was.ratings, { round, at, stars, responded, solved, satisfied, remark: said }],
  }),
  AppealReopened: (_, { round, queue }) => ({
    ...waits(queue),
    round,
    helpers: [],
    coHandling: [],
    whistles: [],
    carries: [],
    closed: undefined,
    // Overturned, what was declined is not.
    notice: undefined,
  }),
  ReviewRequested: (_, { reviewedBy, stage = 1 }) => ({
    review: { status: 'pending', stage, by: reviewedBy },
  }),
  ReviewDecided: (was, { upheld, opinion, final, stage = 1 }) => ({
    review: { status: 'decided', stage, by: was.review?.by, upheld, opinion, final },
  }),
  DeclineTakenBack: (_, { status }) => ({ status, closed: undefined, notice: undefined }),
  AppealClosed: (_, { cause }, at) => ({
    status: 'closed',
    queue: undefined,
    pendingReturn: undefined,
    mergedInto: undefined,
    closed: { at, cause },
  }),
};

import type { Feature } from '../kernel/feature';
import { appealAggregate } from './application/aggregate';
import { jobAggregate } from './bulk/job';
import { jobsProjection } from './bulk/jobs.projection';
import { jobErrors } from './bulk/messages';
import { pairAggregate } from './duplicates/pair';
import { pairsProjection } from './duplicates/pairs.projection';
import { recountTask } from './application/recount-task';
import { verbs } from './domain/verbs';
import { filterAggregate } from './filters/filter';
import { filtersProjection } from './filters/filters.projection';
import { filterErrors } from './filters/messages';
import { followUpsProjection } from './follow-ups/project';
import { figureErrors } from './figures/errors';
import { figuresThen } from './figures/then-job';
import { figuresProjection } from './figures/projection';
import { appealPublicEvents } from './integration/public-events';
import { replayErrors } from './messages/audit';
import { appealErrors } from './messages/errors';
import { lookingLabels } from './looking/labels';
import { lookingErrors } from './looking/messages';
import { watchProjection } from './looking/watch.projection';
import { watchAggregate } from './looking/watching';
import { monthErrors } from './months/messages';
import { monthAggregate } from './months/month';
import { monthsProjection } from './months/months.projection';
import { analysisErrors } from './analysis/messages';
import { warningAggregate } from './analysis/warning';
import { bulletinAggregate, bulletinVerbs } from './bulletins/bulletin';
import { bulletinsProjection } from './bulletins/bulletins.projection';
import { bulletinErrors } from './bulletins/messages';
import { publicationErrors } from './publication/messages';
import { rankingErrors } from './rankings/messages';
import { rankingAggregate, rankingVerbs } from './rankings/ranking';
import { rankingsProjection } from './rankings/rankings.projection';
import { noticeErrors } from './messages/notices';
import { searchErrors } from './messages/search';
import { appealLabels } from './messages/labels';
import { deadlineProof } from './proof/deadline-proof';
import { proofHealth } from './proof/last-proof';
import { previewRules } from './proof/preview';
import { proofAggregate } from './proof/record';
import { noticeAggregate } from './notices/notice';
import { notifyTask } from './notices/notify-task';
import { postTask } from './notices/post-task';
import { postingKeeper } from './posting/keeper';
import { appealsProjection } from './read-models/appeals.projection';
import { inboxProjection } from './read-models/inbox/project';
import { sendingsProjection } from './read-models/sendings/project';
import { accessesProjection, registersProjection } from './registers/project';
import { searchProjection } from './read-models/search.projection';
import { carryingSaga } from './sagas/carrying';
import { claimsSaga } from './sagas/claims';
import { deadlinesSaga } from './sagas/deadlines';
import { invitingSaga } from './sagas/inviting';
import { mergingSaga } from './sagas/merging';
import { notifyingSaga } from './sagas/notifying';
import { ratingSaga } from './sagas/rating';
import { routingSaga } from './sagas/routing';
import { watchingSaga } from './sagas/watching';
import { decisionsProjection, signalAggregate } from './signals/decision';
import { signalErrors } from './signals/messages';
import { signalsProjection } from './signals/project';
import { ballotAggregate } from './surveys/ballot';
import { ballotsProjection } from './surveys/ballots.projection';
import { inviteTask } from './surveys/invite-task';
import { surveyErrors } from './surveys/messages';
import { surveyAggregate, surveyVerbs } from './surveys/survey';
import { surveysProjection } from './surveys/surveys.projection';
import { simulation } from './simulation/simulation';

/** What people ask of a county, from report to rating. */
export const appealsFeature: Feature = {
  name: 'appeals',
  aggregates: [
    appealAggregate,
    proofAggregate,
    noticeAggregate,
    jobAggregate,
    pairAggregate,
    monthAggregate,
    rankingAggregate,
    bulletinAggregate,
    warningAggregate,
    filterAggregate,
    signalAggregate,
    surveyAggregate,
    ballotAggregate,
    watchAggregate,
  ],
  projections: [
    appealsProjection,
    searchProjection,
    figuresProjection,
    inboxProjection,
    sendingsProjection,
    jobsProjection,
    registersProjection,
    accessesProjection,
    pairsProjection,
    monthsProjection,
    rankingsProjection,
    bulletinsProjection,
    filtersProjection,
    signalsProjection,
    followUpsProjection,
    decisionsProjection,
    surveysProjection,
    ballotsProjection,
    watchProjection,
  ],
  sagas: [
    routingSaga,
    deadlinesSaga,
    ratingSaga,
    mergingSaga,
    carryingSaga,
    claimsSaga,
    notifyingSaga,
    invitingSaga,
    watchingSaga,
  ],
  tasks: [recountTask, notifyTask, postTask, inviteTask],
  keepers: [postingKeeper],
  jobs: [deadlineProof, previewRules, simulation, figuresThen],
  health: proofHealth,
  publicEvents: appealPublicEvents,
  errors: {
    ...appealErrors,
    ...searchErrors,
    ...figureErrors,
    ...jobErrors,
    ...monthErrors,
    ...publicationErrors,
    ...rankingErrors,
    ...bulletinErrors,
    ...analysisErrors,
    ...filterErrors,
    ...signalErrors,
    ...lookingErrors,
    ...noticeErrors,
    ...replayErrors,
    ...surveyErrors,
  },
  labels: { ...appealLabels, ...lookingLabels },
  verbs: [
    ...Object.values(verbs).map(({ verb, by }) => ({ name: verb, by })),
    { name: 'tellApart', by: 'person' },
    { name: 'freezeMonth', by: 'person' },
    ...[...rankingVerbs, ...bulletinVerbs, ...surveyVerbs, 'answerSurvey', 'raiseWarnings'].map((name) => ({
      name,
      by: 'person' as const,
    })),
    { name: 'decideSignal', by: 'person' },
    { name: 'decideLookSignal', by: 'person' },
  ],
  routes: async () => (await import('./appeals.module')).AppealsModule,
};

import { Module, type Provider } from '@nestjs/common';
import { AccessModule } from '../access';
import { ATTACHMENT_ACCESS, AttachmentsModule, AttachmentViewsController } from '../attachments';
import { PrivacyModule } from '../privacy';
import { AppealCommandHandler } from './application/appeal-command.handler';
import { HideInAppealsHandler } from './application/hide-in-appeals';
import { AppealSteps } from './application/appeal-steps';
import { attachmentAccessOf } from './application/attachment-access';
import * as views from './application/queries/appeal-query.handlers';
import { STEP_PATHS, type StepPaths } from './application/queries/action';
import { AppealReader } from './application/queries/appeal-reader';
import * as incident from './application/queries/of-incident';
import { ReportsOfLateHandler } from './application/queries/crowded';
import * as lists from './application/queries/list-query.handlers';
import { ShowMeHandler } from './application/queries/show-me';
import { ShowHistoryHandler } from './application/queries/show-history.handler';
import * as triage from './application/queries/triage';
import { ShowInboxHandler } from './application/queries/inbox';
import { InjectedPorts } from './application/injected-ports';
import { APPEAL_PORTS } from './application/ports';
import { ReadNoticeHandler } from './application/read-notice';
import { AppealSearch } from './application/search/appeal-search';
import { LookUpPersonHandler } from './application/search/look-up-person';
import { Questions } from './application/search/questions';
import { SearchAppealsHandler } from './application/search/search-appeals';
import { ReportAppealHandler } from './application/report-appeal.handler';
import { RevealIdentityHandler } from './application/reveal-identity';
import { DashboardsController } from './figures/dashboards.controller';
import { DashboardThen } from './figures/show-then';
import { ListFigureHandler, ShowDashboardHandler } from './figures/queries';
import { DuplicatesController } from './duplicates/duplicates.controller';
import { ShowDuplicatesHandler } from './duplicates/show-duplicates';
import { TellApartHandler } from './duplicates/tell-apart';
import { BulkController } from './bulk/bulk.controller';
import { JobDesk } from './bulk/job-desk';
import { JobRunner } from './bulk/job-runner';
import { SendItem } from './bulk/send-item';
import { ShowJob } from './bulk/show-job';
import { stepRoutes } from './bulk/step-routes';
import { Accesses } from './audit/accesses';
import { Audited } from './audit/audited';
import { Causes } from './audit/causes';
import { Originals } from './audit/originals';
import { ReplayController } from './audit/replay.controller';
import { SeenByRole } from './audit/seen-as';
import { States } from './audit/states';
import { Registers } from './registers/registers';
import { RegistersController } from './registers/registers.controller';
import { AppealBus } from './http/appeal-bus';
import { EventsController } from './http/events.controller';
import { FeedbackController } from './http/feedback.controller';
import { HandleController } from './http/handle.controller';
import { InboxController } from './http/inbox.controller';
import { MeController } from './http/me.controller';
import { ProofController } from './http/proof.controller';
import { SimulationController } from './http/simulation.controller';
import { QueueController } from './http/queue.controller';
import { RateController } from './http/rate.controller';
import { ReportController } from './http/report.controller';
import { RespondController } from './http/respond.controller';
import { SearchController } from './http/search.controller';
import { TriageController } from './http/triage.controller';
import { ViewsController } from './http/views.controller';
import { Intake } from './intake/intake';
import { IntakeController } from './intake/intake.controller';
import { IntakeListener } from './intake/listener';
import { LiveTail } from './live/tail';
import { ExportsController } from './exports/exports.controller';
import { Tables } from './exports/tables';
import { FilterDesk } from './filters/filter-desk';
import { FiltersController } from './filters/filters.controller';
import { HeldAppeals } from './identities/held';
import { IdentityController } from './identities/identity.controller';
import { IdentityDesk } from './identities/identity-desk';
import { RestrictedAmong } from './identities/restricted';
import { FollowUpsController } from './follow-ups/follow-ups.controller';
import { ShowFollowUpsHandler } from './follow-ups/show-follow-ups';
import { LookingController } from './looking/looking.controller';
import { LooksController } from './looking/looks.controller';
import { MyLooks } from './looking/my-looks';
import { WatchController } from './looking/watch.controller';
import { WatchDesk } from './looking/watch-desk';
import { WithholdDesk } from './looking/withhold-desk';
import { NumberDesk } from './notices/number-desk';
import { NumbersController } from './notices/numbers.controller';
import { MonthDesk } from './months/month-desk';
import { MonthsController } from './months/months.controller';
import { ShowMonthHandler } from './months/show-month';
import { AnalysisController } from './analysis/analysis.controller';
import { AnalysisDesk } from './analysis/analysis-desk';
import { WarningTimer } from './analysis/warning-timer';
import { BulletinDesk } from './bulletins/bulletin-desk';
import { BulletinsController } from './bulletins/bulletins.controller';
import { PublishedBulletinsController } from './bulletins/published-bulletins.controller';
import { PublishedRankingsController } from './rankings/published-rankings.controller';
import { RankingDesk } from './rankings/ranking-desk';
import { RankingsController } from './rankings/rankings.controller';
import { ScoringController } from './rankings/scoring.controller';
import { ShowRanking } from './rankings/show-ranking';
import { AnsweringDesk } from './surveys/answering-desk';
import { MySurveysController } from './surveys/my-surveys.controller';
import { ShowSurveys } from './surveys/show-surveys';
import { SurveyDesk } from './surveys/survey-desk';
import { SurveysController } from './surveys/surveys.controller';
import { SignalDesk } from './signals/signal-desk';
import { SignalsController } from './signals/signals.controller';
import { NightlyProof } from './proof/nightly';
import { DeadlineProofs } from './proof/proofs';

const ofIncident = [
  incident.AppealWithAttachmentHandler,
  incident.CountedAppealsHandler,
  incident.UncountableAppealsHandler,
  ReportsOfLateHandler,
];
/** Read off the routes: what is offered is where it is sent. */
const stepPaths = (): StepPaths =>
  new Map([...stepRoutes.values()].map(({ card: { verb }, path }) => [verb, path]));

const handlers: readonly Provider[] = [
  AppealCommandHandler,
  HideInAppealsHandler,
  ReportAppealHandler,
  RevealIdentityHandler,
  ...Object.values(views),
  ...Object.values(lists),
  ShowHistoryHandler,
  ShowMeHandler,
  ShowInboxHandler,
  ReadNoticeHandler,
  SearchAppealsHandler,
  LookUpPersonHandler,
  ...ofIncident,
  triage.ShowTriageHandler,
  triage.ShowCountersHandler,
  ShowDashboardHandler,
  ListFigureHandler,
  ShowDuplicatesHandler,
  TellApartHandler,
  ShowMonthHandler,
  ShowFollowUpsHandler,
];

/**
 * The appeal over HTTP. Expects the shared edge (`EdgeModule`) and cqrs beside it, and from a global module the ports
 * that `InjectedPorts` asks for.
 */
@Module({
  imports: [AccessModule, AttachmentsModule, PrivacyModule],
  controllers: [
    ReportController,
    IntakeController,
    RespondController,
    HandleController,
    FeedbackController,
    RateController,
    ViewsController,
    IdentityController,
    QueueController,
    SearchController,
    TriageController,
    DashboardsController,
    EventsController,
    MeController,
    InboxController,
    NumbersController,
    ProofController,
    SimulationController,
    BulkController,
    ReplayController,
    RegistersController,
    LookingController,
    LooksController,
    WatchController,
    DuplicatesController,
    MonthsController,
    RankingsController,
    PublishedRankingsController,
    ScoringController,
    BulletinsController,
    AnalysisController,
    PublishedBulletinsController,
    ExportsController,
    FiltersController,
    SignalsController,
    FollowUpsController,
    SurveysController,
    MySurveysController,
    // Whoever may see the appeal may read what its events name: that is asked here.
    AttachmentViewsController,
  ],
  providers: [
    { provide: APPEAL_PORTS, useClass: InjectedPorts },
    AppealSteps,
    { provide: STEP_PATHS, useFactory: stepPaths },
    AppealReader,
    HeldAppeals,
    IdentityDesk,
    NumberDesk,
    RestrictedAmong,
    LiveTail,
    { provide: ATTACHMENT_ACCESS, inject: [AppealReader], useFactory: attachmentAccessOf },
    AppealBus,
    Questions,
    AppealSearch,
    Intake,
    IntakeListener,
    DeadlineProofs,
    NightlyProof,
    MonthDesk,
    RankingDesk,
    BulletinDesk,
    AnalysisDesk,
    WarningTimer,
    ShowRanking,
    Tables,
    FilterDesk,
    SignalDesk,
    SurveyDesk,
    ShowSurveys,
    AnsweringDesk,
    MyLooks,
    WithholdDesk,
    WatchDesk,
    JobDesk,
    SendItem,
    ShowJob,
    JobRunner,
    Audited,
    States,
    SeenByRole,
    Causes,
    Accesses,
    Originals,
    Registers,
    DashboardThen,
    ...handlers,
  ],
})
export class AppealsModule {}

import {
  RosterBody,
  RosterDayBody,
  RosterParameters,
  ShiftBody,
} from '../../../src/rosters/http/rosters.dto';
import { OpenWordsBody } from '../../../src/appeals/analysis/analysis.dto';
import {
  BulletinAnswerBody,
  BulletinBody,
  BulletinCorrectionBody,
  MentionBody,
} from '../../../src/appeals/bulletins/bulletins.dto';
import * as surveys from '../../../src/appeals/surveys/surveys.dto';
import { SuggestionsParameters, TurnDownBody } from '../../../src/incidents/http/suggestions.dto';
import { CorrectionBody, ReviewBody } from '../../../src/appeals/rankings/rankings.dto';
import { HandoverBody, HandoverParameters } from '../../../src/rosters/handovers/handovers.dto';
import { SignalDecisionBody, SignalsParameters } from '../../../src/appeals/signals/signals.dto';
import { FollowUpsParameters } from '../../../src/appeals/follow-ups/follow-ups.dto';
import { IdentityBody } from '../../../src/appeals/identities/identity.dto';
import {
  EndWithholdingBody,
  LooksParameters,
  WatchDecisionBody,
  WatchParameters,
  WithholdBody,
} from '../../../src/appeals/looking/looking.dto';
import { WebhookBody, WebhookRotationBody } from '../../../src/webhooks/http/webhooks.dto';
import { FilterBody } from '../../../src/appeals/filters/filters.dto';
import { ExportBody } from '../../../src/appeals/exports/export.dto';
import { DuplicatesParameters, TellApartBody } from '../../../src/appeals/duplicates/duplicates.dto';
import * as incidents from '../../../src/incidents/http/incidents.dto';
import { BulkBody, BulkItem } from '../../../src/appeals/bulk/bulk.dto';
import * as feedback from '../../../src/appeals/http/dto/feedback.dto';
import * as handle from '../../../src/appeals/http/dto/handle.dto';
import * as queries from '../../../src/appeals/http/dto/queries.dto';
import * as rate from '../../../src/appeals/http/dto/rate.dto';
import * as report from '../../../src/appeals/http/dto/report.dto';
import * as shared from '../../../src/appeals/http/dto/shared.dto';
import * as respond from '../../../src/appeals/http/dto/respond.dto';
import { LookUpBody } from '../../../src/appeals/http/dto/search.dto';
import { RulesBody, SimulationBody } from '../../../src/appeals/http/dto/simulation.dto';
import { IntakeBody, IntakeItem } from '../../../src/appeals/intake/intake.dto';
import { SetClockBody } from '../../../src/edge/admin/dev-clock.controller';
import { DocumentBody, PreviewBody, PublishBody } from '../../../src/reference/http/admin.bodies';
import { ReleaseBody } from '../../../src/edge/admin/operations.controller';
import type { Ruled } from '../../../src/edge/fields/schema';
import { PeopleParameters, RegionsParameters, UnitsParameters } from '../../../src/reference/http/parameters';

const parts = Object.values(shared).filter((each): each is Ruled => typeof each === 'function');
const intake = { IntakeBody, IntakeItem };
const bodies: readonly Ruled[] = Object.values({
  ...report,
  ...respond,
  ...handle,
  ...feedback,
  ...rate,
  ...intake,
  ...surveys,
  ...Object.fromEntries(Object.entries(incidents).filter(([name]) => name.endsWith('Body'))),
} as Readonly<Record<string, Ruled>>);
const { ListParameters, QueueParameters, SearchParameters } = queries;
/** What is read as JSON. */
export const bodyKinds: readonly Ruled[] = [
  ...bodies,
  ...parts,
  queries.RevealBody,
  LookUpBody,
  ReleaseBody,
  SetClockBody,
  DocumentBody,
  PreviewBody,
  PublishBody,
  RulesBody,
  SimulationBody,
  BulkBody,
  TellApartBody,
  FilterBody,
  CorrectionBody,
  ReviewBody,
  BulletinAnswerBody,
  BulletinBody,
  BulletinCorrectionBody,
  MentionBody,
  TurnDownBody,
  OpenWordsBody,
  IdentityBody,
  WithholdBody,
  EndWithholdingBody,
  WatchDecisionBody,
  WebhookBody,
  WebhookRotationBody,
  RosterBody,
  RosterDayBody,
  ShiftBody,
  HandoverBody,
  SignalDecisionBody,
  ExportBody,
  BulkItem,
];
/** What is read from a query: texts. */
export const queryKinds: readonly Ruled[] = [
  ListParameters,
  QueueParameters,
  SearchParameters,
  UnitsParameters,
  RegionsParameters,
  PeopleParameters,
  DuplicatesParameters,
  RosterParameters,
  HandoverParameters,
  LooksParameters,
  WatchParameters,
  SignalsParameters,
  FollowUpsParameters,
  SuggestionsParameters,
];

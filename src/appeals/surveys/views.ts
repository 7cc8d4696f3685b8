import type { UnitId, ServiceId } from '../../kernel/ids';
import type { Day, Instant } from '../../kernel/time';
import type { Question } from './questions';
import { standingOf, type SurveyId, type SurveyStanding, type SurveyState } from './survey';

export interface SurveyView {
  readonly id: SurveyId;
  readonly state: SurveyStanding;
  readonly title: string;
  readonly questions: readonly Question[];
  readonly from: Day;
  readonly to: Day;
  readonly unit?: UnitId | undefined;
  readonly service?: ServiceId | undefined;
  readonly size: number;
  readonly closesOn: Day;
  readonly draftedAt: Instant;
  readonly draftedBy: string;
  readonly reviewedAt?: Instant | undefined;
  readonly reviewedBy?: string | undefined;
  /** Of the review. */
  readonly note?: string | undefined;
  /** Taken back while it was open; absent where it was not. */
  readonly withdrawn?: { readonly at: Instant; readonly by: string; readonly reason: string } | undefined;
  /** How it was drawn and who was reached; absent before it is opened. */
  readonly sample?:
    | {
        readonly openedAt: Instant;
        readonly openedBy: string;
        readonly closesAt: Instant;
        readonly seed: string;
        readonly population: number;
        readonly digest: string;
        readonly unwilling: number;
        readonly drawn: number;
        readonly invited: number;
        /** Invitations that are on their way. */
        readonly waiting: number;
        /** Drawn, and not invited after all: their data is restricted or erased, or it was withdrawn. */
        readonly notInvited: number;
      }
    | undefined;
}

/** The edition that stands: drafts before it are in the log. */
export function surveyViewOf(id: SurveyId, state: SurveyState): SurveyView | undefined {
  const last = state.editions.at(-1);
  if (last === undefined) return undefined;
  const { content, drafted, reviewed, published } = last;
  const { title, questions, scope, size, closesOn } = content;
  return {
    ...{
      id,
      state: standingOf(state),
      title,
      questions,
      ...scope.closed,
      unit: scope.unit,
      service: scope.service,
    },
    ...{ size, closesOn, draftedAt: drafted.at, draftedBy: drafted.by },
    ...{ reviewedAt: reviewed?.at, reviewedBy: reviewed?.by, note: reviewed?.note },
    withdrawn: state.withdrawn,
    sample: published && sampleOf(state, published),
  };
}

function sampleOf(
  { opened, invited, notInvited, asked }: SurveyState,
  published: { readonly at: Instant; readonly by: string },
): SurveyView['sample'] {
  if (opened === undefined) return undefined;
  const { closesAt, seed, population, digest, unwilling, appeals } = opened;
  return {
    ...{ openedAt: published.at, openedBy: published.by, closesAt, seed, population, digest, unwilling },
    ...{ drawn: appeals.length, invited, waiting: asked.size },
    notInvited: Object.values(notInvited).reduce((sum, count) => sum + count, 0),
  };
}

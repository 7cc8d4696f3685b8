import type { Actor } from '../../kernel/actor';
import type { Aggregate } from '../../kernel/aggregate';
import type { Decider, DecisionContext, EventSchemas } from '../../kernel/decider';
import { DomainError } from '../../kernel/domain-error';
import type { PersonId, StreamName } from '../../kernel/ids';
import type { Sealed } from '../../kernel/sealed';
import type { SurveyErrorCode } from './messages';
import type { Mark } from './questions';
import type { SurveyId } from './survey';

interface Cast {
  readonly survey: SurveyId;
  readonly marks: readonly Mark[];
  /** Under the key of the appeal that they were asked about: erased with it. */
  readonly words: readonly { readonly question: string; readonly text: Sealed<string> }[];
}
export interface BallotCast {
  readonly type: 'BallotCast';
  readonly data: Cast;
}
export type BallotEvent = BallotCast;
export interface BallotCommand {
  readonly verb: 'answerSurvey';
  readonly data: Cast;
}
export type BallotState = 'open' | 'cast';

/** Who answers is on record as nobody: a ballot leads to no account. */
export const RESPONDENT: Actor = { id: 'respondent' as PersonId, role: 'citizen' };

export const ballotSchemas: EventSchemas = { versions: { BallotCast: 1 }, upcasts: {} };

const decider: Decider<BallotState, BallotCommand, BallotEvent, DecisionContext> = {
  initial: 'open',
  evolve: () => 'cast',
  decide: ({ data }, state) => {
    if (state === 'cast') throw new DomainError('survey/answered-already' satisfies SurveyErrorCode);
    return [{ type: 'BallotCast', data }];
  },
  misses: () => [],
};

/** One invited reporter's answers, once: under a name that only the county's secret leads to. */
export const ballotAggregate: Aggregate<BallotState, BallotCommand, BallotEvent, DecisionContext> = {
  category: 'ballot',
  decider,
  schemas: ballotSchemas,
  context: (now, actor) => ({ now, actor, versions: {} }),
};

/** @param name keyed: see `ballotOf` of whoever has the secret */
export const ballotStream = (name: string): StreamName => `ballot-${name}` as StreamName;
export const nameOfBallot = (stream: StreamName): string => stream.slice('ballot-'.length);

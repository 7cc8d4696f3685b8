import type { ClockChanges } from '../../sla';
import { subjectOf } from '../../sla';
import { subjectOfClaim } from '../domain/subjects';
import type { Accused } from '../domain/values';
import { appealSaga, send } from './appeal-saga';

export interface ClaimsState {
  /** Whom each claim names that runs on no deadline and is not decided. */
  readonly untimed: readonly string[];
}

const timedBy = (changes: ClockChanges | undefined): readonly (string | undefined)[] =>
  (changes?.started ?? []).filter(({ kind }) => kind === 'accusation').map(({ id }) => subjectOf(id));

const without = ({ untimed }: ClaimsState, gone: readonly (string | undefined)[]): ClaimsState => ({
  untimed: untimed.filter((subject) => !gone.includes(subject)),
});

const named = (
  state: ClaimsState,
  accused: readonly Accused[],
  changes: ClockChanges | undefined,
): ClaimsState =>
  without({ untimed: [...new Set([...state.untimed, ...accused.map(subjectOfClaim)])] }, timedBy(changes));

const decided = (state: ClaimsState, accused: Accused) => without(state, [subjectOfClaim(accused)]);

/**
 * What an older build recorded of claims has no deadline. At its first start the saga comes upon these as it replays the
 * log, and each appeal with such a claim is given the time for it once, by a command of one id however often it is sent.
 */
export const claimsSaga = appealSaga<ClaimsState>({
  name: 'claims',
  version: 1,
  initial: { untimed: [] },
  evolves: {
    AppealReported: ({ accused, clocks }, state) => named(state, accused, clocks),
    AccusedNamed: ({ accused, clocks }, state) => named(state, [accused], clocks),
    AccusedConfirmed: ({ accused }, state) => decided(state, accused),
    AccusedDismissed: ({ accused }, state) => decided(state, accused),
    ClaimsGivenTime: ({ clocks }, state) => without(state, timedBy(clocks)),
  },
  reacts: {
    AppealReported: (_, { untimed }, self) =>
      untimed.length === 0 ? [] : [send(self, 'giveClaimsTime', {})],
    AccusedNamed: (_, { untimed }, self) => (untimed.length === 0 ? [] : [send(self, 'giveClaimsTime', {})]),
  },
  isOver: ({ untimed }) => untimed.length === 0,
});

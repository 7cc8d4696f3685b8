import type { DeadlineId, UnitId } from '../../kernel/ids';
import { handOver, subjectOf, type Deadline } from '../../sla';
import type { Appeal } from './appeal';
import { owed, start, type Timed } from './clocks';
import type { AppealContext } from './context';
import { deskFor } from './leaving';
import { takesInFor } from './queue';
import { subjectOfClaim } from './subjects';
import type { Accused } from './values';

type Naming = Pick<Appeal, 'accused'>;

/** Who decides on it: the desk, unless it is named itself, by this claim or by one that was confirmed. */
const decidesOn = (claim: Accused, appeal: Naming, context: AppealContext): UnitId =>
  deskFor(claim, appeal, context) ?? takesInFor({ accused: [claim], violation: false }, context);

/** 指认核查: the time that there is to decide on each of these claims. @param appeal as they leave it */
export const claimClocks = (
  claims: readonly Accused[],
  appeal: Timed & Naming,
  context: AppealContext,
): readonly Deadline[] =>
  claims.map((claim) =>
    start(appeal, 'accusation', decidesOn(claim, appeal, context), context, 'county', subjectOfClaim(claim)),
  );

const clocksOf = (claim: Accused, appeal: Appeal) =>
  owed(appeal, 'accusation').filter(({ deadline: { id } }) => subjectOf(id) === subjectOfClaim(claim));

/** What is owed for this claim; nothing for one of before there was a deadline. */
export const owedFor = (claim: Accused, appeal: Appeal): readonly DeadlineId[] =>
  clocksOf(claim, appeal).map(({ deadline: { id } }) => id);

/** Whom a finding names decides on no other claim either: those are somebody else's now. @param appeal as it leaves it */
export const handedOn = (appeal: Appeal, context: AppealContext): readonly Deadline[] =>
  appeal.accused.flatMap((claim) => {
    const decides = decidesOn(claim, appeal, context);
    return clocksOf(claim, appeal)
      .filter(({ deadline: { owner } }) => owner !== decides)
      .map(({ deadline }) => handOver(deadline, decides));
  });

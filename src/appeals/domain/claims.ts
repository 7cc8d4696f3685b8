import type { DeadlineId, UnitId } from '../../kernel/ids';
import { handOver, subjectOf, type Deadline } from '../../sla';
import type { Appeal } from './appeal';
import { owed, start, type Timed } from './clocks';
import type { AppealContext } from './context';
import { desksOf } from './leaving';
import { takesInFor } from './queue';
import { subjectOfClaim } from './subjects';
import type { Accused } from './values';

type Naming = Pick<Appeal, 'accused'>;

/** Whose duty it is to decide on it; where nobody in the county may, it is missed in the open. */
const decidesOn = (claim: Accused, appeal: Naming, context: AppealContext): UnitId =>
  desksOf(claim, appeal, context)[0]?.id ?? takesInFor({ accused: [claim], violation: false }, context);

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

/** Whoever decides on it now, and still may; else whose duty it would be. */
export function deskOf(claim: Accused, appeal: Appeal, context: AppealContext): UnitId | undefined {
  const may = desksOf(claim, appeal, context).map(({ id }) => id);
  const owners = clocksOf(claim, appeal).map(({ deadline: { owner } }) => owner);
  return may.find((id) => owners.includes(id)) ?? may[0];
}

/** Whom a claim or a finding names decides on no other claim either: those are somebody else's now. @param appeal as it leaves it */
export const handedOn = (appeal: Appeal, context: AppealContext): readonly Deadline[] =>
  appeal.accused.flatMap((claim) => {
    const decides = deskOf(claim, appeal, context) ?? decidesOn(claim, appeal, context);
    return clocksOf(claim, appeal)
      .filter(({ deadline: { owner } }) => owner !== decides)
      .map(({ deadline }) => handOver(deadline, decides));
  });

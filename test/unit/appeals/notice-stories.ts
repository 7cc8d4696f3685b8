import type { Recipient } from '../../../src/appeals/notices/moments';
import { SYSTEM } from '../../../src/kernel/actor';
import type { DeadlineId } from '../../../src/kernel/ids';
import { serviceId } from '../../kit/hanyin';
import {
  countyDispatcher,
  reporter,
  supervisor,
  townDispatcher,
  villageOfficer,
} from '../../kit/appeal-context';
import { by, handling, rating, resolved, sealed } from '../../kit/appeal-story';
import type { Step } from '../../kit/told-notices';

export const raised = by(countyDispatcher, 'classify', {
  ...{ service: serviceId('neighbour-dispute'), urgency: 'critical', reason: sealed('已动手') },
});
/** The same, and it was raised to critical at once. */
export const critical = <S extends Step>([first, ...rest]: readonly S[]): readonly [S, S, ...S[]] => [
  first!,
  raised as S,
  ...rest,
];

export const asksMore = by(villageOfficer, 'requestExtension', {
  ...{ period: { unit: 'working-hours', amount: 1 }, reason: sealed('界桩外地调运') },
});
export const granted = by(townDispatcher, 'decideExtension', { granted: true, reason: sealed('属实') });
export const urging = by(reporter, 'urge', {});
export const supervising = by(supervisor, 'openSupervision', { reason: sealed('群众三次反映') });
export const invitedTo = [...handling, resolved(), by(reporter, 'rate', rating(4))];

export const RESPOND = '1/respond/-/1' as DeadlineId;
/** The warning point of responding at which the ladder tells somebody: the last one. */
export const warned: Step = ({ clocks }) => {
  const warnAt = clocks[RESPOND]!.deadline.warnAt.at(-1)!;
  return by(SYSTEM, 'recordApproaching', { deadline: RESPOND, warnAt }, warnAt);
};
export const late: readonly Step[] = [
  ({ clocks }) => by(SYSTEM, 'recordMisses', { deadline: RESPOND }, clocks[RESPOND]!.deadline.dueAt),
  () => by(SYSTEM, 'stepLadder', { deadline: RESPOND }),
];

export const unit = (id: string): Recipient => ({ kind: 'unit', id: id as never });
export const person = (id: string): Recipient => ({ kind: 'person', id: id as never });
export const CHEN: Recipient = { kind: 'citizen', id: reporter.citizen! };

/** To one recipient, word for word. */
export interface Saying {
  readonly to: Recipient;
  readonly zh: string;
  readonly en: string;
}
export interface Play {
  readonly story: readonly Step[];
  readonly told: readonly Saying[];
}

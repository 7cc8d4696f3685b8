import type { Deadline } from '../../sla';
import type { Appeal } from './appeal';
import { owed, runOn } from './clocks';
import type { AppealContext } from './context';

/** Where it goes on after a pause, and what runs again. */
interface AfterPause<Else> {
  readonly status: 'handling' | Else;
  readonly changed: readonly Deadline[];
}

const other = { information: 'suspension', suspension: 'information' } as const;
const standing = { information: 'awaiting-information', suspension: 'suspended' } as const;

/** A suspension and a question to the reporter may overlap: clocks run on when the last of them is over, and count that time once. */
export function afterPause<Ended extends keyof typeof other>(
  appeal: Appeal,
  ended: Ended,
  context: AppealContext,
): AfterPause<(typeof standing)[(typeof other)[Ended]]> {
  const goesOn = other[ended];
  return owed(appeal, goesOn).length > 0
    ? { status: standing[goesOn], changed: [] }
    : { status: 'handling', changed: runOn(appeal, context) };
}

import {
  AppealSteps,
  hideInAppeals,
  type AppealPorts,
  type Hiding,
  type HidingInAppeals,
} from '../../appeals';
import type { Recorded } from '../../kernel/event';
import type { AppealId, IncidentId, KeyId } from '../../kernel/ids';
import type { CommandOutcome } from '../../kernel/ports/command-port';
import type { Sealed } from '../../kernel/sealed';
import type { Task } from '../../kernel/task';
import type { ReferenceData } from '../../reference';
import type { TaskPorts } from '../../runtime/tasks';
import { incidentAggregate, incidentStream, type Incident, type IncidentEvent } from '../domain/incident';
import type { IncidentErrorCode } from '../messages';
import { HIDE, type HideOn } from '../sagas/hiding';

export const NOT_ALL_HIDDEN: IncidentErrorCode = 'incident/not-all-hidden';
const DONE: CommandOutcome = { kind: 'done', revision: 0 as never, position: 0 as never };

type Ports = Pick<TaskPorts, 'executor' | 'inForce' | 'open' | 'seal'>;
type Redacted = Recorded<Extract<IncidentEvent, { readonly type: 'IncidentRedacted' }>>;

/** Hides in an incident's appeals, in the name of whoever asked for it, what the process that was asked may not have come to. */
export const hideTask: Task<TaskPorts> = {
  category: HIDE,
  async run(envelope, ports) {
    const incident = envelope.stream.slice(HIDE.length + 1) as IncidentId;
    const hiding = await hidingOf(incident, envelope.command as HideOn, ports);
    const notHidden = hiding === undefined ? [] : await hideInAppeals(stepsOf(ports), hiding);
    // Each is counted by its own code where the executor counts refusals; asking again would change nothing.
    return notHidden.length === 0 ? DONE : { kind: 'refused', code: NOT_ALL_HIDDEN };
  },
};

async function hidingOf(
  id: IncidentId,
  { revision }: HideOn,
  { executor, open }: Ports,
): Promise<HidingInAppeals | undefined> {
  const { state, events } = await executor.load(incidentAggregate, incidentStream(id));
  const event = events[revision];
  if (state === null || event?.event.type !== 'IncidentRedacted') return undefined;
  const { event: redacted, metadata } = event as Redacted;
  const { passage, attachment, reason } = redacted.data;
  const [clear, why] = [passage && (await open(passage)), await open(reason)];
  // Of an incident whose key is gone nobody reads anything.
  if (why === undefined || (passage !== undefined && clear === undefined)) return undefined;
  return hidingIn(state, events, { passage: clear, attachment, reason: why }, { ...metadata, ...NO_ROUTE });
}

/** Taken in over no route by now. */
const NO_ROUTE = { route: HIDE, hasKey: true } as const;

/** In all appeals that ever were its own. */
export const hidingIn = (
  { key }: Pick<Incident, 'key'>,
  events: readonly Pick<Recorded<IncidentEvent>, 'event'>[],
  what: Hiding & { readonly reason: string },
  from: HidingInAppeals['from'],
): HidingInAppeals => {
  const reached = new Set<AppealId>(
    events.flatMap(({ event: { data } }) => ('appeals' in data ? data.appeals : [])),
  );
  return { appeals: [...reached], what, from, key };
};

/** Hiding opens and seals anew what is there, and asks for nothing else. */
function stepsOf({ executor, inForce, open, seal }: Ports): AppealSteps {
  const sealer = {
    open,
    sealUnder: async <T>(key: KeyId, value: T): Promise<Sealed<T>> => {
      const sealed = await seal(key, value);
      if (sealed === undefined)
        throw new Error(`key ${key} was destroyed while something was hidden under it`);
      return sealed;
    },
  };
  return new AppealSteps({ executor, inForce: () => inForce() as ReferenceData, sealer } as AppealPorts);
}

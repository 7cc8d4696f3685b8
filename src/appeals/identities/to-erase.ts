import type { Recorded } from '../../kernel/event';
import type { AttachmentId, CitizenId, KeyId } from '../../kernel/ids';
import type { Party } from '../../kernel/party';
import type { AppealEvent } from '../domain/events';
import type { Held } from './held';

export interface Erasable {
  readonly keys: readonly KeyId[];
  readonly attachments: readonly AttachmentId[];
}

/** With all its events: what views go through again leaves out who only says something, and attaches to it. */
export interface HeldWhole extends Held {
  readonly events: readonly Recorded<AppealEvent>[];
}

/**
 * Under which keys something of a citizen lies in their appeals, and which attachments. Of a reporter all that was said
 * and attached; of a proxy their contact alone. Pure.
 */
export function erasableOf(citizen: CitizenId, held: readonly HeldWhole[]): Erasable {
  const keys = new Set<KeyId>();
  const attachments = new Set<AttachmentId>();
  for (const { parties, read, events } of held) {
    for (const { event } of events)
      for (const { contact } of partiesOf(event).filter((party) => party.citizen === citizen))
        keys.add(contact.key);
    if (!parties.includes('reporter')) continue;
    keys.add(read.appeal.key);
    for (const { id, key } of events.flatMap(attachedBy)) {
      keys.add(key);
      attachments.add(id);
    }
  }
  return { keys: [...keys], attachments: [...attachments] };
}

function partiesOf(event: AppealEvent): readonly Party[] {
  if (event.type === 'GuardianNamed') return [event.data.guardian];
  if (event.type !== 'AppealReported' && event.type !== 'ReportCorrected') return [];
  return [event.data.reporter, event.data.proxy].flatMap((party) => party ?? []);
}

interface Attached {
  readonly id: AttachmentId;
  readonly key: KeyId;
}

/** What sagas bring is another appeal's, or an incident's with many. */
function attachedBy({ event, metadata }: Recorded<AppealEvent>): readonly Attached[] {
  if (metadata.actor.role === 'system') return [];
  const { attachments } = event.data as { readonly attachments?: readonly Attached[] | undefined };
  return attachments ?? [];
}

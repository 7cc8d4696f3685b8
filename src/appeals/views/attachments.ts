import type { Recorded } from '../../kernel/event';
import type { AttachmentId } from '../../kernel/ids';
import type { AppealEvent } from '../domain/events';
import type { AttachmentRef } from '../domain/values';
import type { Detail } from './detail-model';
import type { Perspective } from './perspective';
import { detailFor } from './perspective';

/**
 * The attachment of this id, if this side may have it: staff whatever an event brought, the reporter what their own
 * view of the appeal shows, or showed before newer remarks took its place.
 * @param recorded the event that brought it
 */
export function attachmentOf(
  id: AttachmentId,
  { event }: Recorded<AppealEvent>,
  detail: Detail,
  perspective: Perspective,
): AttachmentRef | undefined {
  const seen = perspective !== 'reporter' || isRemarkToAll(event) || shownIn(detail).includes(id);
  if (!seen || !('attachments' in event.data)) return undefined;
  return event.data.attachments.find((ref) => ref.id === id);
}

function isRemarkToAll({ type, data }: AppealEvent): boolean {
  switch (type) {
    case 'CommentAdded':
    case 'ProgressRecorded':
      return data.visibleTo === 'everyone';
    case 'InformationSupplied':
      return true;
    default:
      return false;
  }
}

/** Besides remarks. */
function shownIn(detail: Detail): readonly AttachmentId[] {
  const { attachments, resolution } = detailFor(detail, 'reporter');
  return [...attachments, ...(resolution?.attachments ?? [])].map((attachment) => attachment.id);
}

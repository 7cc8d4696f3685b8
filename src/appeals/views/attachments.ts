import type { Recorded } from '../../kernel/event';
import type { AttachmentId } from '../../kernel/ids';
import type { AppealEvent } from '../domain/events';
import type { AttachmentRef } from '../domain/values';
import type { Detail } from './detail-model';
import { detailFor, type Perspective } from './perspective';

/**
 * The attachment of this id, if this side may have it: staff whatever any event brought, the reporter what their
 * own view of the appeal shows.
 */
export function attachmentOf(
  id: AttachmentId,
  events: readonly Recorded<AppealEvent>[],
  detail: Detail,
  perspective: Perspective,
): AttachmentRef | undefined {
  if (perspective === 'reporter' && !shownIn(detailFor(detail, perspective)).includes(id)) return undefined;
  return events
    .flatMap(({ event: { data } }) => ('attachments' in data ? data.attachments : []))
    .find((ref) => ref.id === id);
}

const shownIn = ({ attachments, remarks, resolution }: Detail): readonly AttachmentId[] =>
  [
    ...attachments,
    ...remarks.flatMap((remark) => remark.attachments),
    ...(resolution?.attachments ?? []),
  ].map((attachment) => attachment.id);

import type { Instant } from '../../kernel/time';
import type { AttachmentRef, ContactMeans, Reason } from '../domain/values';
import { MOST_REMARKS, type Detail, type Remark, type ShownAttachment } from './detail-model';

export const shown = (attachments: readonly AttachmentRef[]): readonly ShownAttachment[] =>
  attachments.map(({ id, kind, mediaType, bytes, transcript }) => ({
    id,
    kind,
    mediaType,
    bytes,
    transcript,
  }));

export const remark = (
  was: Detail,
  said: Omit<Remark, 'attachments'>,
  attachments: readonly AttachmentRef[] = [],
): Pick<Detail, 'remarks' | 'remarked'> => ({
  remarks: recent([...was.remarks, { ...said, attachments: shown(attachments) }], said.visibleTo),
  remarked: { ...was.remarked, [said.visibleTo]: was.remarked[said.visibleTo] + 1 },
});

/** Of each audience the newest, so that neither pushes the other off the screen. */
function recent(remarks: readonly Remark[], audience: Remark['visibleTo']): readonly Remark[] {
  const of = remarks.filter(({ visibleTo }) => visibleTo === audience);
  return of.length <= MOST_REMARKS ? remarks : remarks.filter((each) => each !== of[0]);
}
export const waits = (unit: Remark['unit'] & string, reason?: Reason): Partial<Detail> => ({
  status: 'reported',
  queue: { unit, reason },
  holder: undefined,
  pendingReturn: undefined,
  assignee: undefined,
  resolution: undefined,
  delivered: undefined,
});
export const contacted = (
  was: Detail,
  text: Remark['text'],
  at: Instant,
  unit: Remark['unit'],
): Partial<Detail> =>
  text === undefined ? {} : remark(was, { at, kind: 'contact', by: 'staff', unit, visibleTo: 'staff', text });
export const delivery = (at: Instant, means: ContactMeans | 'rating'): Partial<Detail> => ({
  delivered: { at, means },
});

import { attachmentError, type AttachmentAccess } from '../../attachments';
import { onDutyAs } from '../../identity';
import { isStaff, type Actor, type Role } from '../../kernel/actor';
import { attachmentOf } from '../views/attachments';
import { appealIdOf } from './appeal-id';
import type { AppealReader } from './queries/appeal-reader';

/** Who may read which attachment, from the appeal's own stream: as the appeal is now, never as it was. */
export const attachmentAccessOf = (reader: AppealReader): AttachmentAccess => ({
  find: async (appeal, attachment, actor, evenHidden) => {
    const id = appealIdOf(appeal);
    const { detail, brought, redactions } = await reader.read(id, actor);
    for (const revision of brought.get(attachment) ?? []) {
      const [event] = await reader.events(id, revision, 1);
      if (event?.event.type === 'RemarkCarried') {
        const { source } = event.event.data;
        if ((await reader.hiddenOf([source], actor)).has(source)) continue;
      }
      const found = event && attachmentOf(attachment, event, detail, reader.side(actor));
      if (found === undefined) continue;
      if (redactions.attachments.includes(attachment) && evenHidden !== true)
        throw attachmentError('attachment/redacted');
      return found;
    }
    throw attachmentError('attachment/not-found');
  },
  current: (actor) => (isStaff(actor) ? onDutyNow(actor, reader) : actor),
});

/** @throws DomainError `attachment/link-invalid` */
function onDutyNow(actor: Actor, { ports }: Pick<AppealReader, 'ports'>): Actor {
  const { id: subject, role, unit, region } = actor;
  const claimed = { subject, role: role as Role, unit, region };
  try {
    return onDutyAs(claimed, ports.inForce().directory, ports.clock.now());
  } catch (error) {
    throw attachmentError('attachment/link-invalid', {}, error);
  }
}

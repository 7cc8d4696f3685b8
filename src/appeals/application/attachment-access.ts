import type { AttachmentAccess } from '../../attachments';
import { DomainError } from '../../kernel/domain-error';
import { attachmentOf } from '../views/attachments';
import { perspectiveOf } from '../views/perspective';
import type { AppealPorts } from './ports';
import { AppealReader } from './queries/appeal-reader';

/** Who may read which attachment, from the appeal's own stream: as the appeal is now, never as it was. */
export function attachmentAccessOf(ports: AppealPorts): AttachmentAccess {
  const reader = new AppealReader(ports);
  return {
    find: async (appeal, attachment, actor) => {
      const { detail, events } = await reader.read(appeal, actor);
      const found = attachmentOf(attachment, events, detail, perspectiveOf(actor));
      if (found === undefined) throw new DomainError('attachment/not-found');
      return found;
    },
  };
}

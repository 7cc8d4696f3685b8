import { attachmentError, type AttachmentAccess } from '../../attachments';
import { attachmentOf } from '../views/attachments';
import { perspectiveOf } from '../views/perspective';
import { appealIdOf } from './appeal-id';
import type { AppealReader } from './queries/appeal-reader';

/** Who may read which attachment, from the appeal's own stream: as the appeal is now, never as it was. */
export const attachmentAccessOf = (reader: AppealReader): AttachmentAccess => ({
  find: async (appeal, attachment, actor) => {
    const { detail, events } = await reader.read(appealIdOf(appeal), actor);
    const found = attachmentOf(attachment, events, detail, perspectiveOf(actor));
    if (found === undefined) throw attachmentError('attachment/not-found');
    return found;
  },
});

import type { Feature } from '../kernel/feature';
import { attachmentErrors } from './errors';

/** Photos and voice. They are in no stream of their own: events name them. */
export const attachmentsFeature: Feature = {
  name: 'attachments',
  errors: attachmentErrors,
  routes: async () => (await import('./attachments.module')).AttachmentsModule,
};

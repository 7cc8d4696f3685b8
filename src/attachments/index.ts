export { ATTACHMENT_ACCESS, type AttachmentAccess } from './access';
export { AttachmentsModule } from './attachments.module';
export { attachmentError, type AttachmentErrorCode } from './errors';
export { AttachmentLinks } from './links';
export { AttachmentRefs, type Uploaded } from './refs';
export {
  ATTACHMENT_LIMITS,
  ATTACHMENT_PLACES,
  type AttachmentLimits,
  type AttachmentPlaces,
} from './settings';
export { type Held } from './variants';
export { ViewsController as AttachmentViewsController } from './views.controller';

export { AttachmentsModule } from './attachments.module';
export * from './errors';
export { AttachmentRefs, type Uploaded } from './refs';
export { ATTACHMENT_LIMITS, type AttachmentLimits } from './settings';
export { AttachmentVault, type ReadAttachment } from './vault';

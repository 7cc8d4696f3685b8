export { ATTACHMENT_ACCESS, type AttachmentAccess } from './access';
export { uploadErrorCodes, type AttachmentErrorCode } from './errors';
export { AttachmentRefs, type Uploaded } from './refs';
export { ATTACHMENT_LIMITS, type AttachmentLimits } from './settings';
export { type Held } from './variants';
